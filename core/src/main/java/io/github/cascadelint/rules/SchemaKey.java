package io.github.cascadelint.rules;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.KeyConstraint;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.match.KeyMatch;
import io.github.cascadelint.schema.match.MappedKey;
import io.github.cascadelint.schema.match.MappedKey.Sort;
import io.github.cascadelint.schema.match.MatchConfidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A foreign key that the mapping implies, together with what the schemas of its entity say of it: one for every database
 * that the application has migrations for.
 */
final class SchemaKey {

    private final MappedKey key;
    private final List<KeyMatch> matches;

    private SchemaKey(List<KeyMatch> matches) {
        this.key = matches.get(0).key();
        this.matches = matches;
    }

    /** The keys whose columns are in a schema; columns that several attributes speak of are there once, for the first. */
    static List<SchemaKey> all(RuleContext context) {
        return context.schemas().keysInAllDialects().stream()
                .map(SchemaKey::new)
                .toList();
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

    /** The keys of an attribute, but for the way from a join table to its owner: one for each table that holds it; empty where no schema has them. */
    static List<SchemaKey> of(RuleContext context, Association association) {
        return context.schemas().keysInAllDialects(association).stream()
                .map(SchemaKey::new)
                .filter(key -> key.key.sort() != Sort.LINK_TO_OWNER)
                .toList();
    }

    /** What the database does with the rows when what they refer to goes: empty where not every schema does the same. */
    Optional<ReferentialAction> onDelete() {
        List<ReferentialAction> actions = new ArrayList<>();
        for (KeyMatch match : matches) {
            Optional<ForeignKey> inForce = inForce(match);
            if (inForce.isEmpty()) {
                return Optional.empty();
            }
            actions.add(inForce.get().onDelete());
        }
        boolean refuse = actions.stream().allMatch(ReferentialAction::refuses);
        return refuse || actions.stream().distinct().count() == 1 ? Optional.of(actions.get(0)) : Optional.empty();
    }

    /** The foreign key that the database checks, one that deletes or clears before others. */
    static Optional<ForeignKey> inForce(KeyMatch match) {
        return match.constraints().stream()
                .filter(ForeignKey::enabled)
                .min(Comparator.comparing(constraint -> constraint.onDelete().refuses()));
    }

    /** Whether the mapping deletes the rows that hold the columns, when it deletes what they refer to. */
    boolean isRemovedByMapping(RuleContext context) {
        return switch (key.sort()) {
            case ELEMENTS, LINK_TO_OWNER, SUBCLASS, SECONDARY -> true;
            case IN_TARGET -> association(context).filter(Association::removes).isPresent();
            case REFERENCE, SHARED_KEY ->
                association(context)
                                .flatMap(context.graph()::inverse)
                                .filter(Association::removes)
                                .isPresent()
                        || key.refEntity()
                                .filter(target ->
                                        context.graph().removedWith(target).contains(key.entity()))
                                .isPresent();
            case LINK_TO_TARGET, ELEMENT_REFERENCE -> false;
        };
    }

    /** The entity whose rows hold the columns; empty for tables that belong to no entity alone. */
    Optional<ManagedType> child(RuleContext context) {
        Optional<String> name = switch (key.sort()) {
            case REFERENCE, SHARED_KEY -> Optional.of(key.entity());
            case IN_TARGET -> association(context).flatMap(end -> end.target().resolved());
            default -> Optional.<String>empty();
        };
        return name.flatMap(context.model()::type);
    }

    /** The entity that the columns refer to. */
    Optional<ManagedType> parent(RuleContext context) {
        return key.refEntity().flatMap(context.model()::type);
    }

    /** Whether no schema lets two rows refer to the same one. */
    boolean isUnique() {
        return matches.stream().allMatch(match -> match.table().isUnique(match.columnNames()));
    }

    /** Whether each schema certainly has no key on the columns. */
    boolean isUnguarded() {
        return matches.stream().allMatch(KeyMatch::isCertainlyUnguarded);
    }

    /** Whether every schema refuses the delete of what the rows refer to, and no row can do without it. */
    boolean refuses() {
        return onDelete().filter(ReferentialAction::refuses).isPresent()
                && matches.stream().noneMatch(KeyMatch::isNullable);
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
