package io.github.cascadelint.base;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.PatternSyntaxException;

/** A glob on paths below the scan root, as the configuration writes it. Equal where the texts are. */
public final class PathGlob {
    private final String text;
    private final PathMatcher matcher;

    /**
     * @throws PatternSyntaxException if the text is no glob
     */
    public PathGlob(String text) {
        this.text = text;
        this.matcher = FileSystems.getDefault().getPathMatcher("glob:" + anyDepth(text));
    }

    /** Lets a leading {@code **} with its slash stand for no folder as well, as in other tools' globs. */
    private static String anyDepth(String glob) {
        return glob.startsWith("**/") ? "{**/,}" + anyDepth(glob.substring(3)) : glob;
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** Whether it matches a path, given relative to the scan root. */
    public boolean matches(Path relative) {
        return matcher.matches(relative);
    }

    /** Whether it matches a file or a folder that holds it, given by its path relative to the scan root. */
    public boolean matchesOrHolds(String file) {
        for (Path path = Path.of(file); path != null; path = path.getParent()) {
            if (matches(path)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathGlob glob && glob.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
