package io.github.cascadelint.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.link.Linker;
import io.github.cascadelint.link.Naming;
import io.github.cascadelint.link.TypeIndex;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.java.JavaFileReader;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same classes, linked by us from their sources and booted by Hibernate from their class files, give the same model.
 * Where the two differ on purpose, {@link Described} says so, and nowhere else.
 */
class LinkerOracleTest {

    private static final Path FIXTURE = Path.of("src/test/java/io/github/cascadelint/oracle/fixture");

    @ParameterizedTest
    @EnumSource
    void agreesWithHibernate(Naming naming) throws IOException, ClassNotFoundException {
        assertThat(text(ours(naming)))
                .isEqualTo(text(HibernateModel.lines(classes(), List.of(), naming == Naming.SPRING)));
    }

    static String text(SortedMap<String, String> lines) {
        return lines.entrySet().stream()
                .map(line -> line.getKey() + " = " + line.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static SortedMap<String, String> ours(Naming naming) throws IOException {
        List<FileFragment> files = new ArrayList<>();
        for (Path path : sources()) {
            files.add(new JavaFileReader()
                    .read(path.getFileName().toString(), Files.readAllBytes(path), true)
                    .orElseThrow());
        }
        MappingModel model =
                new Linker(new TypeIndex(files), naming).link(files).model();
        return Described.lines(model.entities());
    }

    private static List<Class<?>> classes() throws IOException, ClassNotFoundException {
        List<Class<?>> classes = new ArrayList<>();
        for (Path path : sources()) {
            String name = path.getFileName().toString().replace(".java", "");
            Class<?> top = Class.forName(LinkerOracleTest.class.getPackageName() + ".fixture." + name);
            Stream.concat(Stream.of(top), Stream.of(top.getDeclaredClasses()))
                    .filter(type -> type.isAnnotationPresent(Entity.class)
                            || type.isAnnotationPresent(Embeddable.class)
                            || type.isAnnotationPresent(MappedSuperclass.class))
                    .forEach(classes::add);
        }
        return classes;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURE)) {
            return files.filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }
}
