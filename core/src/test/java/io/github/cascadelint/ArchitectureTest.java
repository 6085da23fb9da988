package io.github.cascadelint;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.cascadelint.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The borders between the packages, as the design draws them. */
class ArchitectureTest {

    private static final String ROOT = "io.github.cascadelint";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** Every package, and which others it may use besides base; the package of the façade may use them all. */
    private static final Map<String, List<String>> MAY_USE = mayUse();

    private static Map<String, List<String>> mayUse() {
        Map<String, List<String>> mayUse = new LinkedHashMap<>();
        mayUse.put("base", List.of());
        mayUse.put("naming", List.of());
        mayUse.put("mapping", List.of());
        mayUse.put("fix", List.of("mapping"));
        mayUse.put("schema", List.of());
        mayUse.put("schema.sql", List.of("schema"));
        mayUse.put("schema.discovery", List.of("mapping", "schema", "schema.sql", "source", "source.settings"));
        mayUse.put(
                "schema.liquibase",
                List.of("schema", "schema.sql", "schema.discovery", "source", "source.settings", "source.xml"));
        mayUse.put("schema.flyway", List.of("schema", "schema.sql", "schema.discovery", "source.settings"));
        mayUse.put("schema.jdbc", List.of("schema"));
        mayUse.put("schema.match", List.of("mapping", "schema"));
        mayUse.put("schema.script", List.of("schema", "schema.sql", "schema.discovery"));
        mayUse.put("source", List.of("mapping"));
        mayUse.put("source.java", List.of("fix", "mapping", "source"));
        mayUse.put("source.cache", List.of("source"));
        mayUse.put("source.classfile", List.of("mapping", "source"));
        mayUse.put("source.settings", List.of("naming", "mapping", "source"));
        mayUse.put("source.sql", List.of("mapping", "source"));
        mayUse.put("source.xml", List.of("mapping", "source", "source.sql"));
        mayUse.put("link", List.of("naming", "mapping", "source"));
        mayUse.put("graph", List.of("mapping"));
        mayUse.put("plan", List.of("mapping", "graph", "schema", "schema.match"));
        mayUse.put("change", List.of("mapping", "graph", "schema", "schema.match", "plan"));
        mayUse.put("explain", List.of("mapping", "graph"));
        mayUse.put("rule", List.of("fix", "mapping", "graph", "schema", "schema.match"));
        mayUse.put("rules", List.of("fix", "mapping", "graph", "schema", "schema.match", "rule"));
        mayUse.put("config", List.of("naming", "mapping", "rule", "schema"));
        mayUse.put("triage", List.of("source", "rule", "config"));
        mayUse.put(
                "report",
                List.of(
                        "",
                        "change",
                        "config",
                        "fix",
                        "naming",
                        "mapping",
                        "schema",
                        "schema.match",
                        "graph",
                        "plan",
                        "explain",
                        "rule",
                        "triage"));
        return mayUse;
    }

    @Test
    void everyPackageUsesOnlyThoseBelowIt() {
        MAY_USE.forEach((name, below) -> {
            List<String> allowed = new ArrayList<>(below);
            allowed.add(name);
            allowed.add("base");
            String[] packages =
                    allowed.stream().map(ArchitectureTest::qualified).toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(qualified(name))
                    .should()
                    .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(packages))))
                    .check(CLASSES);
        });
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.equals(ROOT))
                        .map(name -> name.substring(ROOT.length() + 1))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
    }

    private static String qualified(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name;
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void librariesStayInThePackagesThatAreThereForThem() {
        onlyIn("com.github.javaparser..", "source.java").check(CLASSES);
        onlyIn("org.jboss.jandex..", "source.classfile").check(CLASSES);
        onlyIn("com.google.gson..", "report", "triage").check(CLASSES);
        onlyIn("org.commonmark..", "report").check(CLASSES);
        // change logs are written in YAML and JSON as well, and need their lines
        onlyIn("org.snakeyaml..", "config", "schema.liquibase").check(CLASSES);
    }

    private static ArchRule onlyIn(String library, String... names) {
        String[] packages = Stream.of(names).map(ArchitectureTest::qualified).toArray(String[]::new);
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    @Test
    void nothingPrintsOrEndsTheProcess() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CLASSES);
    }

    @Test
    void nothingDependsOnTheClockTheLocaleOrTheZone() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.util.Locale.class, "getDefault")
                .orShould()
                .callMethod(java.util.TimeZone.class, "getDefault")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.nio.charset.Charset.class, "defaultCharset")
                .check(CLASSES);
    }

    @Test
    void rulesHaveNoState() {
        fields().that()
                .areDeclaredInClassesThat()
                .implement(Rule.class)
                .should()
                .beStatic()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void classesAreFinalUnlessMadeForExtension() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and()
                .haveSimpleNameNotEndingWith("package-info")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .forEach(folders::add);
        }
        assertThat(folders)
                .hasSize(MAY_USE.size() + 1)
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .content()
                        .contains("@NullMarked"));
    }

    @Test
    void publicMethodsDoNotShowTheParser() {
        classes()
                .that()
                .resideInAPackage(qualified("source.java"))
                .and()
                .arePublic()
                .should(new ArchCondition<JavaClass>("show no type of the parser") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getMethods().stream()
                                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                                .filter(method -> method.getFullName().contains("com.github.javaparser"))
                                .forEach(method ->
                                        events.add(SimpleConditionEvent.violated(method, method.getFullName())));
                    }
                })
                .check(CLASSES);
    }
}
