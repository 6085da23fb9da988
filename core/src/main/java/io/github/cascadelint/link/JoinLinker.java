package io.github.cascadelint.link;

import io.github.cascadelint.link.Hierarchy.Level;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.ForeignKey;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.JoinTable;
import io.github.cascadelint.mapping.TypeRef;
import io.github.cascadelint.naming.Naming;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.TypeUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Finds the columns and tables that store the associations of one entity, written or by default. */
final class JoinLinker {

    /**
     * The end of an association, as far as its columns depend on it.
     *
     * @param path its name, dotted below an embedded attribute
     * @param owning whether it has no mappedBy
     */
    record End(AssociationKind kind, String path, TypeRef target, boolean owning) {}

    /**
     * How an association is stored.
     *
     * @param byPrimaryKey whether the foreign key is the owner's primary key, by {@code @PrimaryKeyJoinColumn} or by its columns
     * @param unique whether the foreign key is declared unique
     */
    record Joined(
            List<JoinColumn> columns,
            Optional<JoinTable> table,
            Optional<ForeignKey> foreignKey,
            boolean byPrimaryKey,
            boolean unique) {}

    /** The table of an element collection, and what is said of its foreign key to the owner's. */
    record Collected(JoinTable table, Optional<ForeignKey> foreignKey) {}

    /** What is written about an association: on it, or in an override of it. */
    private record Written(
            Annotations within,
            List<AnnotationUse> columns,
            Optional<AnnotationUse> table,
            List<AnnotationUse> keyHolders) {}

    private final Linker linker;
    private final TypeFragment holder;
    private final Naming naming;

    /** @param holder the entity whose table holds the associations */
    JoinLinker(Linker linker, TypeFragment holder) {
        this.linker = linker;
        this.holder = holder;
        this.naming = linker.naming(holder);
    }

    Joined join(Annotations annotations, Optional<Overrides.Use> override, End end) {
        Written written = override.map(JoinLinker::written).orElseGet(() -> written(annotations, end.kind()));
        boolean byPrimaryKey = end.kind() == AssociationKind.ONE_TO_ONE
                && (annotations.hasJpa("PrimaryKeyJoinColumn") || annotations.hasJpa("PrimaryKeyJoinColumns"));
        Optional<JoinTable> table = end.owning() ? joinTable(written, end) : Optional.empty();
        List<JoinColumn> columns =
                end.owning() && !byPrimaryKey && table.isEmpty() ? joinColumns(annotations, written, end) : List.of();
        if (!end.kind().isToMany() && isIdentifier(annotations, columns)) {
            byPrimaryKey = true;
            columns = end.kind() == AssociationKind.ONE_TO_ONE ? List.of() : columns;
        }
        List<JoinColumn> own = columns;
        return new Joined(
                own,
                table,
                foreignKey(annotations, written),
                byPrimaryKey,
                table.map(t -> isUnique(t.inverseJoinColumns(), List.of()) || isTableOf(end.target(), t))
                        .orElseGet(() -> isUnique(own, uniqueKeys())));
    }

    /** Whether the link rows are the target's own rows, as {@code hbm.xml} may have it: each of them has one owner then. */
    private boolean isTableOf(TypeRef target, JoinTable table) {
        return table.explicit()
                && target.resolved()
                        .flatMap(linker.index()::type)
                        .filter(type -> linker.tables().table(type).equalsIgnoreCase(table.name()))
                        .filter(type -> names(table.inverseJoinColumns())
                                .equals(new TreeSet<>(linker.keys().columns(type))))
                        .isPresent();
    }

    private static Set<String> names(List<JoinColumn> columns) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        columns.forEach(column -> names.add(column.name()));
        return names;
    }

    /** A foreign key that is written on the columns of the identifier is the identifier. */
    private boolean isIdentifier(Annotations annotations, List<JoinColumn> columns) {
        if (annotations.hasJpa("Id") || annotations.hasJpa("MapsId")) {
            return false; // these make the identifier of the foreign key, not the other way round
        }
        Set<String> names = new TreeSet<>(columns.stream().map(JoinColumn::name).toList());
        return columns.stream().allMatch(JoinColumn::explicit)
                && !names.isEmpty()
                && names.equals(new TreeSet<>(linker.keys().columns(holder)));
    }

    /** Of a to-many, Hibernate takes {@code @CollectionTable} for the join table, and rather than {@code @JoinTable}. */
    private static Written written(Annotations annotations, AssociationKind kind) {
        List<AnnotationUse> columns = new ArrayList<>(annotations.jpaAll("JoinColumn", "JoinColumns"));
        List<AnnotationUse> keyHolders = new ArrayList<>(columns);
        annotations.jpa("JoinColumns").ifPresent(keyHolders::add);
        keyHolders.addAll(annotations.jpaAll("PrimaryKeyJoinColumn", "PrimaryKeyJoinColumns"));
        annotations.jpa("PrimaryKeyJoinColumns").ifPresent(keyHolders::add);
        annotations
                .hibernateAll("JoinColumnOrFormula", "JoinColumnsOrFormulas")
                .forEach(use -> columns.addAll(Annotations.nested(use, "column")));
        Optional<AnnotationUse> table =
                kind.isToMany() ? annotations.jpa("CollectionTable") : Optional.<AnnotationUse>empty();
        return written(annotations, columns, table.or(() -> annotations.jpa("JoinTable")), keyHolders);
    }

    private static Written written(Overrides.Use override) {
        List<AnnotationUse> columns = Annotations.nested(override.use(), "joinColumns");
        List<AnnotationUse> keyHolders = new ArrayList<>(columns);
        keyHolders.add(override.use());
        Optional<AnnotationUse> table =
                Annotations.nested(override.use(), "joinTable").stream().findFirst();
        return written(override.within(), columns, table, keyHolders);
    }

    private static Written written(
            Annotations within,
            List<AnnotationUse> columns,
            Optional<AnnotationUse> table,
            List<AnnotationUse> keyHolders) {
        table.ifPresent(use -> {
            keyHolders.add(use);
            keyHolders.addAll(Annotations.nested(use, "joinColumns"));
            keyHolders.addAll(Annotations.nested(use, "inverseJoinColumns"));
        });
        return new Written(within, columns, table, keyHolders);
    }

    /** {@code @ForeignKey} wherever it may stand; one that switches the constraint off says more than the others. */
    private static Optional<ForeignKey> foreignKey(Annotations annotations, Written written) {
        Optional<ForeignKey> found =
                annotations.hibernate("ForeignKey").map(use -> vendorKey(annotations.text(use, "name", ""), use));
        for (AnnotationUse holder : written.keyHolders()) {
            List<AnnotationUse> keys = new ArrayList<>(Annotations.nested(holder, "foreignKey"));
            keys.addAll(Annotations.nested(holder, "inverseForeignKey"));
            for (AnnotationUse key : keys) {
                String mode = Annotations.enumConstant(key, "value")
                        .map(declared -> declared.value())
                        .orElse("CONSTRAINT");
                if (found.isEmpty() || mode.equals("NO_CONSTRAINT")) {
                    String name = Naming.unquoted(written.within().text(key, "name", ""));
                    found = Optional.of(new ForeignKey(name, mode, key.range()));
                }
            }
        }
        return found;
    }

    /** Hibernate's own annotation, gone since version 6: the name {@code none} switches the constraint off. */
    private static ForeignKey vendorKey(String name, AnnotationUse use) {
        boolean none = name.equals("none");
        return new ForeignKey(none ? "" : name, none ? "NO_CONSTRAINT" : "CONSTRAINT", use.range());
    }

    private List<JoinColumn> joinColumns(Annotations annotations, Written written, End end) {
        if (annotations.hasHibernate("JoinFormula") && written.columns().isEmpty()) {
            return List.of();
        }
        // A one-to-many's join column stands in the target's table and refers to the owner's key (section 2.11.5.1).
        Optional<TypeFragment> referred = end.kind().isToMany()
                ? Optional.of(holder)
                : end.target().resolved().flatMap(linker.index()::type);
        return columns(
                written, written.columns(), key -> naming.joinColumn(end.path(), key), key(annotations, referred));
    }

    /** The columns that a foreign key refers to: those of the primary key, or of what {@code @PropertyRef} names. */
    private List<String> key(Annotations annotations, Optional<TypeFragment> referred) {
        Optional<String> property = annotations.hibernate("PropertyRef").map(use -> annotations.text(use, "value", ""));
        return referred.map(type -> property.map(name -> linker.keys().columns(type, name))
                        .orElseGet(() -> linker.keys().columns(type)))
                .orElse(List.of());
    }

    /**
     * The columns as written, or by default one for each column that they refer to (section 11.1.26).
     *
     * @param defaultName the name of a column by the one that it refers to
     */
    private List<JoinColumn> columns(
            Written written, List<AnnotationUse> uses, UnaryOperator<String> defaultName, List<String> referenced) {
        if (uses.isEmpty()) {
            return referenced.stream()
                    .map(id -> new JoinColumn(naming.column(defaultName.apply(id)), id, true, false, true, true, false))
                    .toList();
        }
        // Columns that do not say what they refer to take the columns of the key in its order.
        boolean oneByOne = uses.size() == referenced.size();
        List<JoinColumn> columns = new ArrayList<>();
        for (int i = 0; i < uses.size(); i++) {
            columns.add(
                    column(written.within(), uses.get(i), defaultName, referenced, oneByOne ? referenced.get(i) : ""));
        }
        return columns;
    }

    private JoinColumn column(
            Annotations within,
            AnnotationUse use,
            UnaryOperator<String> defaultName,
            List<String> keyColumns,
            String byPosition) {
        String written = within.text(use, "referencedColumnName", "");
        String referenced = written.isEmpty() ? byPosition : referenced(written, keyColumns);
        String name = within.text(use, "name", "");
        return new JoinColumn(
                naming.column(name.isEmpty() ? defaultName.apply(referenced) : name),
                referenced,
                within.flag(use, "nullable", true),
                within.flag(use, "unique", false),
                within.flag(use, "insertable", true),
                within.flag(use, "updatable", true),
                !name.isEmpty());
    }

    /** The column that a join column refers to, as the key spells it: case does not matter. */
    private String referenced(String written, List<String> keyColumns) {
        String physical = naming.column(written);
        return keyColumns.stream()
                .filter(physical::equalsIgnoreCase)
                .findFirst()
                .orElse(physical);
    }

    /** A join table: written, or the default of a many-to-many and of a one-to-many without join column (section 11.1.27). */
    private Optional<JoinTable> joinTable(Written written, End end) {
        boolean byDefault = end.kind() == AssociationKind.MANY_TO_MANY
                || (end.kind() == AssociationKind.ONE_TO_MANY
                        && written.columns().isEmpty());
        if (written.table().isEmpty() && !byDefault) {
            return Optional.empty();
        }
        String name = written.table()
                .map(use -> written.within().text(use, "name", ""))
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> defaultJoinTable(end));
        List<AnnotationUse> columns = written.table()
                .map(use -> Annotations.nested(use, "joinColumns"))
                .orElse(List.of());
        List<AnnotationUse> inverse = written.table()
                .map(use -> Annotations.nested(use, "inverseJoinColumns"))
                .orElse(List.of());
        return Optional.of(new JoinTable(
                naming.table(name),
                written.table().isPresent(),
                columns(written, columns, ownerColumn(end), linker.keys().columns(holder)),
                columns(
                        written,
                        inverse,
                        key -> naming.joinColumn(end.path(), key),
                        linker.keys().columns(end.target()))));
    }

    private String defaultJoinTable(End end) {
        String target = end.target()
                .resolved()
                .flatMap(linker.index()::type)
                .map(linker.tables()::logicalName)
                .orElse(NameResolver.lastSegment(end.target().display()));
        return naming.joinTable(linker.tables().logicalName(holder), target, end.path());
    }

    /**
     * The default names of the columns that refer to the owner: by the attribute on the other side, else by the entity
     * (section 11.1.26). Hibernate gives the link row of a to-one the owner's key itself.
     */
    private UnaryOperator<String> ownerColumn(End end) {
        if (!end.kind().isToMany()) {
            return key -> key;
        }
        Optional<String> inverse = inverseAttribute(end);
        if (inverse.isPresent()) {
            return key -> naming.joinColumn(inverse.get(), key);
        }
        return ownerColumn();
    }

    /** The same where no attribute refers to the owner. */
    private UnaryOperator<String> ownerColumn() {
        String entity = linker.tables().nameForDefaults(holder);
        String table = linker.tables().logicalName(holder);
        return key -> naming.joinColumnWithoutAttribute(entity, table, key);
    }

    private Optional<String> inverseAttribute(End end) {
        Optional<TypeFragment> target = end.target().resolved().flatMap(linker.index()::type);
        if (end.kind() != AssociationKind.MANY_TO_MANY || target.isEmpty()) {
            return Optional.empty();
        }
        boolean byGetter = linker.members().defaultByGetter(target.get());
        for (Level level : linker.hierarchy().chain(target.get())) {
            for (MemberFragment member : linker.members().persistent(level.type(), byGetter)) {
                Annotations annotations = linker.annotations(member, level.type());
                boolean inverse = annotations
                        .jpa("ManyToMany")
                        .filter(use -> annotations.text(use, "mappedBy", "").equals(end.path()))
                        .isPresent();
                if (inverse && leadsToHolder(member, level)) {
                    return Optional.of(member.attribute());
                }
            }
        }
        return Optional.empty();
    }

    /** Another owner's attribute may have the same name; a raw collection may lead anywhere. */
    private boolean leadsToHolder(MemberFragment member, Level level) {
        List<TypeUse> arguments = member.type().arguments();
        if (arguments.isEmpty()) {
            return true;
        }
        String element = linker.hierarchy()
                .bind(arguments.get(arguments.size() - 1), level.type(), level.bindings())
                .name();
        return linker.hierarchy().chain(holder).stream()
                .anyMatch(up -> up.type().name().equals(element));
    }

    /**
     * The table of an element collection, written or by default (section 11.1.8).
     *
     * @param path the collection's name, dotted below an embedded attribute
     */
    Collected collection(Annotations annotations, String path) {
        Optional<AnnotationUse> use = annotations.jpa("CollectionTable").or(() -> annotations.jpa("JoinTable"));
        Written written = written(annotations, List.of(), use, new ArrayList<>());
        String name = use.map(table -> annotations.text(table, "name", ""))
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> naming.collectionTable(
                        linker.tables().nameForDefaults(holder), linker.tables().logicalName(holder), path));
        List<AnnotationUse> uses =
                use.map(table -> Annotations.nested(table, "joinColumns")).orElse(List.of());
        List<JoinColumn> columns = columns(
                        written, uses, ownerColumn(), linker.keys().columns(holder))
                .stream()
                .map(column -> column.demanding(true, false))
                .toList();
        return new Collected(
                new JoinTable(naming.table(name), use.isPresent(), columns, List.of()),
                foreignKey(annotations, written));
    }

    /** Whether the mapping declares the foreign key unique: on its column, or as a constraint on just these columns. */
    private static boolean isUnique(List<JoinColumn> columns, List<Set<String>> uniqueKeys) {
        if (columns.size() == 1 && columns.get(0).unique()) {
            return true;
        }
        Set<String> names = names(columns);
        return !names.isEmpty() && uniqueKeys.stream().anyMatch(names::equals);
    }

    /** The unique constraints and indexes that the entity's {@code @Table} declares, as column names. */
    private List<Set<String>> uniqueKeys() {
        Annotations annotations = linker.annotations(holder);
        Optional<AnnotationUse> table = annotations.jpa("Table");
        if (table.isEmpty()) {
            return List.of();
        }
        List<Set<String>> keys = new ArrayList<>();
        for (AnnotationUse constraint : Annotations.nested(table.get(), "uniqueConstraints")) {
            List<AnnotationValue> columns = constraint
                    .member("columnNames")
                    .map(AnnotationValue::elements)
                    .orElse(List.of());
            keys.add(physical(columns.stream()
                    .flatMap(column -> annotations.text(column).stream())
                    .toList()));
        }
        for (AnnotationUse index : Annotations.nested(table.get(), "indexes")) {
            if (annotations.flag(index, "unique", false)) {
                keys.add(physical(
                        List.of(annotations.text(index, "columnList", "").split("\\s*,\\s*", -1))));
            }
        }
        return keys;
    }

    private Set<String> physical(List<String> columns) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        columns.forEach(column -> names.add(naming.column(column.strip().replaceFirst("(?i)\\s+(asc|desc)$", ""))));
        return names;
    }
}
