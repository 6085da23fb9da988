package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleMetadata;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is agreed on for every rule; the build breaks where a part of one is missing. */
class BuiltInRulesTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "io", "github", "cascadelint", "rules");

    private static Collection<RuleMetadata> rules() {
        return BuiltInRules.registry().all();
    }

    /** {@code merge-to-shared} is {@code MergeToShared}. */
    private static String pascalCase(String id) {
        StringBuilder name = new StringBuilder();
        for (String word : id.split("-", -1)) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }

    private static List<String> registered() throws IOException {
        List<String> names = new ArrayList<>();
        Matcher matcher =
                Pattern.compile("new (\\w+)\\(\\)").matcher(Files.readString(SOURCES.resolve("BuiltInRules.java")));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    @Test
    void theListIsSortedAndComplete() throws IOException {
        assertThat(registered()).isSortedAccordingTo(Comparator.naturalOrder()).hasSize(rules().size());
        try (Stream<Path> files = Files.list(SOURCES)) {
            List<String> classes = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                if (Files.readString(file).contains(" implements Rule ")) {
                    classes.add(file.getFileName().toString().replace(".java", ""));
                }
            }
            assertThat(registered()).isEqualTo(classes);
        }
    }

    @Test
    void theIdIsKebabCaseAndTheNameOfTheClass() {
        assertThat(rules()).allSatisfy(rule -> {
            assertThat(rule.id()).matches("[a-z]+(-[a-z]+)+");
            assertThat(rule.rule().getClass().getSimpleName()).isEqualTo(pascalCase(rule.id()));
        });
    }

    @Test
    void everyRuleHasATest() {
        assertThat(rules())
                .allSatisfy(rule -> assertThatCode(
                                () -> Class.forName(rule.rule().getClass().getName() + "Test"))
                        .doesNotThrowAnyException());
    }

    @Test
    void theSummaryIsASentenceWithoutPeriod() {
        assertThat(rules())
                .allSatisfy(rule -> assertThat(rule.summary())
                        .matches("(?:[A-Z]|mappedBy |@).*[^.!?]")
                        .doesNotContain("\n", "  ")
                        .hasSizeLessThan(120));
    }

    @Test
    void everyRuleSaysWhenItCame() {
        assertThat(rules()).allSatisfy(rule -> {
            assertThat(rule.since()).matches("\\d+\\.\\d+");
            assertThat(rule.helpUri()).endsWith("/" + rule.id() + ".md");
        });
    }

    @Test
    void theRulesThatOneSpeaksForExistAndDoNotAnswerBack() {
        assertThat(rules())
                .allSatisfy(rule -> assertThat(rule.speaksFor())
                        .doesNotHaveDuplicates()
                        .allSatisfy(other ->
                                assertThat(BuiltInRules.registry().find(other)).isPresent()));
        assertThat(rules())
                .allSatisfy(rule -> assertThat(BuiltInRules.registry().spokenForBy(rule.id()))
                        .as("what silences each other is lost")
                        .doesNotContain(rule.id()));
    }

    @Test
    void aRuleKeepsNothing() {
        assertThat(rules()).allSatisfy(metadata -> {
            Class<? extends Rule> type = metadata.rule().getClass();
            assertThat(Modifier.isFinal(type.getModifiers()))
                    .as(type + " is final")
                    .isTrue();
            for (Field field : type.getDeclaredFields()) {
                assertThat(field.isSynthetic()
                                || (Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers())))
                        .as(field + " is a constant")
                        .isTrue();
            }
        });
    }
}
