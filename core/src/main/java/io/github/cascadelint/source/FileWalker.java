package io.github.cascadelint.source;

import io.github.cascadelint.base.Problem;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the files to read: skips build output, folders of version control and, unless asked for, test sources. */
public final class FileWalker {

    private static final Set<String> NEVER = Set.of(
            ".git",
            ".hg",
            ".svn",
            "CVS",
            ".idea",
            ".gradle",
            ".mvn",
            ".settings",
            ".metadata",
            "node_modules",
            "bower_components");

    private final Path base;
    private final String prefix;
    private final Predicate<String> wanted;
    private final boolean includeTests;
    private final List<PathMatcher> excluded;
    private final Map<String, Path> files = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param base what paths are relative to
     * @param wanted tells by its name whether a file is wanted
     * @param includeTests whether test sources are wanted
     * @param exclude globs on relative paths
     */
    public FileWalker(Path base, Predicate<String> wanted, boolean includeTests, List<String> exclude) {
        this.base = base.toAbsolutePath().normalize();
        String separator = this.base.getFileSystem().getSeparator();
        String text = this.base.toString();
        this.prefix = text.endsWith(separator) ? text : text + separator;
        this.wanted = wanted;
        this.includeTests = includeTests;
        this.excluded = exclude.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + anyDepth(glob)))
                .toList();
    }

    /** Lets a leading {@code **} with its slash stand for no folder as well, as in other tools' globs. */
    private static String anyDepth(String glob) {
        return glob.startsWith("**/") ? "{**/,}" + anyDepth(glob.substring(3)) : glob;
    }

    /** Collects the wanted files below a root; a root that is a file is taken as it is. */
    public void walk(Path root) {
        Path start = root.toAbsolutePath().normalize();
        try {
            Files.walkFileTree(start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(start));
        } catch (IOException e) {
            unreadable(start, e);
        }
    }

    /** The files found so far, by path relative to the base, in the order of these paths. */
    public Map<String, Path> files() {
        return Collections.unmodifiableMap(files);
    }

    /** Folders and files that could not be entered. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    private void unreadable(Path path, IOException e) {
        problems.add(new Problem(
                Problem.Kind.IO,
                "cannot be read (" + e.getClass().getSimpleName() + "); check its permissions, or exclude it",
                relative(path),
                0));
    }

    private String relative(Path path) {
        String text = path.toString();
        // A name below the base, by far the most frequent case: cheaper than Path.relativize.
        String relative = text.startsWith(prefix)
                ? text.substring(prefix.length())
                : base.relativize(path).toString();
        return relative.replace('\\', '/');
    }

    private boolean isExcluded(Path path) {
        if (excluded.isEmpty()) {
            return false;
        }
        Path relative = base.relativize(path);
        return excluded.stream().anyMatch(matcher -> matcher.matches(relative));
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path start;
        private final SourceLayout layout;

        private Visitor(Path start) {
            this.start = start;
            this.layout = new SourceLayout(start);
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(start) && isSkipped(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (wanted.test(SourceLayout.name(file)) && !isExcluded(file)) {
                files.put(relative(file), file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            // A link that leads in a circle holds no source of its own.
            if (!(e instanceof FileSystemLoopException)) {
                unreadable(file, e);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            if (e != null) {
                unreadable(folder, e);
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isSkipped(Path folder) {
            return NEVER.contains(SourceLayout.name(folder))
                    || isExcluded(folder)
                    || layout.isBuildOutput(folder)
                    || (!includeTests && layout.isTestFolder(folder));
        }
    }
}
