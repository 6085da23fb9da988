package io.github.cascadelint.plan;

import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.schema.Doubt;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.Trigger;
import io.github.cascadelint.schema.match.SchemaMatch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a delete may do besides its plan, because it depends on more than the mapping and the keys. */
final class PlanDoubts {

    /** So many tables are named; the others are counted. */
    private static final int MOST_NAMES = 5;

    private final MappingModel model;
    private final Navigation navigation;
    private final List<String> anywhere;

    PlanDoubts(MappingModel model, Navigation navigation) {
        this.model = model;
        this.navigation = navigation;
        this.anywhere = model.declaredAssociations().stream()
                .filter(PlanDoubts::isAny)
                .map(PlanDoubts::display)
                .sorted()
                .toList();
    }

    /** One sentence for each doubt about a plan. */
    List<String> of(PlanNode root, Optional<SchemaMatch> match) {
        Set<String> entities = new LinkedHashSet<>();
        Set<String> tables = new TreeSet<>();
        collect(root, entities, tables);
        Set<String> doubts = new LinkedHashSet<>();
        match.ifPresent(found -> tables.forEach(table -> addTriggers(table, found, doubts)));
        for (String entity : entities) {
            navigation.properties(entity).stream()
                    .filter(Property::removes)
                    .forEach(property -> addRestriction(property, doubts));
            model.type(entity).stream()
                    .flatMap(type -> type.associations().stream())
                    .filter(end -> isAny(end) && end.removes())
                    .forEach(
                            end -> doubts.add(
                                    "REMOVE goes along " + display(end)
                                            + ", which can refer to rows of several entities: what goes with them is not in the plan."));
        }
        if (!anywhere.isEmpty()) {
            doubts.add("Rows may refer to what goes by " + String.join(", ", anywhere)
                    + ", of which no key and no part of the plan speaks.");
        }
        return List.copyOf(doubts);
    }

    /** One sentence for each thing that may make the delete fail, and that could not be read. */
    List<String> unknown(ManagedType type, PlanNode root, Optional<SchemaMatch> match) {
        Set<String> unknown = new LinkedHashSet<>();
        if (type.storage().parts().stream()
                .anyMatch(part -> part.sqlDelete().filter(String::isEmpty).isPresent())) {
            unknown.add("What the statement of its @SQLDelete does could not be read.");
        }
        Set<String> entities = new LinkedHashSet<>();
        collect(root, entities, new TreeSet<>());
        for (String entity : entities) {
            model.type(entity).stream()
                    .flatMap(each -> each.associations().stream())
                    .filter(UnreadEnds::isUnread)
                    .forEach(end -> unknown.add("What owns " + display(end)
                            + " could not be read, so it is not known which rows REMOVE reaches along it."));
        }
        match.ifPresent(found -> {
            Schema schema = found.schema();
            schema.doubts().stream()
                    .findFirst()
                    .ifPresent(doubt -> unknown.add(
                            "Not all that made the schema could be followed, so it may have keys that are not known: "
                                    + text(doubt)));
            addUnknown(root, found, unknown);
            if (schema.doubts().isEmpty()) {
                addDoubted(schema, unknown);
            }
        });
        return List.copyOf(unknown);
    }

    private static void addUnknown(PlanNode node, SchemaMatch match, Set<String> unknown) {
        for (PlanNode child : node.children()) {
            if (child.kind() == PlanNode.Kind.UNKNOWN) {
                match.table(child.table())
                        .flatMap(found -> found.table().doubts().stream().findFirst())
                        .ifPresent(doubt ->
                                unknown.add("The keys of " + child.table() + " could not all be read: " + text(doubt)));
            }
            addUnknown(child, match, unknown);
        }
    }

    /** A key that was not read may refer to any table, so that each table in doubt may refuse. */
    private static void addDoubted(Schema schema, Set<String> unknown) {
        List<Table> doubted = schema.tables().stream()
                .filter(table -> !table.doubts().isEmpty())
                .toList();
        if (!doubted.isEmpty()) {
            int more = doubted.size() - MOST_NAMES;
            unknown.add("There may be keys that could not be read, of "
                    + doubted.stream()
                            .limit(MOST_NAMES)
                            .map(table -> table.name().name())
                            .collect(Collectors.joining(", "))
                    + (more > 0 ? " and " + more + " more" : "") + ": "
                    + text(doubted.get(0).doubts().get(0)));
        }
        schema.elsewhere().stream()
                .findFirst()
                .ifPresent(doubt ->
                        unknown.add("There may be keys of tables that nothing here makes, and that refer to what goes: "
                                + text(doubt)));
    }

    private static String text(Doubt doubt) {
        return doubt.text() + " (" + doubt.place().line() + ").";
    }

    /** What the provider removes, and the tables from which rows go. */
    private static void collect(PlanNode node, Set<String> entities, Set<String> tables) {
        switch (node.kind()) {
            case REMOVED_BY_ORM -> {
                node.entity().ifPresent(entities::add);
                tables.add(node.table());
            }
            case MARKED -> node.entity().ifPresent(entities::add);
            case REMOVED_BY_DATABASE, UNLINKED -> tables.add(node.table());
            default -> {
                // the rows stay
            }
        }
        node.children().forEach(child -> collect(child, entities, tables));
    }

    private static void addTriggers(String table, SchemaMatch match, Set<String> doubts) {
        match.table(table).stream()
                .flatMap(found -> found.table().triggers().stream())
                .filter(Trigger::onDelete)
                .forEach(trigger -> doubts.add("A trigger runs on deletes from " + table + " (" + trigger.name() + ", "
                        + trigger.place().line() + "): what it does is not in the plan."));
    }

    private void addRestriction(Property property, Set<String> doubts) {
        Association end = property.association().orElseThrow();
        boolean restricted = end.filtered()
                || (end.kind().isToMany()
                        && Stream.concat(Stream.of(property.target()), model.supertypes(property.target()).stream())
                                .flatMap(name -> model.type(name).stream())
                                .anyMatch(PlanDoubts::isRestricted));
        if (restricted) {
            doubts.add(
                    "Of " + display(end)
                            + " only rows that fulfil its restriction are loaded and removed; others stay, and a key may refuse.");
        }
    }

    private static boolean isRestricted(ManagedType type) {
        return type.has(Trait.RESTRICTED) || type.has(Trait.FILTERED);
    }

    private static boolean isAny(Association end) {
        return end.kind() == AssociationKind.ANY || end.kind() == AssociationKind.MANY_TO_ANY;
    }

    private static String display(Association end) {
        return SimpleName.of(end.declaredBy()) + "." + end.declaredName();
    }
}
