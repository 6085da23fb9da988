package io.github.cascadelint.source;

import io.github.cascadelint.base.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Jars and folders in which single types are looked up, in order. Of a jar the directory is read when it is asked for the
 * first time, and then only the classes that somebody needs.
 */
final class ClassPath implements Closeable {

    /** Packages without managed types, which every mapping names. */
    private static final List<String> PLATFORM =
            List.of("java.", "jakarta.persistence.", "javax.persistence.", "org.hibernate.annotations.");

    /**
     * A class file.
     *
     * @param file its path, for reports
     * @param source its bytes
     */
    record Located(String file, SourceFile source) {}

    /** A jar or folder. */
    private interface Location {
        Optional<Located> find(String path);
    }

    /** Opens a location. */
    private interface Opener {
        Location open() throws IOException;
    }

    private final Path base;
    private final List<Location> locations = new ArrayList<>();
    private final List<Closeable> opened = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Optional<Located>> known = new HashMap<>();

    /**
     * @param base what paths in reports are relative to
     * @param paths jars and folders
     */
    ClassPath(Path base, List<Path> paths) {
        this.base = base.toAbsolutePath().normalize();
        paths.forEach(this::add);
    }

    /** Adds a jar or folder. */
    void add(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        locations.add(
                new Late(display(absolute), () -> Files.isDirectory(absolute) ? folder(absolute) : jar(absolute)));
    }

    /** Adds a library within an archive that is scanned itself. */
    void add(FileWalker.Library library) {
        locations.add(new Late(library.display(), () -> nested(library)));
    }

    boolean isEmpty() {
        return locations.isEmpty();
    }

    /** The class file of a type, where there is one. */
    synchronized Optional<Located> find(String type) {
        if (isEmpty()) {
            return Optional.empty();
        }
        Optional<Located> found = known.get(type);
        if (found == null) {
            found = PLATFORM.stream().anyMatch(type::startsWith) ? Optional.empty() : search(type);
            known.put(type, found);
        }
        return found;
    }

    private Optional<Located> search(String type) {
        List<String> paths = BinaryName.classFiles(type);
        return locations.stream()
                .flatMap(location -> paths.stream().flatMap(path -> location.find(path).stream()))
                .findFirst();
    }

    /** Jars that could not be opened. */
    synchronized List<Problem> problems() {
        return List.copyOf(problems);
    }

    @Override
    public synchronized void close() throws IOException {
        for (Closeable closeable : opened) {
            closeable.close();
        }
    }

    private Location folder(Path folder) {
        String display = display(folder);
        String prefix = display.isEmpty() ? "" : display + "/";
        return path -> Optional.of(folder.resolve(path))
                .filter(Files::isRegularFile)
                .map(file -> new Located(prefix + path, new SourceFile.OnDisk(file)));
    }

    private Location jar(Path path) throws IOException {
        Archive archive = Archive.open(path);
        opened.add(archive);
        String display = display(path) + Archive.SEPARATOR;
        return name -> archive.entry(name).map(entry -> new Located(display + name, entry));
    }

    private Location nested(FileWalker.Library library) throws IOException {
        FileSystem outer = FileSystems.newFileSystem(library.archive());
        opened.add(0, outer);
        FileSystem inner = FileSystems.newFileSystem(outer.getPath(library.path()));
        opened.add(0, inner);
        return path -> Optional.of(inner.getPath(path))
                .filter(Files::isRegularFile)
                .map(file -> new Located(library.display() + Archive.SEPARATOR + path, new SourceFile.OnDisk(file)));
    }

    /** The path below the base; a jar from elsewhere by its name alone, which is the same on every machine. */
    private String display(Path path) {
        boolean elsewhere = !path.startsWith(base) && !Files.isDirectory(path);
        return elsewhere
                ? SourceLayout.name(path)
                : base.relativize(path).toString().replace('\\', '/');
    }

    /** A location that is opened when it is asked for the first time; one that cannot be opened holds nothing. */
    private final class Late implements Location {
        private final String display;
        private final Opener opener;
        private Optional<Location> location = Optional.empty();

        Late(String display, Opener opener) {
            this.display = display;
            this.opener = opener;
        }

        @Override
        public Optional<Located> find(String path) {
            if (location.isEmpty()) {
                location = Optional.of(open());
            }
            return location.get().find(path);
        }

        private Location open() {
            try {
                return opener.open();
            } catch (IOException e) {
                problems.add(Trouble.archive(display, e));
                return path -> Optional.empty();
            }
        }
    }
}
