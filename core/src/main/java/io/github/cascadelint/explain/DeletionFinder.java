package io.github.cascadelint.explain;

import io.github.cascadelint.base.Article;
import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.explain.DeletionPaths.Cause;
import io.github.cascadelint.explain.DeletionPaths.Way;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ElementCollection;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Origin;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.mapping.Repository;
import io.github.cascadelint.mapping.Setting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Follows the graph backwards from an entity to all that makes its rows disappear. */
public final class DeletionFinder {

    private static final List<Act> STATEMENTS = List.of(Act.BULK_DELETES, Act.NATIVE_DELETES, Act.STATELESS_DELETES);
    private static final List<Act> TAKING_OUT = List.of(Act.TAKES_OUT, Act.REFILLS);
    private static final List<Act> REPLACING = List.of(Act.NULLS, Act.REPLACES, Act.REPLACES_FOUND, Act.ASSIGNS);

    /** Calls that write an instance which may be detached. */
    private static final Pattern MERGES = Pattern.compile("\\b(merge|save|update)\\w*\\(");

    /** Deletes that repositories inherit. */
    private static final Pattern INHERITED = Pattern.compile("\\bdelete(ById|All\\w*|InBatch)?\\(");

    /** As many uncalled methods are named. */
    private static final int MOST_METHODS = 4;

    private final RelationshipGraph graph;
    private final MappingModel model;
    private final Set<String> told = new HashSet<>();

    private DeletionFinder(RelationshipGraph graph) {
        this.graph = graph;
        this.model = graph.model();
    }

    /** All paths that end at a row of the entity. */
    public static DeletionPaths find(RelationshipGraph graph, ManagedType entity) {
        return new DeletionFinder(graph).paths(entity);
    }

    private DeletionPaths paths(ManagedType entity) {
        return new DeletionPaths(
                entity.name(), entity.range(), facts(entity), cause(entity.name(), true), linkRows(entity));
    }

    private List<String> facts(ManagedType entity) {
        List<String> facts = new ArrayList<>();
        graph.provider(entity.name()).doubt(entity.simpleName()).ifPresent(doubt -> facts.add(doubt + "."));
        if (entity.storage().softDelete().isPresent()) {
            facts.add("A delete only marks the row (@SoftDelete): it disappears for Hibernate, not from the table.");
        } else if (entity.storage().parts().stream()
                .anyMatch(part -> part.sqlDelete().isPresent())) {
            facts.add((entity.origin() == Origin.HBM_XML ? "<sql-delete>" : "@SQLDelete")
                    + " replaces the delete of the persistence context: " + sqlDeletes(entity)
                    + ". Bulk deletes and the database's own do not use it.");
        }
        List<String> subtypes = model.subtypes(entity.name()).stream()
                .map(SimpleName::of)
                .sorted()
                .toList();
        if (!subtypes.isEmpty()) {
            facts.add("Rows of its subtypes count: " + Words.list(subtypes) + ".");
        }
        return facts;
    }

    private static String sqlDeletes(ManagedType entity) {
        return Words.list(entity.storage().parts().stream()
                .flatMap(part -> part.sqlDelete().stream())
                .filter(sql -> !sql.isEmpty())
                .distinct()
                .toList());
    }

    /** @param byAnyone false where only the persistence context's removals are passed on */
    private Cause cause(String entity, boolean byAnyone) {
        // What is told of all deletes holds for those of the persistence context, too, but not the other way round.
        if (told.contains(entity + "!") || !told.add(entity + (byAnyone ? "!" : ""))) {
            return new Cause(entity, byAnyone, List.of(), true);
        }
        List<Way> ways = new ArrayList<>();
        code(entity, byAnyone, ways);
        List<Association> leading = leadingTo(entity);
        leading.forEach(end -> passedOn(end, entity, byAnyone, ways));
        keysOf(entity).forEach(end -> onDelete(end, byAnyone, ways));
        return new Cause(entity, byAnyone, ways, false);
    }

    private void code(String entity, boolean byAnyone, List<Way> ways) {
        List<Evidence> removals = sites(entity, Act.REMOVES);
        if (!removals.isEmpty()) {
            ways.add(new Way(
                    Way.Kind.REMOVE,
                    "code removes " + SimpleName.of(entity) + " rows",
                    Optional.empty(),
                    removals,
                    Optional.empty()));
        }
        List<Evidence> statements =
                STATEMENTS.stream().flatMap(act -> sites(entity, act).stream()).toList();
        if (byAnyone && !statements.isEmpty()) {
            ways.add(new Way(
                    Way.Kind.STATEMENT,
                    "a statement deletes " + SimpleName.of(entity) + " rows past the persistence context",
                    Optional.empty(),
                    statements,
                    Optional.empty()));
        }
        List<String> calls = Stream.concat(removals.stream(), sites(entity, Act.BULK_DELETES).stream())
                .map(Evidence::text)
                .toList();
        repositories(entity, calls, ways);
        if (byAnyone) {
            statements(entity, statements.stream().map(Evidence::text).toList(), ways);
        }
    }

    /** What repositories could be asked to delete; one line, however many methods there are. */
    private void repositories(String entity, List<String> calls, List<Way> ways) {
        List<Repository> repositories = Stream.of(
                        Stream.of(entity),
                        entitiesAbove(entity),
                        model.subtypes(entity).stream().sorted())
                .flatMap(names -> names)
                .flatMap(name -> model.repositories(name).stream())
                .toList();
        List<String> unseen = new ArrayList<>();
        boolean callsInherited =
                calls.stream().anyMatch(call -> INHERITED.matcher(call).find());
        for (Repository repository : repositories) {
            String name = SimpleName.of(repository.type());
            repository.deletes().stream()
                    .filter(method -> calls.stream().noneMatch(call -> call.contains(method + "(")))
                    .forEach(method -> unseen.add(name + "." + method));
            if (repository.inheritsDeletes() && !callsInherited) {
                unseen.add("the deletes that " + name + " inherits");
            }
        }
        unseen("repositories could delete it, no call recognised: ", unseen, repositories, ways);
    }

    /** What repositories could be asked to delete by statements of their own, be they made for the entity or for another. */
    private void statements(String entity, List<String> calls, List<Way> ways) {
        Set<String> types = new HashSet<>(model.subtypes(entity));
        types.add(entity);
        entitiesAbove(entity).forEach(types::add);
        Set<String> unseen = new LinkedHashSet<>();
        List<Repository> having = new ArrayList<>();
        for (Repository repository : model.repositories()) {
            repository.statements().stream()
                    .filter(statement -> types.contains(statement.entity()))
                    .map(Repository.Statement::method)
                    .filter(method -> calls.stream().noneMatch(call -> call.contains(method + "(")))
                    .forEach(method -> {
                        unseen.add(SimpleName.of(repository.type()) + "." + method);
                        having.add(repository);
                    });
        }
        unseen(
                "repositories could delete it past the persistence context by statements, no call recognised: ",
                List.copyOf(unseen),
                having,
                ways);
    }

    private static void unseen(String words, List<String> methods, List<Repository> repositories, List<Way> ways) {
        if (methods.isEmpty()) {
            return;
        }
        List<String> named = new ArrayList<>(methods.subList(0, Math.min(MOST_METHODS, methods.size())));
        if (named.size() < methods.size()) {
            named.add((methods.size() - named.size()) + " more");
        }
        ways.add(new Way(
                Way.Kind.REPOSITORY,
                words + Words.list(named),
                Optional.of(repositories.get(0).range()),
                List.of(),
                Optional.empty()));
    }

    private Stream<String> entitiesAbove(String entity) {
        return model.supertypes(entity).stream()
                .filter(name -> model.type(name).filter(ManagedType::isEntity).isPresent());
    }

    /** What is done to the entity, its subtypes, or to one of its supertypes, whose rows it may be among. */
    private List<Evidence> sites(String entity, Act act) {
        return Stream.concat(Stream.of(entity), entitiesAbove(entity))
                .flatMap(name -> model.callSites(name, act).stream())
                .filter(site -> model.sameHierarchy(site.entity(), entity))
                .distinct()
                .map(DeletionFinder::evidence)
                .toList();
    }

    private static Evidence evidence(CallSite site) {
        String method = site.method().isEmpty() ? "" : site.method() + ": ";
        return Evidence.of(method + site.code(), site.range());
    }

    /** The ends whose target is the entity, or of which it can be one, or that lead to some of its rows. */
    private List<Association> leadingTo(String entity) {
        return Stream.of(
                        Stream.of(entity),
                        entitiesAbove(entity),
                        model.subtypes(entity).stream().sorted())
                .flatMap(names -> names)
                .flatMap(name -> graph.endsTo(name).stream())
                .toList();
    }

    private void passedOn(Association end, String entity, boolean byAnyone, List<Way> ways) {
        if (end.removes()) {
            String database = isOnDeleteCascade(end) ? ", and the database would, too (ON DELETE CASCADE)" : "";
            ways.add(new Way(
                    Way.Kind.CASCADE,
                    "with the " + owner(end) + " that is removed: " + owner(end) + "." + end.name() + " " + word(end)
                            + as(end, entity) + database,
                    Optional.of(end.range()),
                    List.of(),
                    Optional.of(cause(end.owner(), byAnyone && !database.isEmpty()))));
        } else if (isInverse(end) && isOnDeleteCascade(end)) {
            onDelete(end, byAnyone, ways);
        }
        if (Passing.removesOrphans(end)) {
            orphans(end, entity, ways);
        }
    }

    private void orphans(Association end, String entity, List<Way> ways) {
        String attribute = owner(end) + "." + end.name();
        boolean many = end.kind().isToMany();
        boolean mayBeReplaced = !many || graph.provider(end.owner()).is(Provider.Product.ECLIPSELINK);
        List<Evidence> replacing = attributeSites(end, REPLACING);
        List<Evidence> letGo = new ArrayList<>(attributeSites(end, TAKING_OUT));
        if (mayBeReplaced) {
            letGo.addAll(replacing);
        }
        ways.add(new Way(
                Way.Kind.ORPHAN,
                (many ? "taken out of " : "replaced or set to null in ") + attribute + ": orphan removal"
                        + as(end, entity),
                Optional.of(end.range()),
                letGo,
                Optional.empty()));
        List<Evidence> merges = merges(end.owner());
        if (!merges.isEmpty()) {
            ways.add(new Way(
                    Way.Kind.MERGE,
                    "missing from " + attribute + " of a detached " + owner(end)
                            + " that is merged: orphan removal deletes what it lacks" + as(end, entity),
                    Optional.of(end.range()),
                    merges,
                    Optional.empty()));
        }
        if (!mayBeReplaced && !replacing.isEmpty()) {
            ways.add(new Way(
                    Way.Kind.REPLACED,
                    "not by replacing " + attribute + " of a managed " + owner(end)
                            + ": the flush fails, because the collection is \"no longer referenced by the owning entity"
                            + " instance\" (HibernateException)",
                    Optional.of(end.range()),
                    replacing,
                    Optional.empty()));
        }
    }

    private List<Evidence> attributeSites(Association end, List<Act> acts) {
        return acts.stream()
                .flatMap(act -> model.callSites(end, act).stream())
                .map(DeletionFinder::evidence)
                .toList();
    }

    /** Where code writes instances of the entity, or of one that cascades MERGE to it, that may be detached. */
    private List<Evidence> merges(String entity) {
        Set<String> merged = new LinkedHashSet<>(List.of(entity));
        Deque<String> open = new ArrayDeque<>(merged);
        while (!open.isEmpty()) {
            graph.endsTo(open.pop()).stream()
                    .filter(end -> Passing.cascades(end, CascadeType.MERGE))
                    .map(Association::owner)
                    .filter(merged::add)
                    .forEach(open::push);
        }
        return merged.stream()
                .flatMap(name -> model.callSites(name, Act.SAVES).stream())
                .filter(site -> MERGES.matcher(site.code()).find())
                .distinct()
                .map(DeletionFinder::evidence)
                .toList();
    }

    private static String word(Association end) {
        return end.cascade().elementFor(CascadeType.REMOVE).isPresent()
                ? "cascades REMOVE"
                : "removes orphans, which implies REMOVE";
    }

    private String as(Association end, String entity) {
        String target = end.target().display();
        if (target.equals(entity)) {
            return "";
        }
        return model.subtypes(entity).contains(target)
                ? " (if it is " + Article.a(SimpleName.of(target)) + ")"
                : " (as " + Article.a(SimpleName.of(target)) + ")";
    }

    private static boolean isInverse(Association end) {
        return !end.isOwning()
                || (end.kind() == AssociationKind.ONE_TO_MANY && end.joinTable().isEmpty());
    }

    /** The entity's own references, those that it inherits included. */
    private List<Association> keysOf(String entity) {
        return Stream.concat(Stream.of(entity), model.subtypes(entity).stream().sorted())
                .flatMap(name -> graph.endsFrom(name).stream())
                .distinct()
                .filter(end -> !end.kind().isToMany() && end.isOwning() && isCascade(end))
                .toList();
    }

    /** Whether the database deletes the rows at the other end, whichever end says so. */
    private boolean isOnDeleteCascade(Association end) {
        return isInverse(end)
                && (isCascade(end)
                        || graph.inverse(end).filter(DeletionFinder::isCascade).isPresent());
    }

    private static boolean isCascade(Association end) {
        return end.onDelete()
                .flatMap(Setting::known)
                .filter(OnDelete.CASCADE::equals)
                .isPresent();
    }

    /** A key of the entity, or a collection over such a key, that the database follows. */
    private void onDelete(Association end, boolean byAnyone, List<Way> ways) {
        boolean ownKey = !end.kind().isToMany() && end.isOwning();
        if (ownKey && graph.inverse(end).isPresent()) {
            return; // told at the other end
        }
        String parent = ownKey ? end.target().resolved().orElse("") : end.owner();
        if (parent.isEmpty()) {
            return;
        }
        ways.add(new Way(
                Way.Kind.ON_DELETE,
                "by the database with the " + SimpleName.of(parent) + " row: "
                        + SimpleName.of(end.owner()) + "." + end.name() + " is declared ON DELETE CASCADE"
                        + (isOnlyMarked(parent) ? " (but a delete that only marks the row does not count)" : ""),
                Optional.of(end.range()),
                List.of(),
                Optional.of(cause(parent, byAnyone))));
    }

    private boolean isOnlyMarked(String entity) {
        return model.type(entity)
                .filter(type -> new Rows(model, type).keepsRowIn(type.table().orElse("")))
                .isPresent();
    }

    private static String owner(Association end) {
        return SimpleName.of(end.owner());
    }

    /** Rows of join tables and collection tables that refer to the entity or hold parts of it. */
    private List<Evidence> linkRows(ManagedType entity) {
        List<Evidence> rows = new ArrayList<>();
        entity.attributes().stream()
                .filter(ElementCollection.class::isInstance)
                .map(ElementCollection.class::cast)
                .forEach(elements -> rows.add(Evidence.of(
                        elements.table().name() + " holds " + entity.simpleName() + "." + elements.name()
                                + ": its rows go with the " + entity.simpleName() + ", or when taken out",
                        elements.range())));
        graph.endsFrom(entity.name()).stream()
                .filter(end -> end.joinTable().isPresent())
                .forEach(end -> rows.add(Evidence.of(
                        end.joinTable().get().name() + " links " + owner(end) + "." + end.name()
                                + ": its rows go with the " + entity.simpleName() + ", or when taken out",
                        end.range())));
        graph.endsTo(entity.name()).stream()
                .filter(end -> end.joinTable().isPresent() && !end.owner().equals(entity.name()))
                .forEach(end -> rows.add(Evidence.of(
                        end.joinTable().get().name() + " links " + owner(end) + "." + end.name()
                                + ": its rows go with the " + owner(end) + ", not with the " + entity.simpleName(),
                        end.range())));
        Stream.concat(graph.endsFrom(entity.name()).stream(), graph.endsTo(entity.name()).stream())
                .filter(end -> end.joinTable().isPresent())
                .forEach(end -> model.callSites(end, Act.EMPTIES)
                        .forEach(site -> rows.add(Evidence.of(
                                "a statement deletes rows of "
                                        + end.joinTable().get().name() + ": "
                                        + evidence(site).text(),
                                site.range()))));
        return rows.stream().distinct().toList();
    }
}
