package io.github.cascadelint.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ImmutableCapabilities;
import org.openqa.selenium.remote.RemoteWebDriver;

/** Firefox, by the protocol that is built into it: Debian has no geckodriver, which would only translate. */
final class Firefox extends Browser {
    private static final long STARTS_WITHIN_MILLISECONDS = 60_000;
    private static final String PREFERENCES = """
            user_pref("marionette.port", 0);
            user_pref("browser.shell.checkDefaultBrowser", false);
            user_pref("browser.startup.page", 0);
            user_pref("datareporting.policy.dataSubmissionEnabled", false);
            user_pref("app.update.disabledForTesting", true);
            user_pref("network.proxy.type", 1);
            user_pref("network.proxy.http", "127.0.0.1");
            user_pref("network.proxy.http_port", 9);
            user_pref("network.proxy.ssl", "127.0.0.1");
            user_pref("network.proxy.ssl_port", 9);
            user_pref("ui.prefersReducedMotion", 1);
            """;

    private final Marionette marionette;
    private final Process process;
    private final Path profile;

    private Firefox(Marionette marionette, Process process, Path profile) {
        super(new RemoteWebDriver(marionette, new ImmutableCapabilities()));
        this.marionette = marionette;
        this.process = process;
        this.profile = profile;
    }

    static Firefox start() throws IOException {
        Path profile = Files.createTempDirectory("firefox");
        Files.writeString(profile.resolve("user.js"), PREFERENCES);
        Process process = new ProcessBuilder(
                        program("firefox", "firefox-esr").toString(),
                        "--headless",
                        "--marionette",
                        "--remote-allow-system-access",
                        "--no-remote",
                        "--profile",
                        profile.toString())
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start();
        return new Firefox(new Marionette(port(profile, process)), process, profile);
    }

    /** Firefox chooses a port that is free, and writes it down when it listens. */
    private static int port(Path profile, Process process) throws IOException {
        Path file = profile.resolve("MarionetteActivePort");
        for (long waited = 0; waited < STARTS_WITHIN_MILLISECONDS && process.isAlive(); waited += 100) {
            if (Files.exists(file) && Files.size(file) > 0) {
                return Integer.parseInt(Files.readString(file).strip());
            }
            pause();
        }
        process.destroyForcibly();
        throw new IOException("Firefox does not listen: " + Files.readString(profile.resolve("log")));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A window of Firefox has a least width, the page in it has none. */
    @Override
    void size(Dimension size) {
        marionette.inBrowser("""
                const style = gBrowser.selectedBrowser.style;
                for (const [side, pixels] of [['width', arguments[0]], ['height', arguments[1]]]) {
                    style.setProperty('min-' + side, pixels + 'px');
                    style.setProperty('max-' + side, pixels + 'px');
                }""", size.width, size.height);
        until("return innerWidth === arguments[0] && innerHeight === arguments[1]", size.width, size.height);
    }

    @Override
    void colors(String scheme) {
        marionette.inBrowser(
                "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0])",
                scheme.equals("dark") ? 0 : 1);
    }

    @Override
    void media(String type) {
        marionette.inBrowser(
                "gBrowser.selectedBrowser.browsingContext.mediumOverride = arguments[0]",
                type.equals("screen") ? "" : type);
    }

    @Override
    List<String> complaints() {
        @SuppressWarnings("unchecked")
        List<String> found = (List<String>) marionette.inBrowser("""
                const all = Services.console.getMessageArray();
                Services.console.reset();
                return all.filter(message => message instanceof Ci.nsIScriptError
                        && (message.sourceName.startsWith('file:') || message.category.startsWith('CSP')))
                    .map(message => message.errorMessage + ' ' + message.sourceName + ':' + message.lineNumber);""");
        return found;
    }

    @Override
    public void close() {
        super.close();
        process.destroy();
        process.onExit().join();
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
