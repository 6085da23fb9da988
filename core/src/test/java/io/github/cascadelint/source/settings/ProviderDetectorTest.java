package io.github.cascadelint.source.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.mapping.Provider.Version;
import io.github.cascadelint.source.SourceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderDetectorTest {

    private static final String ENTITY = "src/main/java/shop/Order.java";
    private static final String UNIT = "src/main/resources/META-INF/persistence.xml";
    private static final String STARTER = "org.springframework.boot:spring-boot-starter-data-jpa";

    @TempDir
    private Path root;

    /** What the files of managed types import. */
    private final SortedMap<String, List<String>> imports = new TreeMap<>();

    private void write(String file, String... lines) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, String.join("\n", lines) + "\n");
    }

    private Provider choose(String file, String... classPath) {
        return detector(root, classPath).choose(file);
    }

    private ProviderDetector detector(Path start, String... classPath) {
        try (SourceReader reader = new SourceReader(
                List.of(), ProjectFiles::accepts, root, true, List.of(), List.of(), StandardCharsets.UTF_8, 1)) {
            reader.readAll(List.of(start));
            return new ProviderDetector(
                            Optional.empty(),
                            new ProjectFiles(root, List.of(start), reader.asides()),
                            List.of(classPath))
                    .withImports(imports);
        }
    }

    private static String told(Provider provider) {
        return provider.text() + ": " + provider.reason() + " in " + provider.file() + ":" + provider.line();
    }

    private void pom(String file, String... elements) throws IOException {
        write(file, "<project xmlns=\"http://maven.apache.org/POM/4.0.0\">", String.join("\n", elements), "</project>");
    }

    private static String needs(String... dependencies) {
        return "<dependencies>" + String.join("", dependencies) + "</dependencies>";
    }

    private static String manages(String... dependencies) {
        return "<dependencyManagement>" + needs(dependencies) + "</dependencyManagement>";
    }

    /** @param coordinates group, artifact, and perhaps a version */
    private static String dependency(String coordinates, String... more) {
        return element("dependency", coordinates, more);
    }

    private static String platform(String coordinates) {
        return manages(dependency(coordinates, "<type>pom</type>", "<scope>import</scope>"));
    }

    private static String element(String name, String coordinates, String... more) {
        String[] parts = coordinates.split(":", -1);
        return "<" + name + "><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId>"
                + (parts.length > 2 ? "<version>" + parts[2] + "</version>" : "") + String.join("", more) + "</" + name
                + ">";
    }

    @Test
    void isNotKnownWhereNothingTells() throws IOException {
        pom("pom.xml", needs(dependency("jakarta.persistence:jakarta.persistence-api:3.1.0")));
        write("src/main/resources/application.yml", "server:\n  port: 8080");

        assertThat(choose(ENTITY)).isEqualTo(Provider.UNKNOWN);
        assertThat(choose(ENTITY).isHibernateSince(0, 0)).isFalse();
        assertThat(choose(ENTITY).isHibernateBefore(99, 0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "org.hibernate.orm:hibernate-core:6.6.4.Final, Hibernate 6.6, JAKARTA",
        "org.hibernate:hibernate-core:5.6.15.Final, Hibernate 5.6, JAVAX",
        "org.hibernate:hibernate-entitymanager:4.2.13.Final, Hibernate 4.2, JAVAX",
        "org.eclipse.persistence:eclipselink:4.0.2, EclipseLink 4.0, JAKARTA",
        "org.eclipse.persistence:org.eclipse.persistence.jpa:2.7.12, EclipseLink 2.7, JAVAX",
        "org.apache.openjpa:openjpa-all:3.2.2, OpenJPA 3.2, JAVAX",
        "org.datanucleus:datanucleus-accessplatform-jpa-rdbms:6.0.7, DataNucleus 6.0, JAKARTA"
    })
    void aLibraryOfTheProviderTellsItAndItsVersion(String coordinates, String text, Provider.Api api)
            throws IOException {
        pom("pom.xml", needs(dependency(coordinates)));
        assertThat(choose(ENTITY).text()).isEqualTo(text);
        assertThat(choose(ENTITY).api()).contains(api);
        assertThat(choose(ENTITY).line()).isEqualTo(2);

        Files.delete(root.resolve("pom.xml"));
        write("build.gradle", "dependencies {", "    implementation '" + coordinates + "'", "}");
        assertThat(choose(ENTITY).text()).isEqualTo(text);
        assertThat(choose(ENTITY).line()).isEqualTo(2);
    }

    @Test
    void whatIsForTestsOnlyTellsNothing() throws IOException {
        String hibernate = "org.hibernate.orm:hibernate-core:6.6.4.Final";
        pom(
                "pom.xml",
                needs(dependency(hibernate, "<scope>test</scope>")),
                "<!-- " + needs(dependency(hibernate)) + " -->",
                "<build><plugins><plugin>" + needs(dependency(hibernate)) + "</plugin></plugins></build>");
        write(
                "build.gradle",
                "testImplementation '" + hibernate + "'",
                "// implementation '" + hibernate + "'",
                "annotationProcessor '" + hibernate + "'");
        write("src/test/resources/META-INF/persistence.xml", "<provider>org.hibernate.X</provider>");

        assertThat(choose(ENTITY)).isEqualTo(Provider.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "1.5.22.RELEASE, 5.0",
        "2.0.9.RELEASE, 5.2",
        "2.5.14, 5.4",
        "2.7.18, 5.6",
        "3.2.0, 6.3",
        "3.2.12, 6.4",
        "3.5.9, 6.6",
        "4.0.0, 7.1",
        "4.0.3, 7.2",
        "4.1.2, 7.4"
    })
    void springBootBringsAHibernate(String boot, String hibernate) throws IOException {
        String told = "Hibernate " + hibernate + ": Spring Boot " + boot + " in ";
        pom(
                "pom.xml",
                "<artifactId>shop</artifactId>",
                element("parent", "org.springframework.boot:spring-boot-starter-parent:" + boot, "<relativePath/>"),
                needs(dependency(STARTER)));
        assertThat(told(choose(ENTITY))).isEqualTo(told + "pom.xml:3");

        pom(
                "pom.xml",
                "<properties><boot>" + boot + "</boot></properties>",
                platform("org.springframework.boot:spring-boot-dependencies:${boot}"),
                needs(dependency(STARTER)));
        assertThat(told(choose(ENTITY))).isEqualTo(told + "pom.xml:3");

        Files.delete(root.resolve("pom.xml"));
        write("build.gradle", "id 'org.springframework.boot' version '" + boot + "'", "api '" + STARTER + "'");
        assertThat(told(choose(ENTITY))).isEqualTo(told + "build.gradle:1");

        Files.delete(root.resolve("build.gradle"));
        write(
                "build.gradle.kts",
                "id(\"org.springframework.boot\") version \"" + boot + "\"",
                "api(\"" + STARTER + "\")");
        assertThat(told(choose(ENTITY))).isEqualTo(told + "build.gradle.kts:1");
    }

    @Test
    void aPropertyChoosesAnotherHibernateOnlyWhereSpringBootListens() throws IOException {
        String property = "<properties><hibernate.version>6.4.1.Final</hibernate.version></properties>";
        pom(
                "pom.xml",
                element("parent", "org.springframework.boot:spring-boot-starter-parent:3.5.9"),
                property,
                needs(dependency(STARTER)));
        assertThat(choose(ENTITY).version()).contains(new Version(6, 4));

        pom(
                "pom.xml",
                platform("org.springframework.boot:spring-boot-dependencies:3.5.9"),
                property,
                needs(dependency(STARTER)));
        assertThat(choose(ENTITY).version()).contains(new Version(6, 6));

        Files.delete(root.resolve("pom.xml"));
        write(
                "build.gradle",
                "id 'org.springframework.boot' version '3.5.9'",
                "ext['hibernate.version'] = '6.4.1.Final'",
                "api '" + STARTER + "'");
        assertThat(choose(ENTITY).version()).contains(new Version(6, 4));
    }

    @ParameterizedTest
    @CsvSource({
        "2.7.18, org.hibernate, hibernate-core, EclipseLink 4.0",
        "2.7.18, *, *, EclipseLink 4.0",
        "2.7.18, org.hibernate, hibernate-validator, unknown",
        // since Hibernate 6, and with it Spring Boot 3, the group is another
        "3.4.6, org.hibernate, hibernate-core, unknown",
        "3.4.6, org.hibernate.orm, hibernate-core, EclipseLink 4.0"
    })
    void anExcludedHibernateIsNotThere(String boot, String group, String artifact, String text) throws IOException {
        pom(
                "pom.xml",
                needs(
                        dependency(
                                STARTER + ":" + boot,
                                "<exclusions>" + element("exclusion", group + ":" + artifact) + "</exclusions>"),
                        dependency("org.eclipse.persistence:eclipselink:4.0.2")));
        assertThat(choose(ENTITY).text()).isEqualTo(text); // unknown: both are there

        Files.delete(root.resolve("pom.xml"));
        write(
                "build.gradle",
                "api('" + STARTER + ":" + boot + "') {",
                group.equals("*")
                        ? "exclude module: 'hibernate-core'"
                        : "exclude group: '" + group + "', module: '" + artifact + "'",
                "}",
                "api group: 'org.eclipse.persistence', name: 'eclipselink', version: '4.0.2'");
        assertThat(choose(ENTITY).text()).isEqualTo(text);
    }

    @Test
    void versionsComeFromParentsAndBillsOfMaterialsOfTheProject() throws IOException {
        pom("pom.xml", "<artifactId>all</artifactId>", platform("shop:bom:1"));
        pom(
                "bom/pom.xml",
                "<artifactId>bom</artifactId>",
                "<properties><hibernateVersion>7.4.5.Final</hibernateVersion></properties>",
                manages(dependency("org.hibernate.orm:hibernate-core:${hibernateVersion}")));
        pom("api/pom.xml", element("parent", "shop:all:1"), needs(dependency("org.hibernate.orm:hibernate-core")));

        assertThat(told(choose("api/" + ENTITY)))
                .isEqualTo("Hibernate 7.4: hibernate-core 7.4.5.Final in bom/pom.xml:4");
    }

    @Test
    void aPomThatIsNotTheParentGivesNoVersion() throws IOException {
        pom("pom.xml", "<artifactId>aggregator</artifactId>", "<properties><v>5.4.33.Final</v></properties>");
        pom(
                "api/pom.xml",
                element("parent", "shop:elsewhere:1"),
                needs(dependency("org.hibernate.orm:hibernate-core:${v}")));
        assertThat(choose("api/" + ENTITY).version()).isEmpty();

        pom(
                "api/pom.xml",
                element("parent", "shop:aggregator:1"),
                needs(dependency("org.hibernate.orm:hibernate-core:${v}")));
        assertThat(choose("api/" + ENTITY).version()).contains(new Version(5, 4));
    }

    @Test
    void aVersionCatalogIsRead() throws IOException {
        write(
                "gradle/libs.versions.toml",
                "[versions]",
                "hibernate-orm = \"6.6.42.Final\"",
                "spring-boot = { strictly = \"3.3.1\" }",
                "[plugins]",
                "spring-boot = { id = \"org.springframework.boot\", version.ref = \"spring-boot\" }",
                "[libraries]",
                "hibernate-core = { module = \"org.hibernate.orm:hibernate-core\", version.ref = \"hibernate-orm\" }",
                "data-jpa = { group = \"org.springframework.boot\", name = \"spring-boot-starter-data-jpa\" }",
                "link = \"org.eclipse.persistence:eclipselink:4.0.2\"");
        write("a/build.gradle.kts", "implementation(libs.hibernate.core)");
        write("b/build.gradle", "alias(libs.plugins.spring.boot)", "implementation libs.data.jpa");
        write("c/build.gradle", "implementation libs.link");

        assertThat(choose("a/" + ENTITY).text()).isEqualTo("Hibernate 6.6");
        assertThat(choose("b/" + ENTITY).text()).isEqualTo("Hibernate 6.5");
        assertThat(choose("c/" + ENTITY).text()).isEqualTo("EclipseLink 4.0");
    }

    @Test
    void gradlePropertiesAndVariablesStandForVersions() throws IOException {
        write("gradle.properties", "bootVersion=3.4.6");
        write("build.gradle", "ext {", "    eclipse_link = \"4.0.2\"", "}");
        write(
                "a/build.gradle",
                "implementation platform(\"org.springframework.boot:spring-boot-dependencies:${bootVersion}\")",
                "implementation '" + STARTER + "'");
        write("b/build.gradle", "implementation \"org.eclipse.persistence:eclipselink:$eclipse_link\"");

        assertThat(choose("a/" + ENTITY).text()).isEqualTo("Hibernate 6.6");
        assertThat(choose("b/" + ENTITY).text()).isEqualTo("EclipseLink 4.0");
    }

    @Test
    void otherPlatformsBringAHibernateToo() throws IOException {
        pom(
                "quarkus/pom.xml",
                platform("io.quarkus.platform:quarkus-bom:3.27.1"),
                needs(dependency("io.quarkus:quarkus-hibernate-orm-panache")));
        pom(
                "wildfly/pom.xml",
                platform("org.wildfly.bom:wildfly-ee:35.0.1.Final"),
                needs(dependency("org.hibernate.orm:hibernate-core", "<scope>provided</scope>")));
        pom(
                "eap/pom.xml",
                element("parent", "org.jboss.bom:jboss-eap-jakartaee8:7.4.7.GA"),
                needs(dependency("org.hibernate:hibernate-core", "<scope>provided</scope>")));

        assertThat(told(choose("quarkus/" + ENTITY))).isEqualTo("Hibernate 7.1: Quarkus 3.27.1 in quarkus/pom.xml:2");
        assertThat(told(choose("wildfly/" + ENTITY)))
                .isEqualTo("Hibernate 6.6: WildFly 35.0.1.Final in wildfly/pom.xml:2");
        assertThat(told(choose("eap/" + ENTITY))).isEqualTo("Hibernate 5.3: JBoss EAP 7.4.7.GA in eap/pom.xml:2");
    }

    @Test
    void aPersistenceUnitNamesItsProvider() throws IOException {
        pom("pom.xml", needs(dependency("org.hibernate:hibernate-core:5.6.15.Final")));
        write(UNIT, "<persistence>", "<provider>org.eclipse.persistence.jpa.PersistenceProvider</provider>");
        assertThat(told(choose(ENTITY)))
                .isEqualTo("EclipseLink of a version that is not known:"
                        + " org.eclipse.persistence.jpa.PersistenceProvider in " + UNIT + ":2");

        write(UNIT, "<provider>org.hibernate.jpa.HibernatePersistenceProvider</provider>");
        assertThat(choose(ENTITY).text()).isEqualTo("Hibernate 5.6");
    }

    @ParameterizedTest
    @CsvSource({
        "src/main/resources/hibernate.cfg.xml, <hibernate-configuration/>, Hibernate",
        "src/main/resources/hibernate.properties, hibernate.dialect=x, Hibernate",
        "src/main/resources/application.properties, spring.jpa.hibernate.ddl-auto=none, Hibernate",
        "src/main/resources/application.yml, spring.jpa.properties.eclipselink.weaving: false, EclipseLink",
        "src/main/resources/META-INF/persistence.xml, <property name=\"openjpa.Log\" value=\"x\"/>, OpenJPA"
    })
    void settingsNameTheirProvider(String file, String text, String product) throws IOException {
        pom("pom.xml");
        write(file, text);

        assertThat(choose(ENTITY).text()).isEqualTo(product + " of a version that is not known");
    }

    @Test
    void theNearestModuleCountsAndTwoAreNone() throws IOException {
        pom("pom.xml");
        pom("a/pom.xml", needs(dependency("org.hibernate.orm:hibernate-core:6.6.4.Final")));
        pom("b/pom.xml", needs(dependency("org.eclipse.persistence:eclipselink:4.0.2")));
        pom("c/pom.xml");

        assertThat(choose("a/" + ENTITY).text()).isEqualTo("Hibernate 6.6");
        assertThat(choose("b/" + ENTITY).text()).isEqualTo("EclipseLink 4.0");
        assertThat(told(choose("c/" + ENTITY)))
                .isEqualTo("unknown: several are named: eclipselink, hibernate-core in a/pom.xml:2");
    }

    @Test
    void ofTwoVersionsNeitherIsKnown() throws IOException {
        pom("pom.xml");
        pom("a/pom.xml", needs(dependency("org.hibernate.orm:hibernate-core:6.6.4.Final")));
        pom("b/pom.xml", needs(dependency("org.hibernate:hibernate-core:5.6.15.Final")));

        assertThat(choose("c/" + ENTITY).text()).isEqualTo("Hibernate of a version that is not known");
    }

    @Test
    void whatOnlyAProfileNeedsCountsLess() throws IOException {
        pom(
                "pom.xml",
                needs(dependency("org.hibernate:hibernate-core:5.6.15.Final")),
                "<profiles><profile>" + needs(dependency("org.apache.openjpa:openjpa:3.2.2"))
                        + "</profile></profiles>");

        assertThat(choose(ENTITY).text()).isEqualTo("Hibernate 5.6");
    }

    @Test
    void theClassPathHoldsWhatTheBuildResolved() throws IOException {
        pom("pom.xml", needs(dependency(STARTER)));
        String six = "hibernate-core-6.6.4.Final.jar";

        assertThat(choose(ENTITY, six, "hibernate-validator-9.0.jar").text()).isEqualTo("Hibernate 6.6");
        assertThat(choose(ENTITY, six, "hibernate-core-7.0.1.Final.jar").version())
                .isEmpty();
        assertThat(choose(ENTITY, "eclipselink-4.0.2.jar").text())
                .isEqualTo("Hibernate of a version that is not known");

        Files.delete(root.resolve("pom.xml"));
        assertThat(choose(ENTITY, "eclipselink-4.0.2.jar").text()).isEqualTo("EclipseLink 4.0");
        assertThat(choose(ENTITY, "eclipselink-4.0.2.jar", six).is(Product.UNKNOWN))
                .isTrue();
    }

    @Test
    void aPartOfAModuleHasTheModulesFiles() throws IOException {
        write("gradle.properties", "hibernate=6.6.4.Final");
        write("settings.gradle", "");
        write("a/build.gradle", "implementation \"org.hibernate.orm:hibernate-core:${hibernate}\"");
        write("a/" + ENTITY, "");

        assertThat(detector(root.resolve("a/src/main/java"))
                        .choose("a/" + ENTITY)
                        .text())
                .isEqualTo("Hibernate 6.6");
    }

    @Test
    void aBrokenPomTellsWhatItCan() throws IOException {
        write("pom.xml", "</x><project>" + needs(dependency("org.hibernate.orm:hibernate-core:6.6.4.Final")) + "<<</a");

        assertThat(choose(ENTITY).text()).isEqualTo("Hibernate 6.6");
    }

    @Test
    void aPropertyThatNamesItselfStandsForNothing() throws IOException {
        pom(
                "pom.xml",
                "<properties><v>${v}</v></properties>",
                needs(dependency("org.hibernate.orm:hibernate-core:${v}")));

        assertThat(choose(ENTITY).text()).isEqualTo("Hibernate of a version that is not known");
    }

    @Test
    void whatIsConfiguredIsNotLookedFor() throws IOException {
        pom("pom.xml", needs(dependency("org.hibernate.orm:hibernate-core:6.6.4.Final")));
        Provider configured = Provider.of(Product.OPENJPA, Optional.empty(), "as configured", "", 0);
        ProjectFiles files = new ProjectFiles(root, List.of(root), Map.of("pom.xml", root.resolve("pom.xml")));

        assertThat(new ProviderDetector(Optional.of(configured), files, List.of())
                        .withImports(imports)
                        .choose(ENTITY))
                .isEqualTo(configured);
    }

    // --- what reads the annotations and is no JPA provider --------------------------------------------------------

    @Test
    void doesNotTakePartsOfEbeanForIt() throws IOException {
        pom("pom.xml", needs(dependency("io.ebean:ebean-migration:13.0"), dependency("io.ebean:ebean-annotation:8.0")));

        assertThat(choose(ENTITY)).isEqualTo(Provider.UNKNOWN);
    }

    @Test
    void doesNotReadTestLibrariesOfSbt() throws IOException {
        write("build.sbt", "// javaEbean", "\"org.hibernate\" % \"hibernate-core\" % \"5.4.9.Final\" % Test");

        assertThat(choose(ENTITY)).isEqualTo(Provider.UNKNOWN);
    }

    @Test
    void readsSbt() throws IOException {
        write(
                "build.sbt",
                "libraryDependencies ++= Seq(javaCore, // what Play brings",
                "  \"org.hibernate\" % \"hibernate-core\" % \"5.4.9.Final\")");

        assertThat(told(choose("app/models/Order.java")))
                .isEqualTo("Hibernate 5.4: hibernate-core 5.4.9.Final in build.sbt:2");
    }

    @ParameterizedTest
    @CsvSource({
        "io.ebean:ebean:13.6.0, EBEAN",
        "io.ebean:ebean-postgres:15.0.1, EBEAN",
        "org.avaje.ebean:ebean:8.1.1, EBEAN",
        "io.micronaut.data:micronaut-data-jdbc:4.1.0, MICRONAUT_DATA",
        "com.j256.ormlite:ormlite-jdbc:6.1, ORMLITE",
        "io.requery:requery:1.6.0, REQUERY",
        "tk.mybatis:mapper-spring-boot-starter:2.1.5, MYBATIS"
    })
    void readsLibrariesThatAreNoProvider(String coordinates, Product product) throws IOException {
        pom("pom.xml", needs(dependency(coordinates)));

        assertThat(choose(ENTITY).product()).isEqualTo(product);
        assertThat(choose(ENTITY).isJpa()).isFalse();
    }

    @Test
    void readsWordOfPlayForEbean() throws IOException {
        write("build.sbt", "libraryDependencies ++= Seq(javaCore, javaEbean)");

        assertThat(told(choose("app/models/Order.java"))).isEqualTo("Ebean: ebean in build.sbt:1");
    }

    @Test
    void leavesEntityOfHibernateToHibernate() throws IOException {
        pom("pom.xml", needs(dependency("org.hibernate:hibernate-core:5.6.0")));
        imports.put(ENTITY, List.of("org.hibernate.annotations", "io.ebean.annotation.NotNull"));

        assertThat(choose(ENTITY).is(Product.HIBERNATE)).isTrue();
    }

    @Test
    void believesImportOfEntityItself() throws IOException {
        pom("pom.xml", needs(dependency("org.hibernate:hibernate-core:5.6.0")));
        imports.put(ENTITY, List.of("javax.persistence", "com.avaje.ebean.Model"));

        assertThat(told(choose(ENTITY))).isEqualTo("Ebean: import com.avaje.ebean.Model in " + ENTITY + ":0");
        assertThat(choose("src/main/java/shop/Item.java").is(Product.HIBERNATE)).isTrue();
    }

    @Test
    void believesImportsOfModuleWhereNothingElseTells() {
        imports.put(ENTITY, List.of("jakarta.persistence", "io.ebean"));

        assertThat(choose("src/main/java/shop/parts/Item.java").is(Product.EBEAN))
                .isTrue();
    }
}
