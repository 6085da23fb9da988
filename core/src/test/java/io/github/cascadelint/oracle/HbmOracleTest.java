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
import org.junit.jupiter.api.Test;

/** The same {@code hbm.xml}, linked by us with the sources of its classes and booted by Hibernate, gives the same model. */
class HbmOracleTest {

    private static final String PACKAGE = "io/github/cascadelint/oracle/hbm/";
    private static final Path SOURCES = Path.of("src/test/java", PACKAGE);
    private static final Path MAPPINGS = Path.of("src/test/resources", PACKAGE);

    @Test
    void agreesWithHibernate() throws IOException {
        KnownDifferences known = KnownDifferences.read(Path.of("src/test/oracle/differences-hbm-xml.txt"));
        List<String> wrong = new ArrayList<>();
        for (boolean spring : List.of(false, true)) {
            Comparison comparison = Comparison.of(
                    ours(spring ? Naming.SPRING : Naming.JPA),
                    HibernateModel.describe(List.of(), List.of(), files(MAPPINGS), spring));
            wrong.addAll(known.unknown(spring ? "SPRING" : "JPA", 6, spring ? comparison.ofNames() : comparison));
        }
        known.unused().forEach(line -> wrong.add("listed, but it does not differ: " + line));
        assertThat(wrong).isEmpty();
    }

    private static SortedMap<String, SortedMap<String, String>> ours(Naming naming) throws IOException {
        List<FileFragment> fragments = new ArrayList<>();
        for (Path path : files(SOURCES)) {
            fragments.add(read(new JavaFileReader(), path));
        }
        for (Path path : files(MAPPINGS)) {
            fragments.add(read(new XmlFileReader(), path));
        }
        return OurModel.describe(new Linker(new TypeIndex(fragments), file -> naming)
                .link(fragments)
                .model());
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
