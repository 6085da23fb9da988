package io.github.cascadelint.source.xml;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.xml.XmlElement.XmlAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The columns that an element of {@code hbm.xml} names: in its attribute {@code column}, or in elements of that name. What
 * it names none for has one column by default.
 */
final class HbmColumns {

    private final XmlElement element;
    private final List<Column> columns = new ArrayList<>();

    /** A column as written, or by default. */
    private record Column(String name, boolean notNull, boolean unique, SourceRange range) {}

    /**
     * @param element what has the columns
     * @param defaultName the column where none is named
     */
    HbmColumns(XmlElement element, String defaultName) {
        this.element = element;
        boolean notNull = element.is("not-null");
        boolean unique = element.is("unique");
        for (XmlElement nested : element.children("column")) {
            nested.attribute("name")
                    .ifPresent(name -> columns.add(column(
                            name,
                            nested.attribute("not-null").isPresent() ? nested.is("not-null") : notNull,
                            unique || nested.is("unique"))));
        }
        if (columns.isEmpty()) {
            Optional<XmlAttribute> written = element.attribute("column");
            if (written.isPresent()) {
                columns.add(column(written.get(), notNull, unique));
            } else if (!isFormula()) {
                columns.add(new Column(defaultName, notNull, unique, element.range()));
            }
        }
    }

    private static Column column(XmlAttribute name, boolean notNull, boolean unique) {
        return new Column(name.value().strip(), notNull, unique, name.range());
    }

    /** Whether an expression takes the place of the columns. */
    boolean isFormula() {
        return element.attribute("formula").isPresent()
                || element.child("formula").isPresent();
    }

    /** Whether no column may be null. */
    boolean notNull() {
        return !columns.isEmpty() && columns.stream().allMatch(Column::notNull);
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** The column of a basic attribute. */
    AnnotationUse column() {
        AnnotationBuilder annotation = AnnotationBuilder.jpa("Column", element.range());
        columns.stream().findFirst().ifPresent(first -> {
            annotation.literal("name", first.name(), first.range());
            annotation.flag("nullable", !first.notNull()).flag("unique", first.unique());
        });
        return annotation.build();
    }

    /** The columns of a foreign key. */
    List<AnnotationUse> joinColumns() {
        List<AnnotationUse> annotations = new ArrayList<>();
        for (Column column : columns) {
            AnnotationBuilder annotation = AnnotationBuilder.jpa("JoinColumn", element.range())
                    .literal("name", column.name(), column.range())
                    .flag("nullable", !column.notNull())
                    .flag("unique", column.unique() && columns.size() == 1);
            if (element.isNot("insert")) {
                annotation.flag("insertable", false);
            }
            if (element.isNot("update")) {
                annotation.flag("updatable", false);
            }
            foreignKey().ifPresent(key -> annotation.nested("foreignKey", List.of(key)));
            annotations.add(annotation.build());
        }
        return annotations;
    }

    /** The columns that refer to a row of any kind: all but the first, which names the kind. */
    List<AnnotationUse> joinColumnsOfAny() {
        List<AnnotationUse> annotations = joinColumns();
        return annotations.subList(Math.min(1, annotations.size()), annotations.size());
    }

    /** What {@code foreign-key} says about the constraint; the name {@code none} switches it off. */
    Optional<AnnotationUse> foreignKey() {
        return element.attribute("foreign-key").map(key -> {
            AnnotationBuilder annotation = AnnotationBuilder.jpa("ForeignKey", key.range());
            return key.value().strip().equals("none")
                    ? annotation.constant("value", "NO_CONSTRAINT").build()
                    : annotation.literal("name", Optional.of(key)).build();
        });
    }
}
