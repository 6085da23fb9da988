package io.github.cascadelint.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A jar or war, whose entries are read one by one; several threads may read at once. */
final class Archive implements Closeable {

    /** Stands between the path of an archive and that of an entry. */
    static final String SEPARATOR = "!/";

    /** Other versions of classes that are there already. */
    private static final String VERSIONS = "META-INF/versions/";

    /** Where Spring Boot's jars and web applications keep their libraries. */
    private static final List<String> LIBRARIES = List.of("BOOT-INF/lib/", "WEB-INF/lib/");

    private final ZipFile zip;

    private Archive(ZipFile zip) {
        this.zip = zip;
    }

    /** Whether a file is an archive, judged by its name. */
    static boolean isArchive(Path path) {
        String name = SourceLayout.name(path).toLowerCase(Locale.ROOT);
        return name.endsWith(".jar") || name.endsWith(".war");
    }

    /** Reads the directory of an archive. */
    static Archive open(Path path) throws IOException {
        return new Archive(new ZipFile(path.toFile()));
    }

    /** The files in it that a class loader would see, in no particular order. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        zip.stream()
                .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith(VERSIONS))
                .forEach(entry -> entries.add(new Entry(zip, entry)));
        return entries;
    }

    /** The entry of that path. */
    Optional<Entry> entry(String path) {
        return Optional.ofNullable(zip.getEntry(path)).map(entry -> new Entry(zip, entry));
    }

    /** The paths of libraries within it, sorted. */
    List<String> libraries() {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(".jar") && LIBRARIES.stream().anyMatch(name::startsWith))
                .sorted()
                .toList();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** A file in an archive. */
    record Entry(ZipFile zip, ZipEntry entry) implements SourceFile {

        String path() {
            return entry.getName();
        }

        /** Whether its path leads out of the archive; no tool that packs jars writes such a path. */
        boolean leadsOutside() {
            return path().startsWith("/")
                    || Stream.of(path().split("[/\\\\]", -1)).anyMatch(".."::equals);
        }

        @Override
        public String name() {
            return path().substring(path().lastIndexOf('/') + 1);
        }

        @Override
        public InputStream open() throws IOException {
            return zip.getInputStream(entry);
        }
    }
}
