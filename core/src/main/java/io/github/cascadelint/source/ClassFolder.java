package io.github.cascadelint.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells a folder that a compiler wrote from a folder of sources. */
final class ClassFolder {

    private ClassFolder() {}

    /**
     * Whether class files lie below the folder each in the folder of its package: judged by the first class or source, in
     * the order of the paths.
     */
    static boolean is(Path folder) {
        if (!Files.isDirectory(folder) || SourceLayout.isModule(folder)) {
            return false;
        }
        try {
            Optional<Path> first = first(folder);
            return first.isPresent()
                    && BinaryName.isClassFile(SourceLayout.name(first.get()))
                    && isNamed(folder, first.get());
        } catch (IOException e) {
            return false; // the walk that follows meets it again, and tells
        }
    }

    private static boolean isNamed(Path folder, Path file) throws IOException {
        String path = folder.relativize(file).toString().replace('\\', '/');
        String name = path.substring(0, path.length() - BinaryName.CLASS.length());
        return new String(new SourceFile.OnDisk(file).read(), StandardCharsets.ISO_8859_1).contains(name);
    }

    private static Optional<Path> first(Path folder) throws IOException {
        List<Path> children;
        try (Stream<Path> list = Files.list(folder)) {
            children = list.sorted().toList();
        }
        for (Path child : children) {
            String name = SourceLayout.name(child);
            Optional<Path> found = Optional.empty();
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                found = name.equals("META-INF") || name.startsWith(".") ? found : first(child);
            } else if (BinaryName.isClassFile(name) || name.endsWith(".java")) {
                found = Optional.of(child);
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
