package io.github.cascadelint.explain;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.RowStorage;
import io.github.cascadelint.mapping.RowStorage.Part;
import io.github.cascadelint.mapping.RowStorage.SoftDelete;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The statements on the rows of one entity, in the order and form of Hibernate 6. */
final class Rows {

    private final MappingModel model;
    private final ManagedType type;
    private final RowStorage storage;

    Rows(MappingModel model, ManagedType type) {
        this.model = model;
        this.type = type;
        this.storage = type.storage();
    }

    /** Whether the tables and keys are known, so that statements can be told. */
    boolean areKnown() {
        return !storage.parts().isEmpty()
                && storage.parts().stream()
                        .noneMatch(part -> part.key().isEmpty() || part.table().isEmpty());
    }

    /** Whether a row of the type may really be one of a subtype, which is stored elsewhere, too. */
    boolean mayBeSpreadFurther() {
        return model.subtypes(type.name()).stream()
                .flatMap(name -> model.type(name).stream())
                .anyMatch(sub -> !sub.storage().parts().equals(storage.parts()));
    }

    /** Whether a delete leaves the row in one of its tables, by {@code @SoftDelete} or by a statement that is no delete. */
    boolean keepsRowIn(String table) {
        return storage.softDelete().isPresent()
                || storage.parts().stream()
                        .filter(part -> part.table().equals(table))
                        .anyMatch(Part::isMarked);
    }

    /** The delete of one row: from the last table to the first, the version checked in the first. */
    List<String> delete() {
        Optional<SoftDelete> soft = storage.softDelete();
        if (soft.isPresent()) {
            return List.of(mark(soft.get()));
        }
        List<String> statements = new ArrayList<>();
        for (Part part : storage.parts()) {
            if (part.isLeftToDatabase()) {
                continue;
            }
            boolean first = part.equals(storage.parts().get(0));
            String plain = "delete from " + part.table() + " where " + where(part) + (first ? andVersion() : "");
            statements.add(part.sqlDelete()
                    .map(sql -> sql.isEmpty() ? "(the statement of @SQLDelete)" : sql)
                    .orElse(plain));
        }
        statements.addAll(linksOfReferences());
        Collections.reverse(statements);
        return statements;
    }

    /** References that are stored in a join table: a row of it goes with the row. */
    private List<String> linksOfReferences() {
        return type.associations().stream()
                .filter(association ->
                        association.isOwning() && !association.kind().isToMany())
                .flatMap(association -> association.joinTable().stream())
                .map(table -> "delete from " + table.name() + " where " + where(names(table.joinColumns())))
                .toList();
    }

    private String mark(SoftDelete soft) {
        Part first = storage.parts().get(0);
        return "update " + first.table() + " set " + soft.column() + "="
                + soft.deleted().orElse("…") + " where " + where(first) + " and " + soft.column() + "="
                + soft.alive().orElse("…") + andVersion();
    }

    /** The insert of one row; the columns are those to show in the table that holds them. */
    List<String> insert(String table, List<String> columns) {
        List<String> statements = new ArrayList<>();
        for (Part part : storage.parts()) {
            if (isSecondary(part)) {
                continue; // written only where one of its columns is not null
            }
            boolean shown = part.table().equals(table) && !columns.isEmpty();
            statements.add("insert into " + part.table() + " (…"
                    + (shown ? ", " + String.join(", ", columns) : "") + ") values (…"
                    + (shown ? ", ?".repeat(columns.size()) : "") + ")");
        }
        return statements;
    }

    List<String> insert() {
        return insert("", List.of());
    }

    /** An update of some column that changed. */
    List<String> update() {
        if (storage.parts().size() > 1) {
            return List.of();
        }
        Part only = storage.parts().get(0);
        return List.of("update " + only.table() + " set … where " + where(only) + andVersion());
    }

    /** Sets columns of one row to null; other columns are written along unless the entity updates dynamically. */
    List<String> updateToNull(String table, List<String> columns) {
        Part root = storage.parts().get(0);
        Part part = storage.parts().stream()
                .filter(candidate -> candidate.table().equals(table))
                .findFirst()
                .orElse(storage.parts().get(0));
        String update = "update " + part.table() + " set …, " + assign(columns, "null") + " where " + where(part);
        if (part.equals(root)) {
            return List.of(update + andVersion());
        }
        List<String> statements = new ArrayList<>();
        storage.version()
                .ifPresent(version -> statements.add(
                        "update " + root.table() + " set …, " + version + "=? where " + where(root) + andVersion()));
        statements.add(update);
        return statements;
    }

    /** What a change of a collection that the entity owns does to its version. */
    List<String> countUp() {
        return storage.version().isEmpty()
                ? List.of()
                : List.of("update " + storage.parts().get(0).table() + " set "
                        + storage.version().get() + "=? where "
                        + where(storage.parts().get(0)) + andVersion());
    }

    /** The table that holds an association's columns: that of the topmost entity that has it. */
    String tableOf(Association association) {
        List<ManagedType> down = new ArrayList<>();
        down.add(type);
        model.supertypes(type.name()).stream()
                .flatMap(name -> model.type(name).stream())
                .filter(ManagedType::isEntity)
                .forEach(down::add);
        Collections.reverse(down);
        return down.stream()
                .filter(entity -> entity.attribute(association.name()).isPresent())
                .findFirst()
                .flatMap(ManagedType::table)
                .orElse("");
    }

    /** The primary table of the type itself. */
    String table() {
        return type.table().orElse("");
    }

    String whereKey() {
        return where(storage.parts().get(0));
    }

    List<String> key() {
        return storage.parts().get(0).key();
    }

    private boolean isSecondary(Part part) {
        return !part.table().equals(table())
                && model.supertypes(type.name()).stream()
                        .flatMap(name -> model.type(name).stream())
                        .noneMatch(up -> up.table().equals(Optional.of(part.table())));
    }

    private static String where(Part part) {
        return where(part.key());
    }

    private String andVersion() {
        return storage.version().map(column -> " and " + column + "=?").orElse("");
    }

    static String where(List<String> columns) {
        return String.join(
                " and ", columns.stream().map(column -> column + "=?").toList());
    }

    static String assign(List<String> columns, String value) {
        return String.join(
                ", ", columns.stream().map(column -> column + "=" + value).toList());
    }

    static List<String> names(List<JoinColumn> columns) {
        return columns.stream().map(JoinColumn::name).toList();
    }
}
