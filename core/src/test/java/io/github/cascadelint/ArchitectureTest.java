package io.github.cascadelint;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The borders between the packages: {@code base ← mapping ← source ← link}, {@code mapping ← graph ← rule ← rules}. */
class ArchitectureTest {

    private static final String ROOT = "io.github.cascadelint";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void eachPackageSeesOnlyThoseBeforeIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("base")
                .definedBy(ROOT + ".base")
                .layer("mapping")
                .definedBy(ROOT + ".mapping")
                .layer("source")
                .definedBy(ROOT + ".source")
                .layer("java")
                .definedBy(ROOT + ".source.java")
                .layer("link")
                .definedBy(ROOT + ".link")
                .layer("graph")
                .definedBy(ROOT + ".graph")
                .layer("rule")
                .definedBy(ROOT + ".rule")
                .layer("rules")
                .definedBy(ROOT + ".rules")
                .layer("config")
                .definedBy(ROOT + ".config")
                .layer("triage")
                .definedBy(ROOT + ".triage")
                .layer("facade")
                .definedBy(ROOT)
                .layer("report")
                .definedBy(ROOT + ".report")
                .whereLayer("base")
                .mayNotAccessAnyLayer()
                .whereLayer("mapping")
                .mayOnlyAccessLayers("base")
                .whereLayer("source")
                .mayOnlyAccessLayers("base", "mapping")
                .whereLayer("java")
                .mayOnlyAccessLayers("base", "mapping", "source")
                .whereLayer("link")
                .mayOnlyAccessLayers("base", "mapping", "source")
                .whereLayer("graph")
                .mayOnlyAccessLayers("base", "mapping")
                .whereLayer("rule")
                .mayOnlyAccessLayers("base", "mapping", "graph")
                .whereLayer("rules")
                .mayOnlyAccessLayers("base", "mapping", "graph", "rule")
                .whereLayer("config")
                .mayOnlyAccessLayers("base", "rule")
                .whereLayer("triage")
                .mayOnlyAccessLayers("base", "source", "rule", "config")
                .whereLayer("facade")
                .mayOnlyBeAccessedByLayers("report")
                .whereLayer("report")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void packagesDoNotGoInCircles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void eachLibraryIsSeenByOnePackage() {
        onlyIn("com.github.javaparser..", ROOT + ".source.java");
        onlyIn("com.google.gson..", ROOT + ".report", ROOT + ".triage");
        onlyIn("org.snakeyaml..", ROOT + ".config");
    }

    private static void onlyIn(String library, String... packages) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    @Test
    void nothingHerePrintsOrEnds() {
        noClasses().should().accessField(System.class, "out").check(CLASSES);
        noClasses().should().accessField(System.class, "err").check(CLASSES);
        noClasses().should().callMethod(System.class, "exit", int.class).check(CLASSES);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void rulesAreFinalAndKeepNothing() {
        classes()
                .that()
                .implement(ROOT + ".rule.Rule")
                .should()
                .haveOnlyFinalFields()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }
}
