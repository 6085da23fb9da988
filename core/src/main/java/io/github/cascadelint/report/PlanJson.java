package io.github.cascadelint.report;

import io.github.cascadelint.plan.DatabaseKey;
import io.github.cascadelint.plan.DeletePlan;
import io.github.cascadelint.plan.PlanNode;
import io.github.cascadelint.schema.SchemaSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Delete plans as JSON. */
public final class PlanJson {
    private final Json json;

    private PlanJson(Json json) {
        this.json = json;
    }

    /** One plan. */
    public static void write(DeletePlan plan, Appendable output) throws IOException {
        Json.document(output, json -> json.object(root -> new PlanJson(root).plan(plan)));
    }

    /** All plans, by entity. */
    public static void write(List<DeletePlan> plans, Appendable output) throws IOException {
        Json.document(
                output,
                json -> json.object(root -> root.objects("plans", plans, plan -> new PlanJson(root).plan(plan))));
    }

    private void plan(DeletePlan plan) throws IOException {
        json.field("entity", plan.entity()).place(Optional.of(plan.range()));
        Optional<SchemaSource> schema = plan.schema();
        json.field("schema", schema.map(SchemaSource::location))
                .field("dialect", schema.map(source -> source.dialect().id()))
                .field("keysAssumed", schema.isEmpty())
                .field("canFail", plan.canFail())
                .field("fails", plan.fails().id());
        json.strings("facts", plan.facts());
        json.strings("failures", plan.failures());
        json.strings("unknown", plan.unknown());
        json.field("table", plan.root().table());
        json.objects("effects", plan.root().children(), this::node);
    }

    private void node(PlanNode node) throws IOException {
        json.field("kind", node.kind().id())
                .field("subject", node.subject())
                .field("entity", node.entity())
                .field("table", node.table());
        json.strings("columns", node.columns());
        json.field("attribute", node.attribute());
        key(node.key());
        json.field("own", node.own());
        json.strings("notes", node.notes());
        json.place(node.place());
        json.objects("effects", node.children(), this::node);
    }

    private void key(Optional<DatabaseKey> key) throws IOException {
        if (key.isEmpty()) {
            json.nullField("foreignKey");
            return;
        }
        json.object("foreignKey", object -> {
            object.field("name", Optional.of(key.get().name()).filter(name -> !name.isEmpty()))
                    .field("table", key.get().table());
            object.strings("columns", key.get().columns());
            object.field("refTable", key.get().refTable());
            object.strings("refColumns", key.get().refColumns());
            object.field("onDelete", key.get().onDelete().name())
                    .field("assumed", key.get().isAssumed());
        });
    }
}
