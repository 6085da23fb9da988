package io.github.cascadelint.oracle.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.oracle.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The part of {@code docs/oracle.md} that is generated. */
final class AgreementTable {

    private static final String BEGIN = "<!-- begin: generated -->\n";
    private static final String END = "<!-- end: generated -->\n";

    private final Map<Artifact, Agreement> agreements;

    AgreementTable(Map<Artifact, Agreement> agreements) {
        this.agreements = agreements;
    }

    /** Writes the tables between the markers of a page with {@code -Doracle.table=write}, else fails where they differ. */
    void checkOrWrite(Path page) throws IOException {
        String before = Files.readString(page);
        String after = before.substring(0, before.indexOf(BEGIN) + BEGIN.length())
                + text()
                + before.substring(before.indexOf(END));
        if (System.getProperty("oracle.table", "check").equals("write")) {
            Files.writeString(page, after);
        }
        assertThat(Files.readString(page))
                .withFailMessage(() -> page + " is stale; run again with -Doracle.table=write")
                .isEqualTo(after);
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(
                "| | artifact | Hibernate | entities and attributes | facts | agreed | % | Spring names | agreed | % |");
        lines.add("|---|---|---|---|---|---|---|---|---|---|");
        int number = 1;
        for (Map.Entry<Artifact, Agreement> entry : agreements.entrySet()) {
            Agreement agreement = entry.getValue();
            lines.add("| " + number++ + " | " + entry.getKey().name() + " | "
                    + entry.getKey().hibernate() + " | "
                    + agreement.facts().compared().getOrDefault(Comparison.PRESENT, 0) + " | "
                    + total(List.of(agreement.facts())) + " | "
                    + agreement
                            .springNames()
                            .map(names -> total(List.of(names)))
                            .orElse("refused | | ") + " |");
        }
        lines.add("| | all | | | " + total(facts()) + " | "
                + total(agreements.values().stream()
                        .flatMap(agreement -> agreement.springNames().stream())
                        .toList())
                + " |");
        lines.add("");
        byFact(lines);
        lines.add("");
        return String.join("\n", lines);
    }

    /** One line for each fact, one column for each artifact: how many were compared, and how many of them agreed. */
    private void byFact(List<String> lines) {
        NavigableSet<String> names = new TreeSet<>();
        facts().forEach(comparison -> names.addAll(comparison.compared().keySet()));
        StringBuilder head = new StringBuilder("| fact | compared | agreed | % |");
        StringBuilder rule = new StringBuilder("|---|---|---|---|");
        for (int i = 1; i <= agreements.size(); i++) {
            head.append(' ').append(i).append(" |");
            rule.append("---|");
        }
        lines.add(head.toString());
        lines.add(rule.toString());
        for (String fact : names) {
            StringBuilder line = new StringBuilder("| " + fact + " | ");
            line.append(percent(
                    facts().stream().mapToInt(c -> compared(c, fact)).sum(),
                    facts().stream().mapToInt(c -> different(c, fact)).sum()));
            line.append(" |");
            for (Comparison comparison : facts()) {
                int compared = compared(comparison, fact);
                int different = different(comparison, fact);
                line.append(' ').append(different == 0 ? "" : (compared - different) + "/");
                line.append(compared).append(" |");
            }
            lines.add(line.toString());
        }
    }

    private List<Comparison> facts() {
        return agreements.values().stream().map(Agreement::facts).toList();
    }

    private static int compared(Comparison comparison, String fact) {
        return comparison.compared().getOrDefault(fact, 0);
    }

    private static int different(Comparison comparison, String fact) {
        return (int) comparison.differences().stream()
                .filter(difference -> difference.fact().equals(fact))
                .count();
    }

    private static String total(List<Comparison> comparisons) {
        return percent(
                comparisons.stream()
                        .flatMap(c -> c.compared().values().stream())
                        .mapToInt(Integer::intValue)
                        .sum(),
                comparisons.stream().mapToInt(c -> c.differences().size()).sum());
    }

    private static String percent(int compared, int different) {
        int agreed = compared - different;
        return compared + " | " + agreed + " | "
                + (compared == 0 ? "" : String.format(Locale.ROOT, "%.2f", 100.0 * agreed / compared));
    }
}
