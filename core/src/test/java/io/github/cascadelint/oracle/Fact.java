package io.github.cascadelint.oracle;

import java.util.ArrayList;
import java.util.List;

/** The facts that are compared, named as in the JSON of the model, and how their values are written. */
final class Fact {

    static final String TABLE = "table";
    static final String SUPERCLASS = "superclass";
    static final String KIND = "kind";
    static final String TARGET = "target";
    static final String OWNING = "owning";
    static final String MAPPED_BY = "mappedBy";
    /** Only ours: whether it is part of the identifier. */
    static final String ID = "id";
    /** Only ours: in which form the entity is mapped. */
    static final String SOURCE = "source";

    static final String CASCADE = "cascade";
    static final String ORPHAN_REMOVAL = "orphanRemoval";
    static final String ON_DELETE = "onDelete";
    static final String OPTIONAL = "optional";
    static final String FETCH = "fetch";
    static final String FOREIGN_KEY_MODE = "foreignKey.mode";
    static final String FOREIGN_KEY_NAME = "foreignKey.name";
    static final String TABLE_NAME = "joinTable.name";

    static final String NAME_SUFFIX = ".name";

    /** The columns of a foreign key in the owner's or target's table. */
    static final Columns JOIN = new Columns("joinColumns");
    /** The columns of a join table that refer to the owner. */
    static final Columns OWN = new Columns("joinTable.joinColumns");
    /** The columns of a join table that refer to the target. */
    static final Columns INVERSE = new Columns("joinTable.inverseJoinColumns");

    private Fact() {}

    /** Which columns are meant. */
    record Columns(String name) {
        String names() {
            return name + NAME_SUFFIX;
        }

        String referenced() {
            return name + ".referencedColumnName";
        }

        String nullable() {
            return name + ".nullable";
        }

        String unique() {
            return name + ".unique";
        }
    }

    /** In alphabetical order: Hibernate sorts the attributes of identifiers, we keep the order of the source. */
    static String list(List<String> values) {
        return String.join(" ", values.stream().sorted().toList());
    }

    /** Each name with its value, in alphabetical order. */
    static String pairs(List<String> names, List<String> values) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            pairs.add(names.get(i) + "=" + (i < values.size() ? values.get(i) : "?"));
        }
        return list(pairs);
    }
}
