package io.github.cascadelint.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.link.Linker;
import io.github.cascadelint.link.TypeIndex;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.naming.Naming;
import io.github.cascadelint.oracle.NamingStrategies.Strategy;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.java.JavaFileReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The same classes, linked by us from their sources and booted by Hibernate from their class files, give the same model.
 * Where the two differ on purpose, the list of differences says so, and nothing else.
 */
class LinkerOracleTest {

    static final Path DIFFERENCES = Path.of("src/test/oracle/differences.txt");

    @Test
    void agreesWithHibernate() throws Exception {
        KnownDifferences known = KnownDifferences.read(DIFFERENCES);
        List<String> wrong = new ArrayList<>();
        for (Strategy strategy : NamingStrategies.all()) {
            Comparison comparison = Comparison.of(
                    Fixtures.ours(strategy.naming(), strategy.without()),
                    HibernateModel.describe(
                            Fixtures.classes(getClass().getClassLoader(), strategy.without()),
                            List.of(),
                            List.of(),
                            strategy.implicit(),
                            strategy.physical()));
            wrong.addAll(known.unknown(
                    strategy.name(), 6, strategy.equals(NamingStrategies.JPA) ? comparison : comparison.ofNames()));
        }
        known.unused().forEach(line -> wrong.add("listed, but it does not differ: " + line));
        assertThat(wrong).isEmpty();
    }

    @Test
    void softDeleteOfAPackageCountsForItsEntities() throws Exception {
        Path folder = Path.of("src/test/java/io/github/cascadelint/oracle/fixture/soft");
        List<FileFragment> files = new ArrayList<>();
        for (Path path : List.of(folder.resolve("Note.java"), folder.resolve("package-info.java"))) {
            files.add(new JavaFileReader()
                    .read(path.toString(), Files.readAllBytes(path), false)
                    .orElseThrow());
        }
        List<String> ours = new Linker(new TypeIndex(files), file -> Naming.JPA)
                .link(files).model().entities().stream()
                        .filter(entity -> entity.traits().contains(Trait.SOFT_DELETE))
                        .map(ManagedType::name)
                        .toList();
        String name = LinkerOracleTest.class.getPackageName() + ".fixture.soft.Note";
        List<Class<?>> classes = List.of(Class.forName(name), Class.forName(name + "$Memo"));

        assertThat(files).allMatch(file -> file.problems().isEmpty());
        assertThat(ours)
                .containsExactlyElementsOf(HibernateModel.softDeleted(classes))
                .containsExactly(name, name + ".Memo");
    }
}
