package io.github.cascadelint.plan;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.mapping.RowStorage;
import io.github.cascadelint.mapping.RowStorage.Part;
import io.github.cascadelint.plan.CanonicalRows.Lead;
import io.github.cascadelint.plan.DeletePlan.Fails;
import io.github.cascadelint.plan.Effect.Cause;
import io.github.cascadelint.plan.PlanNode.Kind;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.match.MappedKey;
import io.github.cascadelint.schema.match.SchemaMatch;
import io.github.cascadelint.schema.match.SchemaMatches;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes delete plans: lets the simulation loose on one row of everything, and tells what it did as a tree. */
public final class DeletePlans {

    private static final int MOST_ROUNDS = 40;

    private final RelationshipGraph graph;
    private final MappingModel model;
    private final SchemaMatches matches;
    private final Navigation navigation;
    private final PlanDoubts doubts;
    private final UniqueColumns unique;
    private final UnreadEnds unread;
    private final Map<String, CheckedKeys> keysOf = new ConcurrentHashMap<>();

    /**
     * @param graph the mapping
     * @param matches the mapping held against the schemas that there are, if any
     */
    public DeletePlans(RelationshipGraph graph, SchemaMatches matches) {
        this.graph = graph;
        this.model = graph.model();
        this.matches = matches;
        this.navigation = new Navigation(model, matches.mappedKeys());
        this.doubts = new PlanDoubts(model, navigation);
        this.unique = new UniqueColumns(navigation);
        this.unread = new UnreadEnds(model, matches.mappedKeys());
    }

    /** The plan for one row of an entity; of an abstract one, for a row of its first subtype. */
    public DeletePlan plan(ManagedType entity) {
        ManagedType type = CanonicalRows.concrete(navigation, entity).orElse(entity);
        Optional<SchemaMatch> match = matches.of(type.name());
        CheckedKeys keys = keys(match);
        List<String> facts = facts(entity, type, match);
        if (type.storage().parts().isEmpty()) {
            PlanNode root =
                    node(Kind.REMOVED_BY_ORM, new TableRow("", Map.of()), Cause.START, List.of(), type, List.of());
            return new DeletePlan(
                    entity.name(),
                    entity.range(),
                    Optional.empty(),
                    facts,
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    Fails.NEVER,
                    root);
        }
        CanonicalRows rows = new CanonicalRows(navigation, keys, unique, match);
        rows.start(type, Lead.ALL);
        Population population = rows.population();
        Outcome outcome = simulate(population, keys, match);
        Population own = population;
        Outcome alone = outcome;
        for (int round = 0; round < MOST_ROUNDS && rows.expand(going(outcome)); round++) {
            population = rows.population();
            outcome = simulate(population, keys, match);
        }
        List<Effect> effects = new ArrayList<>(outcome.effects());
        effects.addAll(DanglingRows.of(model, population, outcome, keys));
        PlanNode root = RepeatedBranches.cut(new Tree(population, outcome, effects, keys, match)
                .root(population.instances().get(0), type));
        facts.addAll(doubts.of(root, match));
        Optional<String> runBy = runBy(graph.provider(type.name()));
        List<String> refusals = new OwnRefusals(model).of(own, alone);
        List<String> failures = new ArrayList<>(refusals);
        failures.addAll(failures(outcome, population, runBy));
        List<String> unknown = new ArrayList<>(doubts.unknown(type, root, match));
        if (match.isEmpty() && isAnyMatched()) {
            unknown.add("No schema has the table " + type.table().orElse("") + ": its keys are only assumed.");
        }
        if (rows.isCut()) {
            unknown.add("More rows are concerned than are followed; what refers to the others is not told.");
        }
        return new DeletePlan(
                entity.name(),
                entity.range(),
                match.map(found -> found.schema().source()),
                facts,
                failures,
                // that PERSIST takes a removal back is the specification's, and a key refuses whatever the provider is
                outcome.rescued().isEmpty() && refusals.isEmpty() ? runBy : Optional.empty(),
                unknown,
                fails(type, alone, keys, match, !failures.isEmpty(), root, unknown),
                root);
    }

    private boolean isAnyMatched() {
        return model.entities().stream()
                .anyMatch(entity -> matches.of(entity.name()).isPresent());
    }

    private Fails fails(
            ManagedType type,
            Outcome alone,
            CheckedKeys keys,
            Optional<SchemaMatch> match,
            boolean failing,
            PlanNode root,
            List<String> unknown) {
        if (isFailing(alone)) {
            CanonicalRows least = new CanonicalRows(navigation, keys, unique, match);
            least.start(type, Lead.MANDATORY);
            return isFailing(simulate(least.population(), keys, match)) ? Fails.ALWAYS : Fails.BY_ITS_OWN_REFERENCES;
        }
        if (failing || root.hasBelow(Kind.BLOCKED_BY) || root.hasBelow(PlanNode::needsDefault)) {
            return Fails.BY_OTHER_ROWS;
        }
        return unknown.isEmpty() ? Fails.NEVER : Fails.UNKNOWN;
    }

    private static boolean isFailing(Outcome outcome) {
        return !outcome.failures().isEmpty() || !outcome.rescued().isEmpty();
    }

    private Outcome simulate(Population population, CheckedKeys keys, Optional<SchemaMatch> match) {
        boolean beforeRow = match.filter(found -> {
                    Dialect dialect = found.schema().source().dialect();
                    return dialect == Dialect.H2 || dialect.isMySql();
                })
                .isPresent();
        return DeleteSimulation.delete(
                population.instances().get(0),
                population,
                navigation,
                keys,
                beforeRow ? Database.Order.BEFORE_ROW : Database.Order.AFTER_STATEMENT,
                false);
    }

    private static Set<TableRow> going(Outcome outcome) {
        Set<TableRow> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Effect effect : outcome.effects()) {
            switch (effect.kind()) {
                case DELETED, DELETED_IN_BULK, DELETED_BY_DATABASE, MARKED -> gone.add(effect.row());
                default -> {
                    // the row stays
                }
            }
        }
        return gone;
    }

    // --- keys -----------------------------------------------------------------------------------------------------

    /** The keys of the schema, and for tables that it does not have those that Hibernate would make. */
    private CheckedKeys keys(Optional<SchemaMatch> match) {
        String id = match.map(found -> found.schema().source().toString()).orElse("");
        return keysOf.computeIfAbsent(id, k -> {
            List<MappedKey> mapped = matches.mappedKeys().stream()
                    .filter(key -> match.filter(found -> isOfView(key, found)).isEmpty())
                    .toList();
            return new CheckedKeys(
                    match.map(found -> keysOf(found, mapped)).orElseGet(() -> DatabaseKeys.assumed(mapped)),
                    mapped,
                    unread);
        });
    }

    /** A view neither has a key, nor can one refer to it. */
    private static boolean isOfView(MappedKey key, SchemaMatch match) {
        return match.isView(key.table()) || key.refTable().filter(match::isView).isPresent();
    }

    private List<DatabaseKey> keysOf(SchemaMatch match, List<MappedKey> mapped) {
        MappedNames names = new MappedNames(model, mapped, match);
        List<DatabaseKey> keys = new ArrayList<>();
        DatabaseKeys.of(match.schema()).forEach(key -> keys.add(names.spell(key)));
        keys.addAll(DatabaseKeys.assumed(mapped.stream()
                .filter(key -> match.table(key.table()).isEmpty())
                .toList()));
        return keys;
    }

    // --- words ----------------------------------------------------------------------------------------------------

    private List<String> facts(ManagedType entity, ManagedType type, Optional<SchemaMatch> match) {
        List<String> facts = new ArrayList<>();
        marked(type.storage()).ifPresent(facts::add);
        if (!type.equals(entity)) {
            facts.add(entity.simpleName() + " is abstract; this is the plan for a " + type.simpleName() + ".");
        } else if (!model.subtypes(entity.name()).isEmpty()) {
            facts.add("This is the plan for a row that is none of a subtype.");
        }
        if (type.storage().parts().isEmpty() || type.has(Trait.VIEW)) {
            facts.add(type.simpleName() + " has no table of its own.");
        }
        Provider provider = graph.provider(type.name());
        Optional<String> doubt = provider.doubt(type.simpleName());
        if (doubt.isPresent()) {
            facts.add(doubt.get() + ".");
        } else if (provider.product() != Provider.Product.HIBERNATE && provider.product() != Provider.Product.UNKNOWN) {
            facts.add("Statements and their order are those of Hibernate 6.6; " + type.simpleName() + " is run by "
                    + provider.text() + ".");
        } else if (provider.isHibernateBefore(6, 6)) {
            facts.add("Statements and their order are those of Hibernate 6.6; " + provider.text()
                    + " is less strict about loaded rows that refer to what goes.");
        }
        if (match.isEmpty()) {
            facts.add(
                    "No schema was read that has its table: foreign keys are assumed as Hibernate itself would make them.");
        } else {
            Schema schema = match.get().schema();
            type.table()
                    .filter(match.get()::isView)
                    .ifPresent(view -> facts.add(
                            view + " is a view: whether a delete can go through it, and to which rows, is not told."));
            facts.add("Foreign keys are those of " + schema.source().location() + " ("
                    + schema.source().dialect().id() + ").");
        }
        return facts;
    }

    private static Optional<String> marked(RowStorage storage) {
        List<String> kept = storage.parts().stream()
                .filter(part -> storage.softDelete().isPresent() || part.isMarked())
                .map(Part::table)
                .toList();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                kept.size() == storage.parts().size()
                        ? "A delete only marks the row, which stays with its references: what ON DELETE says never happens."
                        : "A delete only marks the row in " + String.join(", ", kept)
                                + ", which stays with its references; what other tables hold of it is really deleted.");
    }

    /** Where other versions may do otherwise: what runs the application. */
    private static Optional<String> runBy(Provider provider) {
        if (provider.isHibernateSince(6, 6) && provider.isHibernateBefore(6, 7)) {
            return Optional.empty();
        }
        return Optional.of(
                provider.is(Provider.Product.UNKNOWN)
                        ? "nothing tells which provider runs this application"
                        : "this application runs " + provider.text());
    }

    private List<String> failures(Outcome outcome, Population population, Optional<String> runBy) {
        Set<String> texts = new LinkedHashSet<>();
        TableRow first = population.instances().get(0).rows().get(0);
        for (Outcome.Rescue rescue : outcome.rescued()) {
            texts.add((rescue.row() == first
                            ? "Nothing is deleted"
                            : "A row of " + rescue.row().table() + " stays") + ": " + rescue.attribute()
                    + " is loaded along and passes PERSIST on, which takes the removal back.");
        }
        for (Failure failure : outcome.failures()) {
            switch (failure.kind()) {
                case TRANSIENT ->
                    texts.add(failure(
                            "TransientObjectException at the flush",
                            failure.text()
                                    + " of a row that is loaded along, and stays, still refers to what is removed",
                            runBy));
                case NULLABILITY ->
                    texts.add(failure(
                            "PropertyValueException",
                            failure.text() + " must not be null, and what it refers to is removed before",
                            runBy));
                case STALE ->
                    texts.add(failure(
                            "StaleObjectStateException",
                            "the database has deleted the " + failure.text()
                                    + " row along before Hibernate wants to delete it",
                            runBy));
                default -> {
                    // told where the key is
                }
            }
        }
        return List.copyOf(texts);
    }

    private static String failure(String exception, String why, Optional<String> runBy) {
        return runBy.map(other -> "Hibernate 6.6 would fail with " + exception + ": " + why + "; " + other + ".")
                .orElseGet(() -> exception + ": " + why + ".");
    }

    private PlanNode node(
            Kind kind, TableRow row, Cause cause, List<String> columns, ManagedType type, List<PlanNode> children) {
        return new PlanNode(
                kind,
                type.simpleName(),
                Optional.of(type.name()),
                row.table(),
                columns,
                cause.attribute(),
                cause.key(),
                true,
                List.of(),
                Optional.of(type.range()),
                children);
    }

    /** Effects as a tree: each below the row whose end brought it about. */
    private final class Tree {
        private final IdentityHashMap<TableRow, Instance> instances = new IdentityHashMap<>();
        private final IdentityHashMap<TableRow, List<Effect>> below = new IdentityHashMap<>();
        private final Set<TableRow> told = Collections.newSetFromMap(new IdentityHashMap<>());

        private final Set<TableRow> removed = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Set<TableRow> marked = Collections.newSetFromMap(new IdentityHashMap<>());

        private final CheckedKeys keys;
        private final Optional<SchemaMatch> match;

        Tree(
                Population population,
                Outcome outcome,
                List<Effect> effects,
                CheckedKeys keys,
                Optional<SchemaMatch> match) {
            this.keys = keys;
            this.match = match;
            removed.addAll(outcome.removed());
            effects.stream()
                    .filter(effect -> effect.kind() == Effect.Kind.MARKED)
                    .forEach(effect -> marked.add(effect.row()));
            population.instances().forEach(instance -> instance.rows().forEach(row -> instances.put(row, instance)));
            for (Effect effect : effects) {
                effect.cause()
                        .origin()
                        .map(this::first)
                        .ifPresent(origin -> below.computeIfAbsent(origin, k -> new ArrayList<>())
                                .add(effect));
            }
        }

        /** The row that stands for all rows of one instance. */
        private TableRow first(TableRow row) {
            Instance instance = instances.get(row);
            return instance == null ? row : instance.rows().get(0);
        }

        PlanNode root(Instance instance, ManagedType type) {
            TableRow row = instance.rows().get(0);
            told.add(row);
            RowStorage storage = type.storage();
            boolean marked =
                    storage.softDelete().isPresent() || storage.parts().get(0).isMarked();
            Kind kind = marked ? Kind.MARKED : Kind.REMOVED_BY_ORM;
            return DeletePlans.this.node(kind, row, Cause.START, List.of(), type, children(row));
        }

        private List<PlanNode> children(TableRow origin) {
            List<PlanNode> nodes = new ArrayList<>();
            for (Effect effect : below.getOrDefault(origin, List.of())) {
                TableRow row = first(effect.row());
                boolean goes = switch (effect.kind()) {
                    case DELETED, DELETED_IN_BULK, DELETED_BY_DATABASE, MARKED -> true;
                    default -> false;
                };
                boolean staysBehind = switch (effect.kind()) {
                    case BLOCKS, DANGLES, MAY_STAY -> true;
                    default -> false;
                };
                if ((row == origin && !staysBehind) || (goes && !told.add(row))) {
                    continue;
                }
                PlanNode node = node(effect, row, goes ? children(row) : List.of());
                if (nodes.stream().noneMatch(node::equals)) {
                    nodes.add(node);
                }
            }
            return nodes;
        }

        private PlanNode node(Effect effect, TableRow row, List<PlanNode> children) {
            Optional<ManagedType> type =
                    Optional.ofNullable(instances.get(row)).flatMap(instance -> model.type(instance.entity()));
            Kind kind = kind(effect, type.isPresent());
            Optional<MappedKey> mapped = effect.cause().key().flatMap(keys::mapped);
            return new PlanNode(
                    kind,
                    type.map(ManagedType::simpleName).orElse(row.table()),
                    type.map(ManagedType::name),
                    effect.row().table(),
                    effect.columns(),
                    effect.cause().attribute().or(() -> mapped.map(MappedKey::display)),
                    effect.cause().key(),
                    removed.contains(effect.row()),
                    notes(effect, kind, type),
                    place(effect, mapped),
                    children);
        }

        private Kind kind(Effect effect, boolean isEntity) {
            return switch (effect.kind()) {
                case DELETED -> Kind.REMOVED_BY_ORM;
                case DELETED_IN_BULK -> isEntity || isElement(effect) ? Kind.REMOVED_BY_ORM : Kind.UNLINKED;
                case DELETED_BY_DATABASE -> Kind.REMOVED_BY_DATABASE;
                case NULLED -> Kind.SET_NULL;
                case NULLED_BY_DATABASE -> Kind.SET_NULL_BY_DATABASE;
                case MARKED -> Kind.MARKED;
                case BLOCKS -> Kind.BLOCKED_BY;
                case MAY_STAY -> Kind.UNKNOWN;
                case DANGLES -> isKnown(effect.row().table()) ? Kind.LEFT_DANGLING : Kind.UNKNOWN;
            };
        }

        /** Whether the schema tells which keys a table does not have. */
        private boolean isKnown(String table) {
            return match.flatMap(found ->
                            found.table(table).filter(each -> !found.schema().isUnderstood(each.table())))
                    .isEmpty();
        }

        private boolean isElement(Effect effect) {
            return matches.mappedKeys().stream()
                    .anyMatch(key -> key.sort() == MappedKey.Sort.ELEMENTS
                            && key.table().equalsIgnoreCase(effect.row().table()));
        }

        private Optional<SourceRange> place(Effect effect, Optional<MappedKey> mapped) {
            return effect.cause()
                    .key()
                    .flatMap(DatabaseKey::place)
                    .or(() -> mapped.map(MappedKey::range))
                    .or(() -> effect.cause().attribute().flatMap(this::placeOf));
        }

        private Optional<SourceRange> placeOf(String display) {
            int dot = display.indexOf('.');
            return model.entities().stream()
                    .filter(entity -> entity.simpleName().equals(display.substring(0, dot)))
                    .flatMap(entity -> entity.attribute(display.substring(dot + 1)).stream())
                    .map(attribute -> attribute.range())
                    .findFirst();
        }

        private List<String> notes(Effect effect, Kind kind, Optional<ManagedType> type) {
            List<String> notes = new ArrayList<>();
            if (kind == Kind.REMOVED_BY_ORM) {
                notes.add(effect.kind() == Effect.Kind.DELETED_IN_BULK ? "one statement for all" : "one by one");
            }
            if (kind == Kind.REMOVED_BY_DATABASE && type.isPresent()) {
                addBypassed(type.get(), removed.contains(effect.row()), notes);
            }
            if (kind == Kind.BLOCKED_BY && removed.contains(effect.row())) {
                notes.add(whyItStays(effect.row()));
            }
            if (kind == Kind.SET_NULL_BY_DATABASE
                    && effect.cause().key().filter(DatabaseKey::toDefault).isPresent()) {
                notes.add("refused where the default refers to no row");
            }
            if (kind == Kind.LEFT_DANGLING) {
                notes.add("no foreign key");
            }
            if (kind == Kind.SET_NULL
                    && effect.cause()
                            .origin()
                            .filter(origin -> keys.mayGoWith(effect.row().table(), origin.table()))
                            .isPresent()) {
                notes.add("whether REMOVE takes the row along could not be read");
            }
            if (effect.kind() == Effect.Kind.MAY_STAY) {
                notes.add("whether REMOVE reaches it before could not be read");
            } else if (kind == Kind.UNKNOWN) {
                notes.add("whether a foreign key refuses, or takes the rows along, could not be read");
            }
            if (match.isPresent()
                    && effect.cause().key().filter(DatabaseKey::isAssumed).isPresent()) {
                notes.add("a key that is assumed: the table is not in the schema");
            }
            if (kind == Kind.BLOCKED_BY
                    && effect.cause()
                            .key()
                            .filter(key -> !key.onDelete().refuses())
                            .isPresent()) {
                notes.add("the key sets null, and the column is NOT NULL");
            }
            boolean unmapped = effect.cause().key().flatMap(keys::mapped).isEmpty()
                    && effect.cause().attribute().isEmpty();
            boolean part = effect.cause().key().map(keys::isPartKey).orElse(unmapped);
            if (part) {
                notes.add("the key of a joined or secondary table");
            } else if (unmapped) {
                notes.add("no attribute maps this key");
            }
            return notes;
        }

        private String whyItStays(TableRow row) {
            if (marked.contains(row)) {
                return "it is only marked";
            }
            boolean left =
                    Optional.ofNullable(instances.get(row)).flatMap(instance -> model.type(instance.entity())).stream()
                            .flatMap(type -> type.storage().parts().stream())
                            .anyMatch(part -> part.table().equalsIgnoreCase(row.table()) && part.isLeftToDatabase());
            return left ? "@OnDelete leaves it to the database" : "it is deleted only later";
        }

        /** @param loaded whether the provider has loaded and removed it, and leaves only the statement to the database */
        private void addBypassed(ManagedType type, boolean loaded, List<String> notes) {
            if (type.has(Trait.CALLBACKS) && !loaded) {
                notes.add("no callbacks run");
            }
            if (type.storage().softDelete().isPresent() || type.has(Trait.SOFT_DELETE)) {
                notes.add("really deleted, though its own delete only marks it");
            }
            if (type.has(Trait.AUDITED) && !loaded) {
                notes.add("no history is written");
            }
            if (type.has(Trait.CACHED) && !loaded) {
                notes.add("stays in the second-level cache");
            }
        }
    }
}
