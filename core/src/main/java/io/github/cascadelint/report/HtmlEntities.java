package io.github.cascadelint.report;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.explain.AttributeExplainer;
import io.github.cascadelint.explain.AttributeExplanation;
import io.github.cascadelint.explain.DeletionFinder;
import io.github.cascadelint.explain.DeletionPaths;
import io.github.cascadelint.explain.EntityExplainer;
import io.github.cascadelint.explain.EntityExplanation;
import io.github.cascadelint.explain.EntityExplanation.Section;
import io.github.cascadelint.explain.Operation;
import io.github.cascadelint.explain.Step;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.ElementCollection;
import io.github.cascadelint.mapping.EmbeddedAttribute;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.plan.DeletePlan;
import io.github.cascadelint.plan.DeletePlans;
import io.github.cascadelint.plan.PlanNode;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.SchemaSource;
import io.github.cascadelint.schema.match.KeyMatch;
import io.github.cascadelint.schema.match.MappedKey;
import io.github.cascadelint.schema.match.SchemaMatches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The entities in the data of the HTML report: what they are, what they refer to, and what deleting them does. */
final class HtmlEntities {
    /** Sections whose facts the report tells by its plans and tables. */
    private static final Set<String> TOLD_ELSEWHERE = Set.of("referrers", "removes", "removed-by");

    private final RelationshipGraph graph;
    private final SchemaMatches matches;
    private final DeletePlans plans;
    private final AttributeExplainer explainer;
    private final Pool<String> texts = new Pool<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, List<MappedKey>> keys = new HashMap<>();
    private final Set<String> flagged = new HashSet<>();
    private final HtmlPlans trees;

    HtmlEntities(AnalysisResult result) {
        this.graph = result.graph();
        this.matches = SchemaMatches.of(graph.model(), result.schemas());
        this.plans = new DeletePlans(graph, matches);
        this.explainer = new AttributeExplainer(graph);
        graph.model().entities().forEach(entity -> numbers.put(entity.name(), numbers.size()));
        for (MappedKey key : matches.mappedKeys()) {
            key.attribute()
                    .ifPresent(name -> keys.computeIfAbsent(key.entity() + "#" + name, k -> new ArrayList<>())
                            .add(key));
        }
        result.findings().forEach(triaged -> flagged.add(triaged.finding().subject()));
        this.trees = new HtmlPlans(texts, numbers);
    }

    /** Writes the entities by name, and after them what their numbers stand for. */
    void write(Json json) throws IOException {
        json.objects("entities", graph.model().entities(), (ManagedType entity) -> entity(json, entity));
        trees.write(json);
        json.strings("texts", texts.values());
    }

    private void entity(Json json, ManagedType entity) throws IOException {
        EntityExplanation explanation = new EntityExplainer(graph).explain(entity);
        json.field("name", entity.name());
        json.strings("tables", explanation.tables());
        if (entity.superclass().isPresent()) {
            json.field("superclass", entity.superclass().get());
        }
        // a mapped superclass may stand between two entities
        Optional<String> heirOf = graph.model().supertypes(entity.name()).stream()
                .filter(numbers::containsKey)
                .findFirst();
        if (heirOf.isPresent()) {
            json.field("heirOf", heirOf.get());
        }
        json.field("abstract", entity.isAbstract())
                .field("role", explanation.role().kind().id())
                .strings("owners", explanation.role().owners());
        json.field("words", text(explanation.roleInWords()));
        place(json, entity.range());
        facts(json, "evidence", explanation.role().evidence());
        List<Section> sections = explanation.sections().stream()
                .filter(section -> !TOLD_ELSEWHERE.contains(section.id()))
                .toList();
        json.objects("sections", sections, (Section section) -> {
            json.field("id", section.id()).field("title", text(section.title()));
            facts(json, "facts", section.facts());
        });
        List<Attribute> links = entity.attributes().stream()
                .filter(attribute -> !(attribute instanceof BasicAttribute))
                .toList();
        json.objects("attributes", links, (Attribute attribute) -> attribute(json, entity, attribute));
        json.name("columns").tuple(columns -> {
            for (Attribute attribute : entity.attributes()) {
                if (attribute instanceof BasicAttribute basic) {
                    columns.values(
                            List.of(text(basic.name()), text(basic.type()), text(basic.column()), basic.id() ? 1 : 0));
                }
            }
        });
        plan(json, plans.plan(entity));
        DeletionPaths paths = DeletionFinder.find(graph, entity);
        json.name("wayFacts").values(paths.facts().stream().map(this::text).toList());
        json.name("ways").values(trees.ways(paths.root()));
        facts(json, "linkRows", paths.linkRows());
    }

    private void plan(Json json, DeletePlan plan) throws IOException {
        Optional<SchemaSource> schema = plan.schema();
        json.object("plan", object -> {
            object.field("assumed", schema.isEmpty())
                    .field("canFail", plan.canFail())
                    .field("fails", plan.fails().id())
                    .field("unsure", plan.runBy().isPresent())
                    .field("marks", plan.root().kind() == PlanNode.Kind.MARKED);
            Optional<String> other = plan.root().entity().filter(of -> !of.equals(plan.entity()));
            if (other.isPresent()) {
                object.field("of", text(other.get()));
            }
            object.name("facts").values(plan.facts().stream().map(this::text).toList());
            object.name("failures")
                    .values(plan.failures().stream().map(this::text).toList());
            object.name("unknown")
                    .values(plan.unknown().stream().map(this::text).toList());
            object.name("nodes").values(trees.nodes(plan.root().children()));
        });
    }

    private void attribute(Json json, ManagedType entity, Attribute attribute) throws IOException {
        json.field("name", text(attribute.name()));
        if (!attribute.declaredBy().equals(entity.name())) {
            json.field("by", text(attribute.declaredBy()));
        }
        if (attribute instanceof Association association) {
            association(json, entity, association);
        } else if (attribute instanceof ElementCollection collection) {
            json.field("kind", text("element collection"))
                    .field("target", text(collection.target().display()))
                    .field("columns", text(collection.table().name()));
        } else if (attribute instanceof EmbeddedAttribute embedded) {
            json.field("kind", text(embedded.id() ? "embedded identifier" : "embedded"))
                    .field("target", text(embedded.target().display()));
        }
    }

    private void association(Json json, ManagedType entity, Association association) throws IOException {
        String target = association.target().display();
        json.field("kind", text(association.kind().id())).field("target", text(target));
        if (numbers.containsKey(target)) {
            json.field("to", numbers.get(target));
        }
        Optional<String> mappedBy = association.mappedBy().known().filter(name -> !name.isEmpty());
        if (mappedBy.isPresent()) {
            json.field("mappedBy", text(mappedBy.get()));
        }
        if (!association.cascade().types().isEmpty()) {
            json.name("cascade")
                    .values(association.cascade().types().stream()
                            .map(type -> text(type.name()))
                            .toList());
            json.field("declared", text(association.cascade().declared()));
        }
        if (association.cascade().unknown()) {
            json.field("unknownCascade", true);
        }
        if (association.removes()) {
            json.field("removes", true);
        }
        if (association.removesOrphans()) {
            json.field("orphans", true);
        }
        if (association.isMandatory()) {
            json.field("mandatory", true);
        }
        if (association.isOwning()) {
            json.field("columns", text(columns(association)));
        }
        key(json, entity, association);
        if (association.removes() || !association.cascade().types().isEmpty() || isFlagged(association)) {
            AttributeExplanation explanation = explainer.explain(entity, association);
            json.name("told")
                    .values(explanation.facts().stream().map(this::text).toList());
            json.array("operations", explanation.operations(), (Operation operation) -> operation(json, operation));
        }
    }

    private boolean isFlagged(Association association) {
        return flagged.contains(association.declaredBy() + "#" + association.declaredName());
    }

    private void operation(Json json, Operation operation) throws IOException {
        json.tuple(tuple -> {
            tuple.value(text(operation.kind().id()))
                    .value(text(operation.java()))
                    .value(text(operation.outcome().id()))
                    .value(text(operation.why()));
            tuple.tuple(steps -> {
                for (Step step : operation.steps()) {
                    steps.tuple(each -> each.value(text(step.times().id()))
                            .values(step.statements().stream().map(this::text).toList()));
                }
            });
        });
    }

    private static String columns(Association association) {
        return association.joinTable().isPresent()
                ? association.joinTable().get().name()
                : String.join(
                        ", ",
                        association.joinColumns().stream().map(JoinColumn::name).toList());
    }

    /** What is known of the foreign key in the database, and what it does when the row it refers to goes. */
    private void key(Json json, ManagedType entity, Association association) throws IOException {
        Optional<OnDelete> declared = association.onDelete().flatMap(Setting::known);
        List<KeyMatch> found = new ArrayList<>();
        for (MappedKey key : keys.getOrDefault(entity.name() + "#" + association.name(), List.of())) {
            matches.key(key).ifPresent(found::add);
        }
        Optional<String> action = found.stream()
                .flatMap(match -> match.constraints().stream())
                .map(ForeignKey::onDelete)
                .filter(each -> !each.refuses())
                .map(each -> each.sql())
                .findFirst();
        if (action.isEmpty() && found.isEmpty()) {
            action = declared.filter(each -> each == OnDelete.CASCADE || each == OnDelete.SET_NULL)
                    .map(each -> each.name().replace('_', ' '));
        }
        if (action.isPresent()) {
            json.field("onDelete", text(action.get()));
        }
        boolean none = keys.getOrDefault(entity.name() + "#" + association.name(), List.of()).stream()
                .anyMatch(key -> !key.constraint());
        if (found.stream().anyMatch(KeyMatch::isCertainlyUnguarded)) {
            json.field("key", text("missing"));
        } else if (!found.isEmpty()) {
            json.field("key", text("found"));
        } else if (none) {
            json.field("key", text("none"));
        }
    }

    private void facts(Json json, String name, List<Evidence> facts) throws IOException {
        json.array(
                name,
                facts,
                (Evidence fact) -> json.values(List.of(
                        text(fact.text()),
                        texts.number(fact.range().map(SourceRange::file)),
                        fact.range().map(SourceRange::startLine).orElse(0))));
    }

    private void place(Json json, SourceRange range) throws IOException {
        json.field("file", text(range.file())).field("line", range.startLine());
    }

    private int text(String words) {
        return texts.number(words);
    }
}
