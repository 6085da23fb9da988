package io.github.cascadelint.source.settings;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The files that configure and build the application: those of the scan, and those around it where only a part of a module is
 * scanned. Each is read once, for all that is to be found out from it.
 */
public final class ProjectFiles {

    /** What tests are configured with says nothing about the application. */
    private static final Pattern TESTS = Pattern.compile("(^|/)src/[^/]*[tT]est[^/]*/");

    private final Path base;
    private final List<ProjectFile> files = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param base what paths are relative to
     * @param roots what is scanned; where that is a part of a module, the module's own files are found from there
     * @param found those files of the scan for which {@link #accepts} holds, by path relative to the base
     */
    public ProjectFiles(Path base, List<Path> roots, Map<String, Path> found) {
        this.base = base.toAbsolutePath().normalize();
        SortedMap<String, Path> all = new TreeMap<>(found);
        for (Path file : ModuleFiles.around(roots)) {
            if (!found.containsValue(file)) {
                all.put(shown(file), file);
            }
        }
        all.forEach(this::read);
    }

    /**
     * A file and its text.
     *
     * @param path where it is
     * @param shown how reports call it
     * @param text its characters
     */
    record ProjectFile(Path path, String shown, String text) {
        String name() {
            return String.valueOf(path.getFileName());
        }

        /** The folder above {@code src}, or above the folder {@code gradle} or {@code config}, else that of the file. */
        Path module() {
            Path folder = folder(path);
            for (Path up = folder; up != null; up = up.getParent()) {
                if (String.valueOf(up.getFileName()).equals("src")) {
                    return folder(up);
                }
            }
            String own = String.valueOf(folder.getFileName());
            return own.equals("gradle") || own.equals("config") || own.equals("META-INF") ? folder(folder) : folder;
        }

        private static Path folder(Path path) {
            Path parent = path.getParent();
            return parent == null ? path : parent;
        }
    }

    /** Whether a file may tell something, judged by its name alone. */
    public static boolean accepts(String name) {
        return SignReader.accepts(name) || name.equals(GradleReader.PROPERTIES);
    }

    /** What could not be read. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The settings of the application, in the order of the files. */
    public List<ApplicationSetting> settings() {
        List<ApplicationSetting> settings = new ArrayList<>();
        for (ProjectFile file : files) {
            if (SignReader.isConfiguration(file.name())) {
                settings.addAll(ApplicationSetting.of(file.shown(), shown(file.module()), file.name(), file.text()));
            }
        }
        return settings;
    }

    /** The build files, without the comments of XML. */
    public List<BuildText> builds() {
        return files.stream()
                .filter(file -> SignReader.isBuild(file.name()))
                .map(file -> new BuildText(
                        file.shown(),
                        shown(file.module()),
                        file.name().endsWith(".xml") ? Entries.withoutComments(file.text()) : file.text()))
                .toList();
    }

    /**
     * A build file.
     *
     * @param file where it is, relative to the base
     * @param module its folder, relative to the base; empty for the base itself
     * @param text what it says
     */
    public record BuildText(String file, String module, String text) {}

    List<ProjectFile> all() {
        return List.copyOf(files);
    }

    /** The folder of a file that reports call so. */
    Path folder(String shown) {
        Path folder = base.resolve(shown).normalize().getParent();
        return folder == null ? base : folder;
    }

    /** The module of a file that reports call so. */
    Path module(String shown) {
        return new ProjectFile(base.resolve(shown).normalize(), shown, "").module();
    }

    String shown(Path path) {
        return base.relativize(path).toString().replace('\\', '/');
    }

    private void read(String shown, Path file) {
        if (TESTS.matcher(shown).find()) {
            return;
        }
        try {
            Path path = file.toAbsolutePath().normalize();
            files.add(new ProjectFile(path, shown, SourceText.decode(Files.readAllBytes(file))));
        } catch (IOException e) {
            problems.add(new Problem(
                    Problem.Kind.UNRESOLVED,
                    "cannot be read (" + e.getClass().getSimpleName()
                            + "), so what it may say about the persistence provider and about names in the database is"
                            + " not known",
                    shown,
                    0));
        }
    }
}
