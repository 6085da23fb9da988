package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.RowStorage.Part;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.match.KeyMatch;
import io.github.cascadelint.schema.match.MappedKey.Sort;
import io.github.cascadelint.schema.match.SchemaMatch;
import io.github.cascadelint.schema.match.TableMatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The foreign keys of a schema that refuse a statement which deletes rows of an entity: of entities, of links and elements, and
 * of tables that no entity maps. Empty where no schema is known.
 */
final class RefusingKeys {

    /** So many are named in a sentence. */
    private static final int NAMED = 5;

    private final List<String> columns = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();

    private RefusingKeys() {}

    /**
     * Those that refuse the statement at a place.
     *
     * @param spoken ends of the entity whose keys are spoken of already
     */
    static RefusingKeys of(RuleContext context, CallSite site, List<Association> spoken) {
        RefusingKeys keys = new RefusingKeys();
        Optional<SchemaMatch> schema = context.schemas().of(site.entity());
        Optional<ManagedType> entity = context.model().type(site.entity());
        if (schema.isPresent() && entity.isPresent()) {
            Set<String> own = tables(schema.get(), Stream.of(entity.get()));
            Set<String> left = without(context, site, schema.get());
            Set<String> told = told(context, spoken);
            for (Table table : schema.get().schema().tables()) {
                String name = table.name().key();
                table.foreignKeys().stream()
                        .filter(key -> table.checksForeignKeys()
                                && !left.contains(name)
                                && own.contains(key.refTable().key())
                                && key.enabled()
                                && key.onDelete().refuses()
                                && !told.contains(id(table, key)))
                        .forEach(key -> keys.add(table, key));
            }
        }
        return keys;
    }

    private void add(Table table, ForeignKey key) {
        String where = table.name().name() + "." + String.join(", ", key.columns());
        columns.add(where);
        evidence.add(Evidence.of(
                "the foreign key " + key.name() + " on " + where + " refuses it while there are rows", key.place()));
    }

    /** Each with its place. */
    List<Evidence> evidence() {
        return List.copyOf(evidence);
    }

    /** What else has to be seen to, as a sentence to put behind another; empty where there is nothing. */
    String words() {
        if (columns.isEmpty()) {
            return "";
        }
        int more = columns.size() - NAMED;
        return ". Before that, whatever rows " + String.join(", ", columns.subList(0, Math.min(NAMED, columns.size())))
                + (more > 0 ? " and " + more + " more" : "") + (columns.size() == 1 ? " holds" : " hold")
                + " for it have to go or let go as well: "
                + (columns.size() == 1 ? "that key refuses" : "those keys refuse") + " every delete";
    }

    /** The tables whose rows the statement or its method sees to: those of subclasses, and what the method itself deletes. */
    private static Set<String> without(RuleContext context, CallSite site, SchemaMatch schema) {
        Set<String> left = tables(
                schema,
                context.model().subtypes(site.entity()).stream().flatMap(name -> context.model().type(name).stream()));
        left.addAll(tables(
                schema,
                context.model().entities().stream()
                        .filter(type -> !type.name().equals(site.entity())
                                && context.model()
                                        .callSitesOfHierarchy(type.name(), Act.DELETES)
                                        .anyMatch(other -> Bypass.inSameMethod(site, other)))));
        if (site.act() != Act.NATIVE_DELETES) {
            // By JPQL the provider empties the entity's own link and collection tables first.
            context.schemas().keys().stream()
                    .filter(match -> match.key().sort() == Sort.LINK_TO_OWNER
                            || match.key().sort() == Sort.ELEMENTS)
                    .filter(match -> match.key().entity().equals(site.entity()))
                    .forEach(match -> left.add(match.table().name().key()));
        }
        return left;
    }

    private static Set<String> tables(SchemaMatch schema, Stream<ManagedType> types) {
        return types.flatMap(type -> type.storage().parts().stream())
                .map(Part::table)
                .flatMap(name -> schema.table(name).map(TableMatch::table).stream())
                .map(table -> table.name().key())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> told(RuleContext context, List<Association> spoken) {
        Set<String> told = new HashSet<>();
        for (Association end : spoken) {
            Optional<Association> holder =
                    end.isOwning() ? Optional.of(end) : context.graph().inverse(end);
            holder.stream()
                    .flatMap(key -> SchemaKey.of(context, key).stream())
                    .flatMap(key -> key.matches().stream())
                    .forEach((KeyMatch match) -> match.constraints().forEach(key -> told.add(id(match.table(), key))));
        }
        return told;
    }

    private static String id(Table table, ForeignKey key) {
        return table.name().key() + " " + key.name();
    }
}
