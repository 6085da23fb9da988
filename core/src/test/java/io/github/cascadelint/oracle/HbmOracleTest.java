package io.github.cascadelint.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.link.Linker;
import io.github.cascadelint.link.TypeIndex;
import io.github.cascadelint.naming.Naming;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.FrontEnd;
import io.github.cascadelint.source.java.JavaFileReader;
import io.github.cascadelint.source.xml.XmlFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.boot.model.naming.ImplicitNamingStrategy;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.junit.jupiter.api.Test;

/**
 * The same {@code hbm.xml}, linked by us with the sources of its classes and booted by Hibernate, gives the same model. Where
 * the two differ on purpose, {@link Described} says so, and nowhere else.
 */
class HbmOracleTest {

    private static final String PACKAGE = "io/github/cascadelint/oracle/hbm/";
    private static final Path SOURCES = Path.of("src/test/java", PACKAGE);
    private static final Path MAPPINGS = Path.of("src/test/resources", PACKAGE);

    @Test
    void agreesWithHibernate() throws IOException {
        agrees(Naming.JPA, new ImplicitNamingStrategyJpaCompliantImpl(), new PhysicalNamingStrategyStandardImpl());
    }

    @Test
    void agreesWithHibernateAsSpringBootSetsIt() throws IOException {
        agrees(Naming.SPRING, new SpringImplicitNaming(), new CamelCaseToUnderscoresNamingStrategy());
    }

    private static void agrees(Naming naming, ImplicitNamingStrategy implicit, PhysicalNamingStrategy physical)
            throws IOException {
        assertThat(ours(naming)).isEqualTo(HbmModel.lines(List.of(), files(MAPPINGS), implicit, physical));
    }

    private static SortedMap<String, String> ours(Naming naming) throws IOException {
        List<FileFragment> fragments = new ArrayList<>();
        for (Path path : files(SOURCES)) {
            fragments.add(read(new JavaFileReader(), path));
        }
        for (Path path : files(MAPPINGS)) {
            fragments.add(read(new XmlFileReader(), path));
        }
        return Described.lines(new Linker(new TypeIndex(fragments), file -> naming)
                .link(fragments)
                .model()
                .entities());
    }

    private static FileFragment read(FrontEnd frontEnd, Path path) throws IOException {
        return frontEnd.read(path.getFileName().toString(), Files.readAllBytes(path), true)
                .orElseThrow();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }
}
