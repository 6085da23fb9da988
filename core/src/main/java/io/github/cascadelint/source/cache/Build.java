package io.github.cascadelint.source.cache;

import io.github.cascadelint.source.FragmentKey;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Tells builds of the tool apart by the content of the jars and folders that its code lies in, and by the version of Java, which
 * has its own say about what is a letter. A version number is not enough: a build under development keeps its own.
 */
public final class Build {

    private Build() {}

    /** Stands for the code that some classes belong to; empty where it is not known where they come from. */
    public static Optional<FragmentKey> of(Collection<Class<?>> classes) {
        FragmentKey.Builder key = new FragmentKey.Builder().with(String.valueOf(Runtime.version()));
        try {
            TreeSet<Path> places = new TreeSet<>();
            for (Class<?> type : classes) {
                CodeSource source = type.getProtectionDomain().getCodeSource();
                if (source == null || source.getLocation() == null) {
                    return Optional.empty();
                }
                places.add(Path.of(source.getLocation().toURI()));
            }
            for (Path place : places) {
                if (Files.isDirectory(place)) {
                    folder(place, key);
                } else {
                    jar(place, key);
                }
            }
        } catch (IOException | URISyntaxException | RuntimeException e) {
            return Optional.empty(); // classes that come from somewhere else than files
        }
        return Optional.of(key.key());
    }

    /** The checksums that a jar has anyway. */
    private static void jar(Path place, FragmentKey.Builder key) throws IOException {
        try (JarFile jar = new JarFile(place.toFile())) {
            List<ZipEntry> entries = new ArrayList<>(jar.stream().toList());
            entries.sort(Comparator.comparing(ZipEntry::getName));
            StringBuilder sums = new StringBuilder();
            entries.forEach(entry -> sums.append(entry.getName())
                    .append(' ')
                    .append(entry.getSize())
                    .append(' ')
                    .append(entry.getCrc())
                    .append('\n'));
            key.with(sums.toString());
        }
    }

    private static void folder(Path place, FragmentKey.Builder key) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                key.with(place.relativize(file).toString()).with(Files.readAllBytes(file));
            }
        }
    }
}
