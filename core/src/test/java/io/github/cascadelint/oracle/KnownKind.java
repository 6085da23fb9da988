package io.github.cascadelint.oracle;

import io.github.cascadelint.oracle.Comparison.Difference;
import java.util.Arrays;
import java.util.Locale;

/** Kinds of difference that are right wherever they occur; the reason stands in the list that names them. */
enum KnownKind {
    /** The cascade of a part of an identifier, with PERSIST, before Hibernate 7. */
    PERSIST_OF_IDENTIFIER {
        @Override
        boolean holds(Difference difference, int hibernate) {
            return hibernate < 7
                    && difference.fact().equals(Fact.CASCADE)
                    && difference.allOurs().getOrDefault(Fact.ID, "").equals("true")
                    && difference.theirs().equals(withPersist(difference.ours()));
        }
    },

    /** The foreign key of a one-to-one, not unique, before Hibernate 6. */
    ONE_TO_ONE_NOT_UNIQUE {
        @Override
        boolean holds(Difference difference, int hibernate) {
            return hibernate < 6
                    && difference.fact().equals(Fact.JOIN.unique())
                    && difference.allOurs().getOrDefault(Fact.KIND, "").equals("one-to-one")
                    && difference.theirs().equals(difference.ours().replace("=true", "=false"));
        }
    },

    /** A unique {@code <many-to-one>} of {@code hbm.xml}, for a one-to-one. */
    UNIQUE_MANY_TO_ONE {
        @Override
        boolean holds(Difference difference, int hibernate) {
            return difference.fact().equals(Fact.KIND)
                    && difference.allOurs().getOrDefault(Fact.SOURCE, "").equals("hbm.xml")
                    && difference.ours().equals("many-to-one")
                    && difference.theirs().equals("one-to-one");
        }
    },

    /** The key of a join table in {@code hbm.xml}, nullable. */
    NULLABLE_KEY {
        @Override
        boolean holds(Difference difference, int hibernate) {
            return difference.fact().equals(Fact.OWN.nullable())
                    && difference.allOurs().getOrDefault(Fact.SOURCE, "").equals("hbm.xml")
                    && difference.theirs().equals(difference.ours().replace("=false", "=true"));
        }
    },

    /** The constraint of a one-to-many of {@code hbm.xml} that does not name it. */
    NAMED_BY_OTHER_END {
        @Override
        boolean holds(Difference difference, int hibernate) {
            return difference.fact().equals(Fact.FOREIGN_KEY_NAME)
                    && difference.allOurs().getOrDefault(Fact.SOURCE, "").equals("hbm.xml")
                    && difference.allOurs().getOrDefault(Fact.KIND, "").equals("one-to-many")
                    && difference.ours().isEmpty();
        }
    };

    /** Whether a difference from a version of Hibernate is of this kind. */
    abstract boolean holds(Difference difference, int hibernate);

    static KnownKind of(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such kind of difference: " + id));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The words of a cascade with PERSIST in its place in the alphabet. */
    private static String withPersist(String cascade) {
        String words = cascade.substring(1, cascade.length() - 1);
        return Arrays.stream((words + ", PERSIST").split(", *", -1))
                .filter(word -> !word.isEmpty())
                .distinct()
                .sorted()
                .toList()
                .toString();
    }
}
