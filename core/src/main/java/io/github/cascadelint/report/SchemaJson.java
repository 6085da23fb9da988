package io.github.cascadelint.report;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.Doubt;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.Index;
import io.github.cascadelint.schema.KeyConstraint;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.Trigger;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes schemas as JSON, every element with its place, and what could not be followed with the table it may concern. */
public final class SchemaJson {
    private final Json json;

    private SchemaJson(Json json) {
        this.json = json;
    }

    /** Writes schemas in their order, each with its tables by name. */
    public static void write(List<Schema> schemas, List<Problem> problems, Appendable output) throws IOException {
        Json.document(output, json -> {
            SchemaJson writer = new SchemaJson(json);
            json.object(root -> {
                root.objects("schemas", schemas, writer::schema);
                root.objects("problems", problems, writer::problem);
            });
        });
    }

    private void schema(Schema schema) throws IOException {
        json.field("kind", schema.source().kind().id())
                .field("location", schema.source().location())
                .field("dialect", schema.source().dialect().id())
                .field("dialectReason", schema.source().dialectReason())
                .field("files", schema.reading().files())
                .field("statements", schema.reading().statements())
                .field("notFollowed", schema.reading().notFollowed());
        json.objects("tables", schema.tables(), this::table);
        json.objects("views", schema.views(), this::view);
        json.objects("unknown", schema.doubts(), this::doubt);
        json.objects(
                "elsewhere",
                Stream.concat(schema.elsewhere().stream(), schema.unrelated().stream())
                        .toList(),
                this::doubt);
    }

    private void table(Table table) throws IOException {
        json.field("name", table.name().name())
                .field("schema", table.name().schema())
                .field("partitioned", table.partitioned())
                .field("checksForeignKeys", table.checksForeignKeys())
                .place(Optional.of(table.place()));
        json.objects("columns", table.columns(), this::column);
        json.strings(
                "primaryKey", table.primaryKey().map(KeyConstraint::columns).orElse(List.of()));
        json.lists(
                "uniques", table.uniques().stream().map(KeyConstraint::columns).toList());
        List<Key> keys = keys(table);
        json.objects("keys", keys, this::key);
        json.objects("foreignKeys", table.foreignKeys(), this::foreignKey);
        json.objects("indexes", indexes(table, keys), this::index);
        json.objects("triggers", table.triggers(), this::trigger);
        json.objects("unknown", table.doubts(), this::doubt);
    }

    private void column(Column column) throws IOException {
        json.field("name", column.name())
                .field("type", column.type())
                .field("nullable", column.nullable())
                .field("generated", column.generated())
                .place(Optional.of(column.place()));
    }

    /**
     * A primary key or unique constraint.
     *
     * @param kind which of them
     * @param constraint itself
     */
    private record Key(String kind, KeyConstraint constraint) {}

    private static List<Key> keys(Table table) {
        return Stream.concat(
                        table.primaryKey().stream().map(key -> new Key("primary-key", key)),
                        table.uniques().stream().map(key -> new Key("unique", key)))
                .toList();
    }

    private void key(Key key) throws IOException {
        json.field("kind", key.kind()).field("name", key.constraint().name());
        json.strings("columns", key.constraint().columns());
        json.place(Optional.of(key.constraint().place()));
    }

    /**
     * An index of its own, or behind a constraint.
     *
     * @param index the index
     * @param ofConstraint whether a primary key or unique constraint rests on it
     */
    private record Shown(Index index, boolean ofConstraint) {}

    private static List<Shown> indexes(Table table, List<Key> keys) {
        return Stream.concat(
                        keys.stream()
                                .map(Key::constraint)
                                .map(key -> new Shown(
                                        new Index(key.name(), key.columns(), true, false, true, key.place()), true)),
                        table.indexes().stream().map(index -> new Shown(index, false)))
                .toList();
    }

    private void foreignKey(ForeignKey key) throws IOException {
        json.field("name", key.name());
        json.strings("columns", key.columns());
        json.field("refTable", key.refTable().name());
        json.strings("refColumns", key.refColumns());
        json.field("onDelete", key.onDelete().sql());
        if (!key.resets().equals(key.columns())) {
            json.strings("onDeleteColumns", key.resets());
        }
        json.field("onUpdate", key.onUpdate().sql())
                .field("notValid", !key.valid())
                .field("disabled", !key.enabled())
                .place(Optional.of(key.place()));
    }

    private void index(Shown shown) throws IOException {
        Index index = shown.index();
        json.field("name", index.name());
        json.strings("columns", index.columns());
        json.field("unique", index.unique())
                .field("partial", index.partial())
                .field("ordered", index.ordered())
                .field("ofConstraint", shown.ofConstraint())
                .place(Optional.of(index.place()));
    }

    private void trigger(Trigger trigger) throws IOException {
        json.field("name", trigger.name()).field("onDelete", trigger.onDelete()).place(Optional.of(trigger.place()));
    }

    private void view(Schema.View view) throws IOException {
        json.field("name", view.name().name()).place(Optional.of(view.place()));
    }

    private void doubt(Doubt doubt) throws IOException {
        json.field("text", doubt.text()).place(Optional.of(doubt.place()));
    }

    private void problem(Problem problem) throws IOException {
        json.field("kind", problem.kind().id())
                .field("text", problem.text())
                .field("file", problem.file())
                .field("line", problem.line());
    }
}
