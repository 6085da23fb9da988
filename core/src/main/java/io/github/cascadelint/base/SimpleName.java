package io.github.cascadelint.base;

/** What is left of a qualified name, as messages use it. */
public final class SimpleName {

    private SimpleName() {}

    /** A name without its package and enclosing types. */
    public static String of(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
