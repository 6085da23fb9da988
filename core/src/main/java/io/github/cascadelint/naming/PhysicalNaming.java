package io.github.cascadelint.naming;

import java.util.Locale;

/** What a strategy makes of every name, written or made by default: the physical naming strategies of Hibernate. */
public enum PhysicalNaming {
    /** Names stay as they are. */
    STANDARD("standard"),
    /**
     * Spring Boot's default with Hibernate 5 and 6, {@code CamelCaseToUnderscoresNamingStrategy}: dots become underscores,
     * camel case becomes lower snake case.
     */
    UNDERSCORES("underscores"),
    /**
     * Hibernate 7's {@code PhysicalNamingStrategySnakeCaseImpl}: the same, but digits count as letters, too, and names in
     * quotes stay as they are.
     */
    SNAKE_CASE("snake-case");

    private final String id;

    PhysicalNaming(String id) {
        this.id = id;
    }

    /** The word for it in configurations and reports. */
    public String id() {
        return id;
    }

    String apply(String written) {
        String name = Naming.unquoted(written);
        if (this == STANDARD || (this == SNAKE_CASE && !name.equals(written))) {
            return name;
        }
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (i > 0
                    && i < name.length() - 1
                    && Character.isUpperCase(c)
                    && isSmall(name.charAt(i - 1))
                    && isSmall(name.charAt(i + 1))) {
                result.append('_');
            }
            result.append(c == '.' ? '_' : c);
        }
        return result.toString().toLowerCase(Locale.ROOT);
    }

    private boolean isSmall(char c) {
        return Character.isLowerCase(c) || (this == SNAKE_CASE && Character.isDigit(c));
    }
}
