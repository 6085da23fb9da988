package io.github.cascadelint.report;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.explain.DeletionPaths.Cause;
import io.github.cascadelint.explain.DeletionPaths.Way;
import io.github.cascadelint.plan.DatabaseKey;
import io.github.cascadelint.plan.PlanNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trees of all delete plans and of all ways to be deleted. What hangs below an entity is the same in most of them: equal
 * branches are written once, and referred to by their numbers.
 */
final class HtmlPlans {
    private final Pool<String> texts;
    private final Map<String, Integer> entities;
    private final Pool<Branch> branches = new Pool<>();
    private final Pool<Passage> passages = new Pool<>();

    /** A node of a plan, with numbers for texts and for the branches below. */
    private record Branch(
            int kind,
            int subject,
            int entity,
            int table,
            int attribute,
            int key,
            int onDelete,
            List<Integer> columns,
            List<Integer> notes,
            int file,
            int line,
            List<Integer> below,
            boolean assumed,
            boolean own) {}

    /** A way to be deleted, with numbers for texts and for the ways above. */
    private record Passage(
            int kind, int text, int file, int line, List<Fact> code, int from, boolean repeated, List<Integer> above) {}

    /** A fact and its place. */
    private record Fact(int text, int file, int line) {}

    /**
     * @param texts all texts of the document
     * @param entities the number of each entity
     */
    HtmlPlans(Pool<String> texts, Map<String, Integer> entities) {
        this.texts = texts;
        this.entities = entities;
    }

    /** The numbers of the nodes below a plan's root. */
    List<Integer> nodes(List<PlanNode> nodes) {
        return nodes.stream().map(this::node).toList();
    }

    private int node(PlanNode node) {
        Optional<DatabaseKey> key = node.key();
        return branches.number(new Branch(
                texts.number(node.kind().id()),
                texts.number(node.subject()),
                node.entity().map(this::entity).orElse(Pool.NONE),
                texts.number(node.table()),
                texts.number(node.attribute()),
                texts.number(key.map(HtmlPlans::words)),
                texts.number(key.map(DatabaseKey::onDelete)
                        .filter(action -> !action.refuses())
                        .map(action -> action.sql())),
                texts(node.columns()),
                texts(node.notes()),
                file(node.place()),
                line(node.place()),
                nodes(node.children()),
                key.filter(DatabaseKey::isAssumed).isPresent(),
                node.own() && node.kind() == PlanNode.Kind.BLOCKED_BY));
    }

    private static String words(DatabaseKey key) {
        return key.name().isEmpty() ? key.display() : key.name() + " (" + key.display() + ")";
    }

    /** The numbers of the ways. */
    List<Integer> ways(Cause cause) {
        return cause.ways().stream().map(this::way).toList();
    }

    private int way(Way way) {
        return passages.number(new Passage(
                texts.number(way.kind().id()),
                texts.number(way.text()),
                file(way.range()),
                line(way.range()),
                way.code().stream().map(this::fact).toList(),
                way.from().map(cause -> entity(cause.entity())).orElse(Pool.NONE),
                way.from().filter(Cause::repeated).isPresent(),
                way.from().map(this::ways).orElse(List.of())));
    }

    private Fact fact(Evidence evidence) {
        return new Fact(texts.number(evidence.text()), file(evidence.range()), line(evidence.range()));
    }

    private int entity(String name) {
        return entities.getOrDefault(name, Pool.NONE);
    }

    private int file(Optional<SourceRange> range) {
        return texts.number(range.map(SourceRange::file));
    }

    private static int line(Optional<SourceRange> range) {
        return range.map(SourceRange::startLine).orElse(0);
    }

    private List<Integer> texts(List<String> words) {
        return words.stream().map(texts::number).toList();
    }

    /** Writes what the numbers stand for. */
    void write(Json json) throws IOException {
        json.array(
                "nodes",
                branches.values(),
                (Branch branch) -> json.tuple(tuple -> tuple.value(branch.kind)
                        .value(branch.subject)
                        .value(branch.entity)
                        .value(branch.table)
                        .value(branch.attribute)
                        .value(branch.key)
                        .value(branch.onDelete)
                        .values(branch.columns)
                        .values(branch.notes)
                        .value(branch.file)
                        .value(branch.line)
                        .values(branch.below)
                        .value(branch.assumed ? 1 : 0)
                        .value(branch.own ? 1 : 0)));
        json.array(
                "ways",
                passages.values(),
                (Passage passage) -> json.tuple(tuple -> {
                    tuple.value(passage.kind).value(passage.text).value(passage.file);
                    tuple.value(passage.line);
                    tuple.tuple(code -> {
                        for (Fact fact : passage.code) {
                            code.values(List.of(fact.text, fact.file, fact.line));
                        }
                    });
                    tuple.value(passage.from).value(passage.repeated ? 1 : 0).values(passage.above);
                }));
    }
}
