package io.github.cascadelint.oracle;

import io.github.cascadelint.link.Linker;
import io.github.cascadelint.link.TypeIndex;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.naming.Naming;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.java.JavaFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The classes of the package {@code fixture}: as sources, and as class files. */
public final class Fixtures {

    private static final Path SOURCES = Path.of("../core/src/test/java/io/github/cascadelint/oracle/fixture");

    private static final List<String> MANAGED = List.of(
            "jakarta.persistence.Entity", "jakarta.persistence.Embeddable", "jakarta.persistence.MappedSuperclass");

    private Fixtures() {}

    /** What we make of the sources. */
    public static SortedMap<String, SortedMap<String, String>> ours(Naming naming) throws IOException {
        return ours(naming, List.of());
    }

    /** What we make of the sources but for some. */
    static SortedMap<String, SortedMap<String, String>> ours(Naming naming, List<String> without) throws IOException {
        List<FileFragment> files = new ArrayList<>();
        for (Path path : sources(without)) {
            files.add(new JavaFileReader()
                    .read(path.getFileName().toString(), Files.readAllBytes(path), true)
                    .orElseThrow());
        }
        MappingModel model =
                new Linker(new TypeIndex(files), file -> naming).link(files).model();
        return OurModel.describe(model);
    }

    /** The managed classes. */
    public static List<Class<?>> classes(ClassLoader loader) throws IOException, ClassNotFoundException {
        return classes(loader, List.of());
    }

    /** The managed classes but for those of some files. */
    static List<Class<?>> classes(ClassLoader loader, List<String> without) throws IOException, ClassNotFoundException {
        List<Class<?>> classes = new ArrayList<>();
        for (Path path : sources(without)) {
            String name = path.getFileName().toString().replace(".java", "");
            Class<?> top = Class.forName(Fixtures.class.getPackageName() + ".fixture." + name, false, loader);
            Stream.concat(Stream.of(top), Stream.of(top.getDeclaredClasses()))
                    .filter(Fixtures::isManaged)
                    .forEach(classes::add);
        }
        return classes;
    }

    /** By name, because another class loader has annotations of its own. */
    private static boolean isManaged(Class<?> type) {
        return Stream.of(type.getAnnotations())
                .anyMatch(annotation ->
                        MANAGED.contains(annotation.annotationType().getName()));
    }

    private static List<Path> sources(List<String> without) throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            List<String> left = Stream.concat(without.stream(), Stream.of("package-info"))
                    .map(name -> name + ".java")
                    .toList();
            return files.filter(Files::isRegularFile)
                    .filter(file -> !left.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }
}
