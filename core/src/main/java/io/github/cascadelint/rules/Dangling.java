package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.schema.DanglingRows;
import io.github.cascadelint.schema.DanglingRows.Answer;
import io.github.cascadelint.schema.DanglingRows.Question;
import io.github.cascadelint.schema.match.KeyMatch;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows behind missing keys that refer to nothing already, where a live database can be asked. */
final class Dangling {

    private final Map<Question, Answer> answers = new HashMap<>();

    private Dangling() {}

    /** Asks each database once. */
    static Dangling of(List<KeyMatch> missing) {
        Dangling dangling = new Dangling();
        Map<DanglingRows, Set<Question>> questions = new LinkedHashMap<>();
        for (KeyMatch match : missing) {
            match.schema()
                    .live()
                    .ifPresent(live -> questions
                            .computeIfAbsent(live, k -> new LinkedHashSet<>())
                            .add(question(match)));
        }
        questions.forEach((live, asked) -> dangling.answers.putAll(live.count(List.copyOf(asked))));
        return dangling;
    }

    private static Question question(KeyMatch match) {
        return new Question(
                match.table().name().name(),
                match.columnNames(),
                match.refTable().orElseThrow().name().name(),
                SchemaKey.refColumns(match));
    }

    /** How many there are, or why that is not known; nothing where no database was asked. */
    Optional<Evidence> evidence(KeyMatch match) {
        return match.schema()
                .live()
                .flatMap(live -> Optional.ofNullable(answers.get(question(match))))
                .map(answer -> Evidence.of(text(match, answer)));
    }

    private static String text(KeyMatch match, Answer answer) {
        String columns = SchemaWords.columns(match);
        if (answer.rows().isEmpty()) {
            return "rows of " + columns + " that refer to nothing could not be counted: " + answer.failure();
        }
        long rows = answer.rows().getAsLong();
        return rows == 0
                ? "in the database no row of " + columns + " refers to nothing yet"
                : "in the database " + rows + (rows == 1 ? " row" : " rows") + " of " + columns
                        + (rows == 1 ? " refers" : " refer") + " to nothing already";
    }
}
