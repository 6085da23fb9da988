package io.github.cascadelint.naming;

/**
 * How names of the mapping become names in the database. A name passes two steps: where the mapping writes none, one is made
 * of classes and attributes; then every name, written or made, becomes the physical one.
 *
 * @param implicit the first step
 * @param physical the second step
 * @param tables what happens to the names of tables after that
 */
public record Naming(ImplicitNaming implicit, PhysicalNaming physical, TableNames tables) {

    /** As the specification says: the name as it is. */
    public static final Naming JPA = of(ImplicitNaming.JPA, PhysicalNaming.STANDARD);

    /** Spring Boot's defaults. */
    public static final Naming SPRING = of(ImplicitNaming.SPRING, PhysicalNaming.UNDERSCORES);

    /** Without names of tables that the project changes on its own. */
    public static Naming of(ImplicitNaming implicit, PhysicalNaming physical) {
        return new Naming(implicit, physical, TableNames.AS_THEY_ARE);
    }

    /** The name of a table in the database, without the quotes that it may be written in. */
    public String table(String name) {
        return tables.apply(physical.apply(name));
    }

    /** The name of a column in the database, without the quotes that it may be written in. */
    public String column(String name) {
        return physical.apply(name);
    }

    /** A name without the quotes that keep its case, the database's (section 2.14) or Hibernate's own. */
    public static String unquoted(String name) {
        boolean quoted = name.length() > 2
                && (name.charAt(0) == '`' || name.charAt(0) == '"')
                && name.charAt(name.length() - 1) == name.charAt(0);
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    /** What an entity gives to the names of its table and its collections: section 2.13, or the name of its class. */
    public String entity(String entityName, String className) {
        return implicit == ImplicitNaming.LEGACY_HBM ? className : entityName;
    }

    /**
     * What an attribute gives to the names of its columns.
     *
     * @param path its name, dotted below an embedded attribute
     */
    public String attribute(String path) {
        return implicit == ImplicitNaming.COMPONENT_PATH
                ? path.replace('.', '_')
                : path.substring(path.lastIndexOf('.') + 1);
    }

    /** The default name of a column that refers to another (section 11.1.26), of an attribute that points at the row. */
    public String joinColumn(String path, String referenced) {
        return implicit == ImplicitNaming.LEGACY_HBM ? attribute(path) : attribute(path) + "_" + referenced;
    }

    /** The same where no attribute points at the row: a one-way association over a table. */
    public String joinColumnWithoutAttribute(String entity, String table, String referenced) {
        return (implicit == ImplicitNaming.LEGACY_JPA ? table : entity) + "_" + referenced;
    }

    /** The default name of a join table (section 11.1.27), made of the names of tables before the second step. */
    public String joinTable(String ownerTable, String targetTable, String path) {
        boolean byAttribute = implicit == ImplicitNaming.SPRING || implicit == ImplicitNaming.LEGACY_HBM;
        return ownerTable + "_" + (byAttribute ? attribute(path) : targetTable);
    }

    /** The default name of an element collection's table (section 11.1.8). */
    public String collectionTable(String entity, String table, String path) {
        return (implicit == ImplicitNaming.LEGACY_JPA ? table : entity) + "_" + attribute(path);
    }

    /** The word for it: a whole strategy, or two joined by a plus sign. */
    public String strategy() {
        boolean spring = implicit == ImplicitNaming.SPRING && physical == PhysicalNaming.UNDERSCORES;
        return spring || (implicit != ImplicitNaming.SPRING && physical == PhysicalNaming.STANDARD)
                ? implicit.id()
                : implicit.id() + "+" + physical.id();
    }

    /** The same for people. */
    public String text() {
        String changed = tables.equals(TableNames.AS_THEY_ARE) ? "" : ", with tables renamed as configured";
        return words() + changed;
    }

    private String words() {
        return switch (strategy()) {
            case "jpa" -> "the specification's defaults";
            case "spring" -> "Spring Boot's strategy";
            default -> "the strategy " + strategy();
        };
    }
}
