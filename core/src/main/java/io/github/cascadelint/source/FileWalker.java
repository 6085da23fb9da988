package io.github.cascadelint.source;

import io.github.cascadelint.base.PathGlob;
import io.github.cascadelint.base.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files to read: skips build output, folders of version control and, unless asked for, test sources. Class files
 * are read where a root is a jar, a folder of classes, or a class file itself.
 */
final class FileWalker implements Closeable {

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

    /** Other versions of classes that are there already. */
    private static final Path VERSIONS = Path.of("META-INF", "versions");

    /**
     * A library within an archive of the scan.
     *
     * @param archive the archive
     * @param display the library's path for reports
     * @param path its path within the archive
     */
    record Library(Path archive, String display, String path) {}

    private final Path base;
    private final String prefix;
    private final Predicate<String> wanted;
    private final Predicate<String> aside;
    private final boolean includeTests;
    private final SortedMap<String, PathGlob> excluded = new TreeMap<>();
    private final Set<String> matched = new HashSet<>();
    private final Map<String, SourceFile> files = new TreeMap<>();
    private final Map<String, Path> asides = new TreeMap<>();
    private final List<Archive> archives = new ArrayList<>();
    private final List<Library> libraries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param base what paths are relative to
     * @param wanted tells by its name whether a file is wanted
     * @param aside tells by its name whether a file is to be remembered, though not read as a source
     * @param includeTests whether test sources are wanted
     * @param exclude globs on relative paths
     */
    FileWalker(
            Path base, Predicate<String> wanted, Predicate<String> aside, boolean includeTests, List<String> exclude) {
        this.base = base.toAbsolutePath().normalize();
        String separator = this.base.getFileSystem().getSeparator();
        String text = this.base.toString();
        this.prefix = text.endsWith(separator) ? text : text + separator;
        this.wanted = wanted;
        this.aside = aside;
        this.includeTests = includeTests;
        exclude.forEach(glob -> excluded.put(glob, new PathGlob(glob)));
    }

    /** Collects the wanted files below a root, or in it where it is a jar; another file is taken as it is. */
    void walk(Path root) {
        Path start = root.toAbsolutePath().normalize();
        if (Archive.isArchive(start) && Files.isRegularFile(start)) {
            archive(start);
            return;
        }
        try {
            Files.walkFileTree(start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(start));
        } catch (IOException e) {
            unreadable(start, e);
        }
    }

    private void archive(Path path) {
        String display = relative(path);
        try {
            Archive archive = Archive.open(path);
            archives.add(archive);
            archive.entries().forEach(entry -> entry(display, entry));
            archive.libraries()
                    .forEach(library ->
                            libraries.add(new Library(path, display + Archive.SEPARATOR + library, library)));
        } catch (IOException e) {
            problems.add(Trouble.archive(display, e));
        }
    }

    private void entry(String archive, Archive.Entry entry) {
        String file = archive + Archive.SEPARATOR + entry.path();
        if (entry.leadsOutside()) {
            problems.add(Trouble.outside(file));
        } else if (wanted.test(entry.name()) && (excluded.isEmpty() || !isExcluded(Path.of(file)))) {
            files.put(file, entry);
        }
    }

    /** Takes another content for a file that was found. */
    void replace(String file, byte[] content) {
        files.computeIfPresent(file, (path, found) -> SourceFile.of(found.name(), content));
    }

    /** The files found so far, by path relative to the base, in the order of these paths. */
    Map<String, SourceFile> files() {
        return Collections.unmodifiableMap(files);
    }

    /** The files set aside so far, by path relative to the base. */
    Map<String, Path> asides() {
        return Collections.unmodifiableMap(asides);
    }

    /** The libraries within the archives found so far. */
    List<Library> libraries() {
        return Collections.unmodifiableList(libraries);
    }

    @Override
    public void close() throws IOException {
        for (Archive archive : archives) {
            archive.close();
        }
    }

    /** What paths are relative to. */
    Path base() {
        return base;
    }

    /** Folders and files that could not be entered. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The globs that have kept nothing from being read. */
    public List<String> idleExcludes() {
        return excluded.keySet().stream()
                .filter(glob -> !matched.contains(glob))
                .toList();
    }

    private void unreadable(Path path, IOException e) {
        problems.add(Trouble.unreadable(relative(path), e));
    }

    private String relative(Path path) {
        String text = path.toString();
        // A name below the base, by far the most frequent case: cheaper than Path.relativize.
        String relative = text.startsWith(prefix)
                ? text.substring(prefix.length())
                : base.relativize(path).toString();
        return relative.replace('\\', '/');
    }

    /** @param relative a path relative to the base */
    private boolean isExcluded(Path relative) {
        boolean isExcluded = false;
        for (Map.Entry<String, PathGlob> glob : excluded.entrySet()) {
            if (glob.getValue().matches(relative)) {
                matched.add(glob.getKey());
                isExcluded = true;
            }
        }
        return isExcluded;
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path start;
        private final SourceLayout layout;
        private final boolean classes;

        private Visitor(Path start) {
            this.start = start;
            this.layout = new SourceLayout(start);
            this.classes = Files.isRegularFile(start) || ClassFolder.is(start);
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(start) && isSkipped(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = SourceLayout.name(file);
            boolean isWanted = wanted.test(name) && (classes || !BinaryName.isClassFile(name));
            boolean isAside = aside.test(name);
            if ((isWanted || isAside) && !isExcluded(base.relativize(file))) {
                String relative = relative(file);
                if (isWanted) {
                    files.put(relative, new SourceFile.OnDisk(file));
                }
                if (isAside) {
                    asides.put(relative, file);
                }
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
            if (NEVER.contains(SourceLayout.name(folder)) || isExcluded(base.relativize(folder))) {
                return true;
            }
            if (classes) {
                return start.relativize(folder).equals(VERSIONS);
            }
            return layout.isBuildOutput(folder) || (!includeTests && layout.isTestFolder(folder));
        }
    }
}
