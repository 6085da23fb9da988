package io.github.cascadelint.cli;

import io.github.cascadelint.rule.CustomRules;
import io.github.cascadelint.rule.RuleLoadingException;
import io.github.cascadelint.rule.RuleRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The jars with rules that are open in a run: pages of rules are read from them as late as in the report. */
final class RuleJars implements AutoCloseable {
    private final List<URLClassLoader> open = new ArrayList<>();

    /**
     * The rules of a registry and those of the jars.
     *
     * @throws CannotRunException if a jar brings none
     * @throws RuleLoadingException if a rule cannot be used
     */
    RuleRegistry rules(RuleRegistry builtIn, List<Path> jars) throws CannotRunException, RuleLoadingException {
        for (Path jar : jars) {
            try (URLClassLoader alone = new URLClassLoader(new URL[] {url(jar)}, null)) {
                if (!CustomRules.in(alone)) {
                    throw new CannotRunException("no rules in " + jar.getFileName()
                            + ": it has no file META-INF/services/io.github.cascadelint.rule.RuleProvider");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        URLClassLoader loader = new URLClassLoader(
                jars.stream().map(RuleJars::url).distinct().toArray(URL[]::new), RuleJars.class.getClassLoader());
        open.add(loader);
        return CustomRules.beside(builtIn, loader);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("no address of a file: " + jar, e);
        }
    }

    @Override
    public void close() {
        for (URLClassLoader loader : open) {
            try {
                loader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        open.clear();
    }
}
