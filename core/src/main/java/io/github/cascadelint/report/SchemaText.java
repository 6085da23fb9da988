package io.github.cascadelint.report;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.Doubt;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.KeyConstraint;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.Trigger;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes schemas for people: every table with its columns, what refers to what, and what is not known. */
public final class SchemaText {
    private final Appendable output;

    private SchemaText(Appendable output) {
        this.output = output;
    }

    /** Writes schemas in their order, or why there are none. */
    public static void write(List<Schema> schemas, List<Problem> problems, Appendable output) throws IOException {
        for (Problem problem : problems) {
            if (schemas.isEmpty() || problem.kind().makesIncomplete()) { // a schema tells itself what it does not know
                output.append(problem.file())
                        .append(problem.line() > 0 ? ":" + problem.line() : "")
                        .append(": ")
                        .append(problem.text())
                        .append('\n');
            }
        }
        if (schemas.isEmpty()) {
            output.append(none(problems)).append('\n');
        }
        for (Schema schema : schemas) {
            new SchemaText(output).schema(schema);
        }
    }

    /** What to do where no schema is known: nothing was found that makes one, or it could not be followed. */
    static String none(List<Problem> problems) {
        boolean isThere = problems.stream().anyMatch(problem -> problem.kind() == Problem.Kind.SCHEMA);
        return (isThere
                        ? "no schema is known, for what makes it could not be followed"
                        : "no migrations or schema scripts found")
                + (isThere ? "; name a dump of it" : "; name them")
                + " with --schema PATH, or under schema.sources in cascade-lint.yml";
    }

    private void schema(Schema schema) throws IOException {
        line(
                0,
                schema.source().location() + ": " + schema.source().kind().id() + ", "
                        + schema.source().dialect().id() + " ("
                        + schema.source().dialectReason() + ")");
        int keys = schema.tables().stream()
                .mapToInt(table -> table.foreignKeys().size())
                .sum();
        line(
                0,
                count(schema.tables().size(), "table", "tables") + ", " + count(keys, "foreign key", "foreign keys")
                        + " from " + count(schema.reading().files(), "file", "files") + "; "
                        + schema.reading().notFollowed() + " of "
                        + count(schema.reading().statements(), "statement", "statements") + " not followed");
        if (schema.source().copy().isPresent()) {
            unknown(1, schema.source().copy().get());
        }
        for (Doubt doubt : schema.doubts()) {
            unknown(1, doubt);
        }
        for (Doubt doubt : schema.elsewhere()) {
            elsewhere(doubt);
        }
        for (Doubt doubt : schema.unrelated()) {
            elsewhere(doubt);
        }
        for (Table table : schema.tables()) {
            output.append('\n');
            table(table);
        }
        output.append('\n');
    }

    private void table(Table table) throws IOException {
        line(0, table.name() + "  " + table.place().line());
        int name =
                table.columns().stream().mapToInt(c -> c.name().length()).max().orElse(0);
        int type =
                table.columns().stream().mapToInt(c -> c.type().length()).max().orElse(0);
        for (Column column : table.columns()) {
            String text = pad(column.name(), name) + "  " + pad(column.type(), Math.min(type, 30)) + "  "
                    + (column.nullable() ? "" : "not null");
            line(1, text.stripTrailing());
        }
        if (table.primaryKey().isPresent()) {
            key("primary key", table.primaryKey().get());
        }
        for (KeyConstraint unique : table.uniques()) {
            key("unique", unique);
        }
        for (ForeignKey key : table.foreignKeys()) {
            foreignKey(table, key);
        }
        for (Trigger trigger : table.triggers()) {
            line(
                    1,
                    "trigger " + trigger.name() + (trigger.onDelete() ? " on delete" : "") + "  "
                            + trigger.place().line());
        }
        for (Doubt doubt : table.doubts()) {
            unknown(1, doubt);
        }
    }

    private void key(String kind, KeyConstraint key) throws IOException {
        line(
                1,
                kind + " (" + String.join(", ", key.columns()) + ")  "
                        + key.place().line());
    }

    private void foreignKey(Table table, ForeignKey key) throws IOException {
        StringBuilder text = new StringBuilder("foreign key (")
                .append(String.join(", ", key.columns()))
                .append(") -> ")
                .append(key.refTable())
                .append(" (")
                .append(String.join(", ", key.refColumns()))
                .append(')');
        if (key.onDelete() != ReferentialAction.NO_ACTION) {
            text.append(" on delete ").append(key.onDelete().sql().toLowerCase(Locale.ROOT));
        }
        text.append(key.enabled() ? "" : ", switched off")
                .append(key.valid() ? "" : ", not validated")
                .append(table.isIndexed(key.columns()) ? "" : ", no index")
                .append("  ")
                .append(key.place().line());
        line(1, text.toString());
    }

    private void unknown(int level, Doubt doubt) throws IOException {
        line(level, "unknown: " + doubt.text() + "  " + doubt.place().line());
    }

    private void elsewhere(Doubt doubt) throws IOException {
        line(1, "elsewhere: " + doubt.text() + "  " + doubt.place().line());
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private void line(int level, String text) throws IOException {
        output.append("  ".repeat(level)).append(text).append('\n');
    }
}
