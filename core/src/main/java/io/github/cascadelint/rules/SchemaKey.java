package io.github.cascadelint.rules;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.Doubt;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.KeyConstraint;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.Table.DroppedKey;
import io.github.cascadelint.schema.match.KeyMatch;
import io.github.cascadelint.schema.match.MappedKey;
import io.github.cascadelint.schema.match.MappedKey.Sort;
import io.github.cascadelint.schema.match.MatchConfidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** Where code deletes rows of what the columns refer to, or of something that takes them along. */
    List<CallSite> deletesOfParent(RuleContext context) {
        return key.refEntity().map(target -> Deletes.of(context, target)).orElse(List.of());
    }

    /** The key on these columns that a migration took away, and that none made again. */
    Optional<DroppedKey> dropped() {
        return matches.stream()
                .flatMap(match -> match.table().droppedKeys(match.columnNames()).stream())
                .findFirst();
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

    /** Whether the names are those of the schema, and not only alike, and the schema is the one that the application runs on. */
    boolean isExact() {
        return first().confidence() == MatchConfidence.EXACT && copy().isEmpty();
    }

    /** What tells that no more than a copy of the schema is known. */
    Optional<Doubt> copy() {
        return first().schema().source().copy();
    }

    /**
     * Whether a foreign key can be asked of these columns: the mapping wants one, both ends are ordinary tables of the schema,
     * and an attribute writes the columns.
     */
    boolean canHaveConstraint(RuleContext context) {
        return key.constraint()
                && !isTableOfOther(context)
                && !isOwner(context)
                && isOrdinary(context, Optional.of(key.entity()))
                && isOrdinary(context, key.refEntity())
                && association(context).filter(Association::isReadOnly).isEmpty()
                && matches.stream().allMatch(SchemaKey::canHaveConstraint);
    }

    /** Whether it is a secondary table that holds the rows of another entity: those rows are there before this one. */
    private boolean isTableOfOther(RuleContext context) {
        return key.sort() == Sort.SECONDARY
                && context.model().entities().stream()
                        .filter(type -> !context.model().sameHierarchy(type.name(), key.entity()))
                        .flatMap(type -> type.table().stream())
                        .anyMatch(key.table()::equalsIgnoreCase);
    }

    /** Whether both rows have one key, and this one removes the other: the key belongs on the other's side. */
    private boolean isOwner(RuleContext context) {
        return key.sort() == Sort.SHARED_KEY
                && association(context)
                        .filter(end -> !end.id() && end.removes())
                        .isPresent();
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
                && !refColumns(match).isEmpty()
                && areComparable(match);
    }

    /** Whether the columns are of sorts of types that a database lets refer to each other, as far as these are known. */
    private static boolean areComparable(KeyMatch match) {
        List<String> refColumns = refColumns(match);
        for (int i = 0; i < refColumns.size(); i++) {
            String column = refColumns.get(i);
            TypeSort own = TypeSort.of(match.columns().get(i).type());
            TypeSort other = match.refTable()
                    .flatMap(table -> table.column(column))
                    .map(found -> TypeSort.of(found.type()))
                    .orElse(TypeSort.OTHER);
            if (own != TypeSort.OTHER && other != TypeSort.OTHER && own != other) {
                return false;
            }
        }
        return true;
    }

    /** Sorts of column types. */
    private enum TypeSort {
        NUMBER("(?:tiny|small|medium|big)?int(?:eger)?[248]?|(?:small|big)?serial[248]?|numeric|decimal|number"),
        TEXT("(?:var|n|nvar|bp)?char2?|character|text|varchar2|clob"),
        UUID("uuid|uniqueidentifier"),
        OTHER("");

        private final Pattern words;

        TypeSort(String words) {
            this.words = Pattern.compile(words);
        }

        private static TypeSort of(String type) {
            String word = type.toLowerCase(Locale.ROOT).replaceAll("[ (].*", "");
            return Stream.of(values())
                    .filter(sort -> sort.words.matcher(word).matches())
                    .findFirst()
                    .orElse(OTHER);
        }
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
        List<String> alike = match.columnNames().stream()
                .flatMap(name -> named.stream().filter(name::equalsIgnoreCase))
                .toList();
        if (alike.size() == match.columns().size() && alike.size() > 1 && table.isUnique(alike)) {
            return alike; // where both ends name their columns alike, the order is that of the names
        }
        List<String> columns = named.size() == match.columns().size()
                ? named
                : table.primaryKey().map(KeyConstraint::columns).orElse(List.of());
        return columns.size() == match.columns().size() && table.isUnique(columns) ? columns : List.of();
    }

    private static boolean isOrdinary(Table table) {
        return !table.partitioned() && table.checksForeignKeys();
    }
}
