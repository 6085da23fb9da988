package io.github.cascadelint.source.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.naming.ImplicitNaming;
import io.github.cascadelint.naming.NamingChoice;
import io.github.cascadelint.naming.NamingSettings;
import io.github.cascadelint.naming.PhysicalNaming;
import io.github.cascadelint.source.SourceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingDetectorTest {

    private static final String ENTITY = "src/main/java/shop/Order.java";
    private static final String RESOURCES = "src/main/resources/";
    private static final String STARTER =
            "<project>\n<artifactId>spring-boot-starter-data-jpa</artifactId>\n</project>\n";

    @TempDir
    private Path root;

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private NamingDetector detector(NamingSettings settings, Path start) {
        try (SourceReader reader = new SourceReader(
                List.of(), ProjectFiles::accepts, root, true, List.of(), List.of(), StandardCharsets.UTF_8, 1)) {
            reader.readAll(List.of(start));
            return new NamingDetector(settings, new ProjectFiles(root, List.of(start), reader.asides()));
        }
    }

    private NamingChoice choose(String file) {
        return detector(NamingSettings.OPEN, root).choose(file);
    }

    @Test
    void isTheSpecificationWhereNothingTells() throws IOException {
        write("pom.xml", "<project><!-- spring-boot-starter-data-jpa --></project>");
        write("src/main/resources/application.yml", "server:\n  port: 8080\n");

        assertThat(choose(ENTITY)).isEqualTo(NamingChoice.byDefault());
        assertThat(choose(ENTITY).text()).isEqualTo("the specification's defaults (no other strategy found)");
    }

    @ParameterizedTest
    @CsvSource({
        "pom.xml, <artifactId>spring-boot-starter-data-jpa</artifactId>, spring-boot-starter-data-jpa",
        "build.gradle, implementation 'org.springframework.boot:spring-boot-starter-data-jpa',"
                + " spring-boot-starter-data-jpa",
        "build.gradle.kts, implementation(\"org.springframework.boot:spring-boot-starter-data-jpa\"),"
                + " spring-boot-starter-data-jpa",
        "gradle/libs.versions.toml, jpa = \"org.springframework.boot:spring-boot-starter-data-jpa:3.5.0\","
                + " spring-boot-starter-data-jpa",
        "pom.xml, <artifactId>spring-boot-starter-parent</artifactId> <artifactId>hibernate-core</artifactId>,"
                + " spring-boot-starter-parent",
        "build.gradle, id \"org.springframework.boot\"; implementation \"org.hibernate.orm:hibernate-core\","
                + " org.springframework.boot",
        "src/main/resources/application.yml, spring.jpa.show-sql: true, spring.jpa.show-sql",
        "config/application.properties, spring.jpa.open-in-view=false, spring.jpa.open-in-view"
    })
    void springBootIsSeenInBuildsAndConfigurations(String file, String text, String reason) throws IOException {
        write(file, "\n" + text + "\n");

        assertThat(choose(ENTITY).text()).isEqualTo("Spring Boot's strategy (" + reason + " in " + file + ":2)");
    }

    @ParameterizedTest
    @CsvSource({
        "application.properties, spring.jpa.hibernate.naming.physical-strategy=org.hibernate.boot.model.naming.Physical"
                + "NamingStrategyStandardImpl, spring+standard",
        "application.properties, spring.jpa.hibernate.naming.physicalStrategy : a.PhysicalNamingStrategySnakeCaseImpl,"
                + " spring+snake-case",
        "application.properties, spring.jpa.properties.hibernate.implicit_naming_strategy=legacy-jpa,"
                + " legacy-jpa+underscores",
        "application.properties, quarkus.hibernate-orm.physical-naming-strategy=a.CamelCaseToUnderscoresNamingStrategy,"
                + " jpa+underscores",
        "application.properties, quarkus.hibernate-orm.users.physical-naming-strategy=a.CamelCaseToUnderscoresNaming"
                + "Strategy, jpa+underscores",
        "hibernate.properties, hibernate.implicit_naming_strategy component-path, component-path",
        "hibernate.properties, hibernate.ejb.naming_strategy=org.hibernate.cfg.ImprovedNamingStrategy,"
                + " legacy-hbm+underscores",
        "hibernate.properties, hibernate.ejb.naming_strategy=org.hibernate.cfg.EJB3NamingStrategy, legacy-jpa",
        "META-INF/persistence.xml, <property name=\"hibernate.implicit_naming_strategy\" value=\"legacy-hbm\"/>,"
                + " legacy-hbm",
        "hibernate.cfg.xml, <property name='hibernate.physical_naming_strategy'>a.CamelCaseToUnderscoresNamingStrategy"
                + "</property>, jpa+underscores",
    })
    void aStrategyThatIsNamedCounts(String file, String text, String strategy) throws IOException {
        write("pom.xml", STARTER);
        write(RESOURCES + file, "\n" + text + "\n");

        assertThat(choose(ENTITY).strategy()).isEqualTo(strategy);
        assertThat(choose(ENTITY).file()).isEqualTo(RESOURCES + file);
        assertThat(choose(ENTITY).line()).isEqualTo(2);
    }

    @Test
    void yamlIsReadWithItsNestingQuotesAndPlaceholders() throws IOException {
        write(RESOURCES + "application.yaml", """
                info: { version: @project.version@ }
                spring:
                  jpa.hibernate:
                    # naming.physical-strategy: a.PhysicalNamingStrategyStandardImpl
                    ddl-auto: none # comment
                    naming:
                      "implicit-strategy": 'org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl'
                      physical-strategy: a.PhysicalNamingStrategyStandardImpl # comment
                  datasource:
                    naming.physical-strategy: a.CamelCaseToUnderscoresNamingStrategy
                """);

        assertThat(choose(ENTITY).strategy()).isEqualTo("jpa");
        assertThat(choose(ENTITY).line()).isEqualTo(8);
    }

    @Test
    void aStrategyOfTheProjectsOwnIsUnknown() throws IOException {
        write(RESOURCES + "application.properties", """
                spring.jpa.hibernate.naming.implicit-strategy=org.hibernate.boot.model.naming.ImplicitNamingStrategyLegacyHbmImpl
                spring.jpa.hibernate.naming.physical-strategy=shop.TablesWithPrefix
                """);

        NamingChoice choice = choose(ENTITY);
        assertThat(choice.strategy()).isEqualTo("unknown");
        assertThat(choice.unknown()).contains("shop.TablesWithPrefix");
        assertThat(choice.naming().strategy()).isEqualTo("jpa");
        assertThat(choice.text())
                .isEqualTo("a strategy that is not known, read as if by the specification's defaults"
                        + " (shop.TablesWithPrefix in src/main/resources/application.properties:2)");
    }

    @Test
    void whatIsNamedForAProfileCountsOnlyWhereNothingElseIs() throws IOException {
        write(RESOURCES + "application-dev.properties", "spring.jpa.hibernate.naming.physical-strategy=a.Unknown\n");
        write(RESOURCES + "application-prod.properties", "spring.jpa.hibernate.naming.physical-strategy=a.Unknown\n");
        assertThat(choose(ENTITY).unknown()).contains("a.Unknown");

        write(
                RESOURCES + "application.properties",
                "spring.jpa.hibernate.naming.physical-strategy=a.CamelCaseToUnderscoresNamingStrategy\n");
        assertThat(choose(ENTITY).strategy()).isEqualTo("spring");
    }

    @Test
    void whatTestsAreConfiguredWithDoesNotCount() throws IOException {
        write("src/test/resources/application.properties", "spring.jpa.hibernate.naming.physical-strategy=a.Unknown\n");
        write("src/integrationTest/resources/application.properties", "spring.jpa.show-sql=true\n");

        assertThat(choose(ENTITY)).isEqualTo(NamingChoice.byDefault());
    }

    @Test
    void eachModuleHasItsOwn() throws IOException {
        write("orders/pom.xml", STARTER);
        write("orders/" + RESOURCES + "application.yml", "server.port: 1\n");
        write(
                "stock/" + RESOURCES + "META-INF/persistence.xml",
                "<persistence-unit name=\"stock\"></persistence-unit>");
        write(
                "billing/" + RESOURCES + "application.properties",
                "spring.jpa.hibernate.naming.implicit-strategy=legacy-jpa\n");

        assertThat(choose("orders/" + ENTITY).strategy()).isEqualTo("spring");
        assertThat(choose("stock/" + ENTITY).strategy()).isEqualTo("jpa");
        assertThat(choose("stock/" + ENTITY).text()).contains("no strategy named in stock/src/main/resources");
        assertThat(choose("billing/" + ENTITY).strategy()).isEqualTo("legacy-jpa+underscores");
    }

    @Test
    void aLibraryFollowsTheApplicationThatUsesIt() throws IOException {
        write("model/pom.xml", STARTER);
        write("app/pom.xml", STARTER);
        write(
                "app/" + RESOURCES + "application.properties",
                "spring.jpa.hibernate.naming.physical-strategy=a.PhysicalNamingStrategyStandardImpl\n");

        assertThat(choose("model/" + ENTITY).strategy()).isEqualTo("spring+standard");
        assertThat(choose("model/" + ENTITY).file()).isEqualTo("app/" + RESOURCES + "application.properties");
    }

    @Test
    void whereApplicationsDifferMostOfThemCountForALibraryAndThatIsSaid() throws IOException {
        String key = "spring.jpa.hibernate.naming.physical-strategy=";
        write("a/" + RESOURCES + "application.properties", key + "x.CamelCaseToUnderscoresNamingStrategy\n");
        write("b/" + RESOURCES + "application.properties", key + "x.PhysicalNamingStrategyStandardImpl\n");
        write("c/" + RESOURCES + "application.properties", key + "x.PhysicalNamingStrategyStandardImpl\n");
        NamingDetector detector = detector(NamingSettings.OPEN, root);

        assertThat(detector.choose("a/" + ENTITY).strategy()).isEqualTo("spring");
        assertThat(detector.problems()).isEmpty();
        assertThat(detector.choose("model/" + ENTITY).strategy()).isEqualTo("spring+standard");
        assertThat(detector.choose("model/src/main/java/shop/Line.java").strategy())
                .isEqualTo("spring+standard");
        assertThat(detector.problems())
                .containsExactly(new Problem(
                        Problem.Kind.UNRESOLVED,
                        "several naming strategies are named below the scan root: this one is used where no other is"
                                + " nearer, and not x.CamelCaseToUnderscoresNamingStrategy in"
                                + " a/src/main/resources/application.properties; set schema.naming in cascade-lint.yml if"
                                + " that is wrong",
                        "b/" + RESOURCES + "application.properties",
                        1));
    }

    @Test
    void anotherProviderHasNoNamesOfSpringBoot() throws IOException {
        write("build.gradle", """
                implementation('org.springframework.boot:spring-boot-starter-data-jpa') { exclude group: 'org.hibernate' }
                implementation 'org.eclipse.persistence:org.eclipse.persistence.jpa:4.0.0'
                """);

        assertThat(choose(ENTITY).strategy()).isEqualTo("jpa");
        assertThat(choose(ENTITY).text()).contains("org.eclipse.persistence in build.gradle:2");
        write(RESOURCES + "application.properties", "spring.jpa.show-sql=true");
        assertThat(choose(ENTITY).strategy()).isEqualTo("jpa");
    }

    @Test
    void aSourceRootFindsTheFilesOfItsModule() throws IOException {
        write(".git/HEAD", "");
        write("pom.xml", STARTER);
        write("shop/pom.xml", "<project/>");
        write("shop/" + RESOURCES + "application.properties", "server.port=1\n");
        write("shop/" + ENTITY, "");

        NamingChoice choice = detector(NamingSettings.OPEN, root.resolve("shop/src/main/java"))
                .choose("shop/" + ENTITY);
        assertThat(choice.strategy()).isEqualTo("spring");
        assertThat(choice.file()).isEqualTo("pom.xml");
        assertThat(detector(NamingSettings.OPEN, root.resolve("shop")).choose("shop/" + ENTITY))
                .isEqualTo(choice);
    }

    @Test
    void whatIsLaidDownWins() throws IOException {
        write("pom.xml", STARTER);
        NamingSettings partly = new NamingSettings(
                Optional.of(ImplicitNaming.LEGACY_JPA), Optional.empty(), NamingSettings.OPEN.tables());

        assertThat(detector(partly, root).choose(ENTITY).naming().physical()).isEqualTo(PhysicalNaming.UNDERSCORES);
        assertThat(detector(partly, root).choose(ENTITY).strategy()).isEqualTo("legacy-jpa+underscores");
        assertThat(detector(NamingSettings.OPEN.withStrategy("jpa"), root)
                        .choose(ENTITY)
                        .text())
                .isEqualTo("the specification's defaults (as configured)");
    }
}
