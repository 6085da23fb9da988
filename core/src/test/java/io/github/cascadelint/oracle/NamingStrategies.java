package io.github.cascadelint.oracle;

import io.github.cascadelint.naming.ImplicitNaming;
import io.github.cascadelint.naming.Naming;
import io.github.cascadelint.naming.PhysicalNaming;
import io.github.cascadelint.naming.TableNames;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.ImplicitNamingStrategy;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyComponentPathImpl;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyLegacyHbmImpl;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyLegacyJpaImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;

/** Our namings beside the classes of Hibernate and Spring Boot that they stand for. */
final class NamingStrategies {

    static final Strategy JPA = new Strategy(
            "JPA",
            Naming.JPA,
            new ImplicitNamingStrategyJpaCompliantImpl(),
            new PhysicalNamingStrategyStandardImpl(),
            List.of());

    static final Strategy SPRING = new Strategy(
            "SPRING", Naming.SPRING, new SpringImplicitNaming(), new CamelCaseToUnderscoresNamingStrategy(), List.of());

    private NamingStrategies() {}

    /**
     * A naming.
     *
     * @param without fixtures that Hibernate does not take with it
     */
    record Strategy(
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

    static List<Strategy> all() {
        return List.of(
                JPA,
                SPRING,
                new Strategy(
                        "LEGACY_HBM",
                        Naming.of(ImplicitNaming.LEGACY_HBM, PhysicalNaming.STANDARD),
                        new ImplicitNamingStrategyLegacyHbmImpl(),
                        new PhysicalNamingStrategyStandardImpl(),
                        // it gives all columns that refer to a key of several columns the same name
                        List.of("Keys", "Parts", "Composite")),
                new Strategy(
                        "LEGACY_JPA",
                        Naming.of(ImplicitNaming.LEGACY_JPA, PhysicalNaming.UNDERSCORES),
                        new ImplicitNamingStrategyLegacyJpaImpl(),
                        new CamelCaseToUnderscoresNamingStrategy(),
                        List.of()),
                new Strategy(
                        "COMPONENT_PATH",
                        Naming.of(ImplicitNaming.COMPONENT_PATH, PhysicalNaming.STANDARD),
                        new ImplicitNamingStrategyComponentPathImpl(),
                        new PhysicalNamingStrategyStandardImpl(),
                        // what refers to a mapped part of an identifier is not named after that part's column
                        List.of("Keys", "Composite")),
                new Strategy(
                        "PREFIXED",
                        new Naming(
                                ImplicitNaming.JPA,
                                PhysicalNaming.UNDERSCORES,
                                new TableNames(Optional.of(Pattern.compile("^lib")), "x_$0", "t_", "")),
                        new ImplicitNamingStrategyJpaCompliantImpl(),
                        new PrefixedTables(),
                        List.of()),
                new Strategy(
                        "LEGACY_JPA_PREFIXED",
                        new Naming(
                                ImplicitNaming.LEGACY_JPA,
                                PhysicalNaming.UNDERSCORES,
                                new TableNames(Optional.of(Pattern.compile("^lib")), "x_$0", "t_", "")),
                        new ImplicitNamingStrategyLegacyJpaImpl(),
                        new PrefixedTables(),
                        List.of()));
    }

    /** As projects have them that put something before the names of tables. */
    private static final class PrefixedTables extends CamelCaseToUnderscoresNamingStrategy {
        @Override
        public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment environment) {
            Identifier physical = super.toPhysicalTableName(name, environment);
            return new Identifier("t_" + physical.getText().replaceFirst("^lib", "x_$0"), physical.isQuoted());
        }
    }
}
