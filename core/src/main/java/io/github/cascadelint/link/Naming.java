package io.github.cascadelint.link;

import java.util.Locale;

/** How logical names become names in the database. */
public enum Naming {
    /** As the specification says: the name as it is. */
    JPA,
    /** Spring Boot's default: dots become underscores, camel case becomes lower snake case. */
    SPRING;

    /** The physical name. */
    String physical(String name) {
        if (this == JPA) {
            return name;
        }
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (i > 0
                    && i < name.length() - 1
                    && Character.isUpperCase(c)
                    && Character.isLowerCase(name.charAt(i - 1))
                    && Character.isLowerCase(name.charAt(i + 1))) {
                result.append('_');
            }
            result.append(c == '.' ? '_' : c);
        }
        return result.toString().toLowerCase(Locale.ROOT);
    }

    /** The default name of a join table, not yet physical: section 11.1.27, or Spring's own rule. */
    String joinTable(String ownerTable, String targetTable, String attribute) {
        return ownerTable + "_" + (this == JPA ? targetTable : attribute);
    }
}
