package io.github.cascadelint.cli;

import io.github.cascadelint.report.ConsoleReporter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Where the command line runs.
 *
 * @param out for the report, and nothing else
 * @param err for everything else
 * @param folder the user's current folder
 * @param interactive whether someone looks at a terminal
 * @param color whether that terminal shows colours, and is wanted to
 * @param width its columns; 0 when there is none
 */
record Terminal(PrintStream out, PrintStream err, Path folder, boolean interactive, boolean color, int width) {
    private static final int USUAL_WIDTH = 80;
    private static final int PATIENCE_IN_MILLISECONDS = 500;

    /** The terminal, or the pipes, of this process. */
    static Terminal system() {
        Optional<Console> console = Optional.ofNullable(System.console()).filter(Terminal::isTerminal);
        boolean interactive = console.isPresent();
        // what is piped or redirected must have the same bytes everywhere
        Charset charset = console.map(Console::charset).orElse(StandardCharsets.UTF_8);
        return new Terminal(
                new PrintStream(new PipeStream(new FileOutputStream(FileDescriptor.out)), false, charset),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
                Path.of("").toAbsolutePath(),
                interactive,
                interactive && wantsColor(System.getenv(), System.getProperty("os.name", "")),
                interactive ? columns(System.getenv()) : 0);
    }

    /** Whether to use colours on a terminal: see no-color.org; old Windows consoles print the codes as they are. */
    static boolean wantsColor(Map<String, String> environment, String operatingSystem) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        if (environment.getOrDefault("TERM", "").equals("dumb")) {
            return false;
        }
        return !operatingSystem.startsWith("Windows")
                || environment.containsKey("WT_SESSION")
                || environment.containsKey("TERM");
    }

    /** From Java 22 on there is a console even when input and output are redirected, and only it knows. */
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    private static int columns(Map<String, String> environment) {
        String known = environment.getOrDefault("COLUMNS", "");
        int columns = number(known.isEmpty() ? stty() : known);
        return columns > 0 ? columns : USUAL_WIDTH;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The columns as the terminal driver knows them; empty where there is no such command. */
    private static String stty() {
        try {
            Process process = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_IN_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                process.destroy();
                return "";
            }
            String size = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return size.substring(size.indexOf(' ') + 1).strip();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Tells the user something that is no report. */
    void say(String line) {
        err.println("cascade-lint: " + line);
    }

    /** A path as the user would write it: relative to the current folder where that is shorter to read. */
    String display(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path here = folder.toAbsolutePath().normalize();
        if (absolute.equals(here)) {
            return ".";
        }
        return slashes(absolute.startsWith(here) ? here.relativize(absolute) : absolute);
    }

    /** What to put before paths relative to a folder, so that they can be opened from the current one: all of it where it lies elsewhere. */
    String prefix(Path base) {
        Path absolute = base.toAbsolutePath().normalize();
        Path here = folder.toAbsolutePath().normalize();
        if (absolute.equals(here)) {
            return "";
        }
        String prefix = slashes(absolute.startsWith(here) ? here.relativize(absolute) : absolute);
        return prefix.endsWith("/") ? prefix : prefix + "/";
    }

    /** How text looks that speaks of files below a folder; plain where it goes to a file. */
    ConsoleReporter.Options looks(Path base, boolean shown) {
        return new ConsoleReporter.Options(shown && color, prefix(base), shown ? width : 0);
    }

    private static String slashes(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
