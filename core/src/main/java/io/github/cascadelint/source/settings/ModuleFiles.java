package io.github.cascadelint.source.settings;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the files that configure a module when only a part of it is scanned, a source root for example: its build file and
 * those of its parents, and the configuration among its resources.
 */
final class ModuleFiles {

    private static final List<String> RESOURCES =
            List.of("src/main/resources", "src/main/resources/config", "src/main/resources/META-INF", "config", ".");

    private ModuleFiles() {}

    static NavigableSet<Path> around(List<Path> roots) {
        NavigableSet<Path> files = new TreeSet<>();
        NavigableSet<Path> modules = new TreeSet<>();
        for (Path root : roots) {
            Path start = root.toAbsolutePath().normalize();
            module(start).filter(modules::add).ifPresent(module -> addAll(module, !module.equals(start), files));
        }
        return files;
    }

    /** The nearest folder that holds a build file, up to the root of the repository. */
    private static Optional<Path> module(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (!builds(folder).isEmpty()) {
                return Optional.of(folder);
            }
            if (Files.exists(folder.resolve(".git"))) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static void addAll(Path module, boolean resources, NavigableSet<Path> files) {
        if (resources) {
            RESOURCES.forEach(name -> files.addAll(accepted(module.resolve(name).normalize())));
        }
        Path folder = module;
        while (folder != null && !builds(folder).isEmpty()) {
            files.addAll(builds(folder));
            files.addAll(accepted(folder.resolve("gradle")));
            Path properties = folder.resolve(GradleReader.PROPERTIES);
            if (Files.isRegularFile(properties)) {
                files.add(properties);
            }
            folder = folder.getParent();
        }
    }

    private static List<Path> builds(Path folder) {
        return accepted(folder).stream()
                .filter(file -> SignReader.isBuild(String.valueOf(file.getFileName())))
                .toList();
    }

    /** A folder that cannot be listed has nothing to tell; what is to be scanned is listed elsewhere, and told there. */
    private static List<Path> accepted(Path folder) {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                if (ProjectFiles.accepts(String.valueOf(file.getFileName())) && Files.isRegularFile(file)) {
                    files.add(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return files;
        }
        return files;
    }
}
