package io.github.cascadelint.explain;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.explain.DeletionPaths.Way;
import io.github.cascadelint.explain.EntityExplanation.Section;
import io.github.cascadelint.graph.Referrer;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.RowStorage.Part;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Explains what an entity is to the others: its role and why, who owns it, who refers to it, what its removal takes along. */
public final class EntityExplainer {

    /** By the word for the role, since more of them may come. */
    private static final Map<String, String> IN_WORDS = Map.of(
            "lookup", "Reference data: many rows read it, none owns it. Nothing should cascade to it.",
            "shared", "Rows that several others share. Nothing should remove it along with one of them.",
            "link", "A row that links others, and means nothing without them. Each of them may own it.",
            "value-component", "A part of whoever refers to it: several owner types, one owner for each row.",
            "owned", "Part of one owner, which removes its rows.",
            "root", "An aggregate root: it has a life of its own, and is removed on its own.",
            "history", "Rows that keep the past. They should outlive what they are about.",
            "unknown", "Not known: the evidence is too thin to say.");

    private final RelationshipGraph graph;
    private final MappingModel model;

    public EntityExplainer(RelationshipGraph graph) {
        this.graph = graph;
        this.model = graph.model();
    }

    static Map<String, String> rolesInWords() {
        return IN_WORDS;
    }

    /** Explains an entity. */
    public EntityExplanation explain(ManagedType entity) {
        Role role = graph.role(entity.name());
        List<Section> sections = new ArrayList<>();
        add(sections, "owners", "Owners, by the mapping: their removal takes it along", owners(entity));
        add(sections, "referrers", "Its rows are referred to by", referrers(entity));
        add(sections, "repositories", "Repositories", uses(entity, EntityUse.Kind.REPOSITORY));
        add(sections, "removes", "Removing one removes as well", removes(entity));
        add(sections, "removed-by", "It is removed", removedBy(entity));
        add(sections, "overrule", "To overrule the role, in cascade-lint.yml", overrule(entity, role));
        return new EntityExplanation(
                entity.name(),
                entity.range(),
                entity.storage().parts().stream().map(Part::table).toList(),
                role,
                IN_WORDS.getOrDefault(role.kind().id(), role.kind().id()),
                sections);
    }

    private static void add(List<Section> sections, String id, String title, List<Evidence> facts) {
        if (!facts.isEmpty()) {
            sections.add(new Section(id, title, facts));
        }
    }

    /** The ends that remove it downwards. */
    private List<Evidence> owners(ManagedType entity) {
        return graph.endsTo(entity.name()).stream()
                .filter(end -> end.removes()
                        && (end.kind() == AssociationKind.ONE_TO_MANY || end.kind() == AssociationKind.ONE_TO_ONE))
                .map(end -> Evidence.of(
                        SimpleName.of(end.owner()) + ", by " + SimpleName.of(end.owner()) + "." + end.name()
                                + (end.removesOrphans() ? " (removes orphans)" : " (cascades REMOVE)"),
                        end.range()))
                .toList();
    }

    private List<Evidence> referrers(ManagedType entity) {
        return graph.referrers(entity.name()).stream()
                .map(referrer -> Evidence.of(
                        referrer.display() + " (" + kind(referrer)
                                + (referrer.association().isMandatory() ? ", mandatory)" : ")"),
                        referrer.association().range()))
                .distinct()
                .toList();
    }

    private static String kind(Referrer referrer) {
        return referrer.association()
                .kind()
                .writtenIn(referrer.association().range().file());
    }

    private List<Evidence> uses(ManagedType entity, EntityUse.Kind kind) {
        return model.uses(entity.name(), kind).stream()
                .map(use -> Evidence.of(
                        use.range().file().replaceFirst(".*/", "").replaceFirst("\\.[^.]*$", ""), use.range()))
                .distinct()
                .toList();
    }

    private List<Evidence> removes(ManagedType entity) {
        List<Evidence> facts = new ArrayList<>();
        Set<String> direct = new LinkedHashSet<>();
        for (Association end : graph.endsFrom(entity.name())) {
            if (end.removes()) {
                direct.add(end.target().display());
                facts.add(Evidence.of(
                        SimpleName.of(end.target().display()) + ", by " + entity.simpleName() + "." + end.name(),
                        end.range()));
            }
        }
        Set<String> further = new LinkedHashSet<>(graph.removedWith(entity.name()));
        further.removeAll(direct);
        further.remove(entity.name());
        if (!further.isEmpty()) {
            facts.add(Evidence.of("through them: "
                    + Words.list(further.stream().map(SimpleName::of).sorted().toList())));
        }
        return facts;
    }

    private List<Evidence> removedBy(ManagedType entity) {
        List<Evidence> facts = new ArrayList<>();
        for (Way way : DeletionFinder.find(graph, entity).root().ways()) {
            String more = way.code().isEmpty()
                    ? ""
                    : way.code().size() == 1
                            ? " (1 place in code)"
                            : " (" + way.code().size() + " places in code)";
            facts.add(new Evidence(
                    way.text() + more,
                    way.range().or(() -> way.code().stream().findFirst().flatMap(Evidence::range))));
        }
        if (!facts.isEmpty()) {
            facts.add(Evidence.of("all paths: cascade-lint who-deletes " + entity.simpleName()));
        }
        return facts;
    }

    private static List<Evidence> overrule(ManagedType entity, Role role) {
        List<Evidence> lines = new ArrayList<>();
        lines.add(Evidence.of("roles:"));
        for (Role.Kind kind : List.of(Role.Kind.LOOKUP, Role.Kind.SHARED, Role.Kind.ROOT, Role.Kind.HISTORY)) {
            if (role.kind() != kind) {
                lines.add(Evidence.of("  " + kind.id() + ": [" + entity.name() + "]"));
            }
        }
        lines.add(Evidence.of("  owned: { " + entity.name() + ": OWNER }"));
        return lines;
    }
}
