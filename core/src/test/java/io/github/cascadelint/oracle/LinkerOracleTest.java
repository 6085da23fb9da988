package io.github.cascadelint.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.link.Linker;
import io.github.cascadelint.link.TypeIndex;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.naming.ImplicitNaming;
import io.github.cascadelint.naming.Naming;
import io.github.cascadelint.naming.PhysicalNaming;
import io.github.cascadelint.naming.TableNames;
import io.github.cascadelint.oracle.HibernateModel.PrefixedTables;
import io.github.cascadelint.oracle.HibernateModel.SpringImplicitNaming;
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
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.boot.model.naming.ImplicitNamingStrategy;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyComponentPathImpl;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyLegacyHbmImpl;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyLegacyJpaImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same classes, linked by us from their sources and booted by Hibernate from their class files, give the same model.
 * Where the two differ on purpose, {@link Described} says so, and nowhere else.
 */
class LinkerOracleTest {

    private static final Path FIXTURE = Path.of("src/test/java/io/github/cascadelint/oracle/fixture");

    /** Our naming, and the classes of Hibernate and Spring Boot that it stands for. */
    private record Strategy(
            String name,
            Naming naming,
            ImplicitNamingStrategy implicit,
            PhysicalNamingStrategy physical,
            List<String> without) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Strategy> strategies() {
        PhysicalNamingStrategy standard = new PhysicalNamingStrategyStandardImpl();
        PhysicalNamingStrategy underscores = new CamelCaseToUnderscoresNamingStrategy();
        return Stream.of(
                new Strategy("jpa", Naming.JPA, new ImplicitNamingStrategyJpaCompliantImpl(), standard, List.of()),
                new Strategy("spring", Naming.SPRING, new SpringImplicitNaming(), underscores, List.of()),
                new Strategy(
                        "legacy-hbm",
                        Naming.of(ImplicitNaming.LEGACY_HBM, PhysicalNaming.STANDARD),
                        new ImplicitNamingStrategyLegacyHbmImpl(),
                        standard,
                        // it gives all columns that refer to a key of several columns the same name
                        List.of("Keys", "Parts")),
                new Strategy(
                        "legacy-jpa",
                        Naming.of(ImplicitNaming.LEGACY_JPA, PhysicalNaming.UNDERSCORES),
                        new ImplicitNamingStrategyLegacyJpaImpl(),
                        underscores,
                        List.of()),
                new Strategy(
                        "component-path",
                        Naming.of(ImplicitNaming.COMPONENT_PATH, PhysicalNaming.STANDARD),
                        new ImplicitNamingStrategyComponentPathImpl(),
                        standard,
                        // what refers to a mapped part of an identifier is not named after that part's column
                        List.of("Keys")),
                new Strategy(
                        "prefixed",
                        new Naming(
                                ImplicitNaming.JPA,
                                PhysicalNaming.UNDERSCORES,
                                new TableNames(Optional.of(Pattern.compile("^lib")), "x_$0", "t_", "")),
                        new ImplicitNamingStrategyJpaCompliantImpl(),
                        new PrefixedTables(),
                        List.of()),
                new Strategy(
                        "legacy-jpa prefixed",
                        new Naming(
                                ImplicitNaming.LEGACY_JPA,
                                PhysicalNaming.UNDERSCORES,
                                new TableNames(Optional.of(Pattern.compile("^lib")), "x_$0", "t_", "")),
                        new ImplicitNamingStrategyLegacyJpaImpl(),
                        new PrefixedTables(),
                        List.of()));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void agreesWithHibernate(Strategy strategy) throws IOException, ClassNotFoundException {
        List<Path> sources = sources(strategy.without());
        assertThat(text(ours(strategy.naming(), sources)))
                .isEqualTo(text(
                        HibernateModel.lines(classes(sources), List.of(), strategy.implicit(), strategy.physical())));
    }

    @Test
    void softDeleteOfAPackageCountsForItsEntities() throws Exception {
        Path folder = FIXTURE.resolve("soft");
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

    static String text(SortedMap<String, String> lines) {
        return lines.entrySet().stream()
                .map(line -> line.getKey() + " = " + line.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static SortedMap<String, String> ours(Naming naming, List<Path> sources) throws IOException {
        List<FileFragment> files = new ArrayList<>();
        for (Path path : sources) {
            files.add(new JavaFileReader()
                    .read(path.getFileName().toString(), Files.readAllBytes(path), true)
                    .orElseThrow());
        }
        MappingModel model =
                new Linker(new TypeIndex(files), file -> naming).link(files).model();
        return Described.lines(model.entities());
    }

    private static List<Class<?>> classes(List<Path> sources) throws IOException, ClassNotFoundException {
        List<Class<?>> classes = new ArrayList<>();
        for (Path path : sources) {
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

    private static List<Path> sources(List<String> without) throws IOException {
        try (Stream<Path> files = Files.list(FIXTURE)) {
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
