package io.github.cascadelint.source;

import io.github.cascadelint.base.Problem;
import java.io.IOException;
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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

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
    private static final Set<String> BUILD_OUTPUT = Set.of("target", "build", "out", "bin", "dist", "classes");
    private static final Set<String> TESTS = Set.of("test", "tests", "it");

    /** What build tools name their source roots, seen from the end of the path: a scan that starts here sees packages only. */
    private static final Pattern SOURCE_ROOT =
            Pattern.compile("(^|.*/)(src/[^/]+/java|generated(-test)?-sources/[^/]+)$");

    private final Path base;
    private final boolean includeTests;
    private final List<PathMatcher> excluded;
    private final Map<String, Path> files = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param base what paths are relative to
     * @param includeTests whether test sources are wanted
     * @param exclude globs on relative paths
     */
    public FileWalker(Path base, boolean includeTests, List<String> exclude) {
        this.base = base.toAbsolutePath().normalize();
        this.includeTests = includeTests;
        this.excluded = exclude.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
    }

    /** Collects the Java files below a root; a root that is a file is taken as it is. */
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
        return base.relativize(path).toString().replace('\\', '/');
    }

    /** The last part of a path; empty for the root of a file system. */
    private static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
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
        private final boolean sourceRoot;

        private Visitor(Path start) {
            this.start = start;
            this.sourceRoot =
                    SOURCE_ROOT.matcher(start.toString().replace('\\', '/')).matches();
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(start) && isSkipped(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = nameOf(file);
            if (name.endsWith(".java") && !name.equals("module-info.java") && !isExcluded(file)) {
                files.put(relative(file), file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            // A link that leads nowhere or in a circle holds no source of its own.
            if (!Files.isSymbolicLink(file)) {
                unreadable(file, e);
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isSkipped(Path folder) {
            String name = nameOf(folder);
            if (NEVER.contains(name) || isExcluded(folder)) {
                return true;
            }
            // Below a source root, these names are packages.
            if (sourceRoot || isBelowSourceRoot(folder)) {
                return false;
            }
            return BUILD_OUTPUT.contains(name) || (!includeTests && isTestFolder(folder, name));
        }

        /** Whether a folder above, within the scan, is a source root: {@code java}, or {@code src} with packages in it. */
        private boolean isBelowSourceRoot(Path folder) {
            Path relative = start.relativize(folder);
            for (int i = 0; i < relative.getNameCount() - 1; i++) {
                String segment = relative.getName(i).toString();
                if (segment.equals("java") || segment.equals("com") || segment.equals("org") || segment.equals("net")) {
                    return true;
                }
            }
            return false;
        }

        private boolean isTestFolder(Path folder, String name) {
            Path parent = folder.getParent();
            boolean inSrc = parent != null && nameOf(parent).equals("src");
            String lower = name.toLowerCase(Locale.ROOT);
            return TESTS.contains(lower) || (inSrc && (lower.contains("test") || lower.equals("itest")));
        }
    }
}
