package io.github.cascadelint.rules;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.KeyConstraint;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.match.KeyMatch;
import io.github.cascadelint.schema.match.MappedKey;
import io.github.cascadelint.schema.match.MatchConfidence;
import io.github.cascadelint.schema.match.SchemaMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A foreign key that the mapping implies, together with what the schemas of its entity say of it: one for every database
 * that the application has migrations for.
 */
final class SchemaKey {

    private final MappedKey key;
    private final List<KeyMatch> matches;

    private SchemaKey(MappedKey key, List<KeyMatch> matches) {
        this.key = key;
        this.matches = matches;
    }

    /** The keys whose columns are in a schema; columns that several attributes speak of are there once, for the first. */
    static List<SchemaKey> all(RuleContext context) {
        Map<String, SchemaKey> byColumns = new LinkedHashMap<>();
        for (MappedKey key : context.schemas().mappedKeys()) {
            List<KeyMatch> matches = new ArrayList<>();
            for (SchemaMatch schema : context.schemas().dialectsOf(key.entity())) {
                context.schemas().key(key, schema).ifPresent(matches::add);
            }
            if (!matches.isEmpty()) {
                byColumns.putIfAbsent(columnsKey(matches.get(0)), new SchemaKey(key, List.copyOf(matches)));
            }
        }
        return List.copyOf(byColumns.values());
    }

    private static String columnsKey(KeyMatch match) {
        return (match.schema().source().location() + " " + match.table().name().key() + match.columnNames())
                .toLowerCase(Locale.ROOT);
    }

    MappedKey key() {
        return key;
    }

    /** What each schema has, the one that most is known of first. */
    List<KeyMatch> matches() {
        return matches;
    }

    KeyMatch first() {
        return matches.get(0);
    }

    /** The attribute whose key it is; empty for the parts of one row, and for the key of an element collection. */
    Optional<Association> association(RuleContext context) {
        return attribute(context).filter(Association.class::isInstance).map(Association.class::cast);
    }

    Optional<Attribute> attribute(RuleContext context) {
        return key.attribute()
                .flatMap(name -> context.model().type(key.entity()).flatMap(type -> type.attribute(name)));
    }

    /** The declared attribute, or the entity: what a finding about the key is about. */
    String subject(RuleContext context) {
        return attribute(context)
                .map(attribute -> attribute.declaredBy() + "#" + attribute.declaredName())
                .orElse(key.entity());
    }

    /** Whether every schema has a foreign key on these columns. */
    boolean isGuarded() {
        return matches.stream().noneMatch(match -> match.constraints().isEmpty());
    }

    /** Whether the names are those of the schema, and not only alike. */
    boolean isExact() {
        return first().confidence() == MatchConfidence.EXACT;
    }

    /**
     * Whether a foreign key can be asked of these columns: the mapping wants one, both ends are ordinary tables of the schema,
     * and an attribute writes the columns.
     */
    boolean canHaveConstraint(RuleContext context) {
        return key.constraint()
                && isOrdinary(context, Optional.of(key.entity()))
                && isOrdinary(context, key.refEntity())
                && association(context).filter(Association::isReadOnly).isEmpty()
                && matches.stream().allMatch(SchemaKey::canHaveConstraint);
    }

    private static boolean isOrdinary(RuleContext context, Optional<String> entity) {
        return entity.flatMap(context.model()::type)
                .filter(ManagedType::isEntity)
                .filter(type -> !type.has(Trait.VIEW))
                .isPresent();
    }

    private static boolean canHaveConstraint(KeyMatch match) {
        return match.refTable().filter(SchemaKey::isOrdinary).isPresent()
                && isOrdinary(match.table())
                && !refColumns(match).isEmpty();
    }

    /** The columns that a foreign key would refer to; empty where no two rows are told apart by them. */
    static List<String> refColumns(KeyMatch match) {
        if (match.refTable().isEmpty()) {
            return List.of();
        }
        Table table = match.refTable().get();
        List<String> named = match.key().refColumns().stream()
                .flatMap(name -> table.column(name).stream())
                .map(Column::name)
                .toList();
        List<String> columns = named.size() == match.columns().size()
                ? named
                : table.primaryKey().map(KeyConstraint::columns).orElse(List.of());
        return columns.size() == match.columns().size() && table.isUnique(columns) ? columns : List.of();
    }

    private static boolean isOrdinary(Table table) {
        return !table.partitioned() && table.checksForeignKeys();
    }
}
