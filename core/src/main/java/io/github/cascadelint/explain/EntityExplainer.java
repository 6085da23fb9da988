package io.github.cascadelint.explain;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.explain.DeletionPaths.Way;
import io.github.cascadelint.explain.EntityExplanation.Section;
import io.github.cascadelint.graph.Referrer;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.Repository;
import io.github.cascadelint.mapping.RowStorage.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Explains what an entity is to the others: its role and why, who owns it, who refers to it, what its removal takes along. */
public final class EntityExplainer {

    /** By the word for the role, since more of them may come. */
    private static final Map<String, String> IN_WORDS = Map.of(
            "lookup", "Reference data: many rows read it, none owns it. Nothing should cascade to it.",
            "shared", "Rows that several others share. Nothing should remove it along with one of them.",
            "link", "A row that links others, and means nothing without them. Each of them may own it.",
            "value-component", "A part of whoever refers to it: several owner types, one owner for each row.",
            "owned", "Part of its owner.",
            "root", "An aggregate root: it has a life of its own, and is removed on its own.",
            "history", "Rows that keep the past. They should outlive what they are about.",
            "unknown", "Not known: the evidence is too thin to say.");

    /** What code does with rows, in the order in which it is told. */
    private static final Map<EntityUse.Kind, String> USES = new EnumMap<>(Map.of(
            EntityUse.Kind.CONSTRUCTED, "code makes new %s rows",
            EntityUse.Kind.LOOKED_UP, "code looks %s rows up",
            EntityUse.Kind.QUERIED, "code queries %s rows",
            EntityUse.Kind.SEEDED, "a migration inserts %s rows"));

    /** Which rows code gives to an end. */
    private static final Map<CallSite.Act, String> ATTACHES = new EnumMap<>(Map.of(
            CallSite.Act.ATTACHES_FOUND, "%s rows that were looked up",
            CallSite.Act.ATTACHES_NEW, "%s rows that were made for it",
            CallSite.Act.ATTACHES_COPIED, "the %s of another instance",
            CallSite.Act.ATTACHES_OTHER, "%s rows whose origin is not seen"));

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
        add(sections, "provider", "Who runs it", provider(entity));
        add(sections, "code", "What code does with its rows", code(entity));
        if (role.kind() == Role.Kind.OWNED) {
            add(sections, "against", "What speaks for a life of its own", against(entity, role));
        }
        add(sections, "owners", "Owners, by the mapping: their removal takes it along", owners(entity));
        add(sections, "referrers", "Its rows are referred to by", referrers(entity));
        add(sections, "repositories", "Repositories", repositories(entity));
        add(sections, "removes", "Removing one removes as well", removes(entity));
        add(sections, "removed-by", "It is removed", removedBy(entity));
        add(sections, "overrule", "To overrule the role, in cascade-lint.yml", overrule(entity, role));
        return new EntityExplanation(
                entity.name(),
                entity.range(),
                entity.storage().parts().stream().map(Part::table).toList(),
                role,
                role.kind() == Role.Kind.OWNED
                        ? owned(entity, role)
                        : IN_WORDS.getOrDefault(role.kind().id(), role.kind().id()),
                sections);
    }

    /** Said only where it is no JPA provider. */
    private List<Evidence> provider(ManagedType entity) {
        return graph.provider(entity.name()).doubt(entity.simpleName()).stream()
                .map(Evidence::of)
                .toList();
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

    /** By their types; a repository that is known by the text of its file alone is called after that. */
    private List<Evidence> repositories(ManagedType entity) {
        List<Evidence> facts = new ArrayList<>();
        Set<String> files = new HashSet<>();
        for (Repository repository : model.repositories(entity.name())) {
            files.add(repository.range().file());
            facts.add(Evidence.of(
                    SimpleName.of(repository.type()) + (repository.writes() ? "" : ", which only reads"),
                    repository.range()));
        }
        model.uses(entity.name(), EntityUse.Kind.REPOSITORY).stream()
                .filter(use -> files.add(use.range().file()))
                .forEach(use -> facts.add(Evidence.of(
                        use.range().file().replaceFirst(".*/", "").replaceFirst("\\.[^.]*$", ""), use.range())));
        return facts;
    }

    /** Where rows are made and found, and where others are given them: the first place of each kind. */
    private List<Evidence> code(ManagedType entity) {
        String name = entity.simpleName();
        List<Evidence> facts = new ArrayList<>();
        USES.forEach((kind, words) -> places(
                String.format(Locale.ROOT, words, name),
                model.uses(entity.name(), kind).stream().map(EntityUse::range).toList(),
                facts));
        for (Association end : graph.endsTo(entity.name())) {
            ATTACHES.forEach((act, words) -> places(
                    end.display() + " is given " + String.format(Locale.ROOT, words, name),
                    model.callSites(end, act).stream().map(CallSite::range).toList(),
                    facts));
        }
        return facts;
    }

    private static void places(String words, List<SourceRange> places, List<Evidence> facts) {
        if (!places.isEmpty()) {
            int more = places.size() - 1;
            String others = more == 0 ? "" : " (and in " + more + " more place" + (more == 1 ? ")" : "s)");
            facts.add(Evidence.of(words + others, places.get(0)));
        }
    }

    /** Signs of an aggregate root, which were not enough to make it one. */
    private List<Evidence> against(ManagedType entity, Role role) {
        List<Evidence> facts = new ArrayList<>();
        model.repositories(entity.name()).stream()
                .findFirst()
                .ifPresent(repository -> facts.add(Evidence.of("it has a repository of its own", repository.range())));
        places(
                "code deletes " + entity.simpleName() + " rows on their own",
                model.callSites(entity.name(), CallSite.Act.REMOVES).stream()
                        .map(CallSite::range)
                        .toList(),
                facts);
        Set<String> aggregate = new HashSet<>(graph.removedWith(entity.name()));
        aggregate.add(entity.name());
        for (String owner : role.owners()) {
            aggregate.add(owner);
            aggregate.addAll(graph.removedWith(owner));
        }
        graph.referrers(entity.name()).stream()
                .filter(referrer -> !aggregate.contains(referrer.entity()))
                .forEach(referrer -> facts.add(Evidence.of(
                        referrer.display() + " refers to it, and is no part of what owns it",
                        referrer.association().range())));
        return facts;
    }

    /** Whose part it is, and what the mapping says that they do for it. */
    private String owned(ManagedType entity, Role role) {
        String owners = role.owners().size() > 1 ? "Part of one of several owners" : "Part of one owner";
        List<Association> ends = graph.endsTo(entity.name()).stream()
                .filter(end -> role.owners().contains(end.owner()))
                .toList();
        if (!ends.isEmpty() && ends.stream().allMatch(Association::removes)) {
            return owners + ", which removes its rows.";
        }
        return owners
                + (ends.stream().anyMatch(Association::removes) ? ", of which not every one removes its rows." : ".");
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
            if (way.kind() == Way.Kind.REPLACED) {
                continue;
            }
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

    /** One line that could stand in the configuration; a comment in it names the other roles. */
    private static List<Evidence> overrule(ManagedType entity, Role role) {
        List<String> others = Stream.of(Role.Kind.SHARED, Role.Kind.LOOKUP, Role.Kind.ROOT, Role.Kind.HISTORY)
                .filter(kind -> role.kind() != kind)
                .map(Role.Kind::id)
                .toList();
        return List.of(Evidence.of("roles: { " + others.get(0) + ": [" + entity.name() + "] }  # or "
                + String.join(", ", others.subList(1, others.size())) + ", or owned: { " + entity.name()
                + ": OWNER }"));
    }
}
