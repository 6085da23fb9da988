package io.github.cascadelint.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.link.Linker;
import io.github.cascadelint.link.TypeIndex;
import io.github.cascadelint.naming.Naming;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.java.JavaFileReader;
import io.github.cascadelint.source.xml.XmlFileReader;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same mapping files over the same classes, read by us and by Hibernate, give the same model. */
class OrmXmlOracleTest {

    private static final String PACKAGE = "io/github/cascadelint/oracle/mapped/";
    private static final Path SOURCES = Path.of("src/test/java", PACKAGE);
    private static final Path MAPPINGS = Path.of("src/test/resources", PACKAGE);

    private static final KnownDifferences KNOWN = known();

    private static KnownDifferences known() {
        try {
            return KnownDifferences.read(Path.of("src/test/oracle/differences-orm-xml.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void whatIsListedOccurs() {
        assertThat(KNOWN.unused()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.xml", "over.xml", "plain.xml over.xml", "over.xml unit.xml", "plain.xml unit.xml"})
    void agreesWithHibernate(String mappings) throws IOException, ClassNotFoundException {
        List<Path> files =
                Stream.of(mappings.split(" ", -1)).map(MAPPINGS::resolve).toList();
        List<Class<?>> classes = mappings.contains("over.xml") ? annotated() : List.of();
        Comparison comparison = Comparison.of(
                ours(files, !classes.isEmpty()), HibernateModel.describe(classes, List.of(), files, false));
        assertThat(KNOWN.unknown("orm.xml", 6, comparison)).isEmpty();
    }

    private static SortedMap<String, SortedMap<String, String>> ours(List<Path> mappings, boolean annotated)
            throws IOException {
        List<FileFragment> files = new ArrayList<>();
        for (Path mapping : mappings) {
            files.add(new XmlFileReader()
                    .read(mapping.getFileName().toString(), Files.readAllBytes(mapping), false)
                    .orElseThrow());
        }
        for (String source : annotated ? List.of("Annotated.java", "Plain.java") : List.of("Plain.java")) {
            files.add(new JavaFileReader()
                    .read(source, Files.readAllBytes(SOURCES.resolve(source)), true)
                    .orElseThrow());
        }
        return OurModel.describe(
                new Linker(new TypeIndex(files), file -> Naming.JPA).link(files).model());
    }

    private static List<Class<?>> annotated() throws ClassNotFoundException {
        Class<?> top = Class.forName(OrmXmlOracleTest.class.getPackageName() + ".mapped.Annotated");
        return Stream.<Class<?>>of(top.getDeclaredClasses())
                .filter(type -> type.isAnnotationPresent(Entity.class)
                        || type.isAnnotationPresent(Embeddable.class)
                        || type.isAnnotationPresent(MappedSuperclass.class))
                .toList();
    }
}
