package io.github.cascadelint.base;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where files of a project are looked for that stand above what is analysed. */
public final class FoldersUp {
    private FoldersUp() {}

    /** The folder and those above it, up to the one that holds {@code .git}. */
    public static List<Path> of(Path start) {
        List<Path> folders = new ArrayList<>();
        Path folder = start.toAbsolutePath().normalize();
        while (folder != null) {
            folders.add(folder);
            if (Files.exists(folder.resolve(".git"))) {
                return folders;
            }
            folder = folder.getParent();
        }
        return folders;
    }
}
