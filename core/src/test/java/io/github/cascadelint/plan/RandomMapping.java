package io.github.cascadelint.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/** Entities made up from a seed, as Java source: whatever can be written of associations, in any combination that Hibernate takes. */
final class RandomMapping {

    private static final String IMPORTS = """
            import jakarta.persistence.*;
            import java.io.Serializable;
            import java.util.*;
            import org.hibernate.annotations.NotFound;
            import org.hibernate.annotations.NotFoundAction;
            import org.hibernate.annotations.OnDelete;
            import org.hibernate.annotations.OnDeleteAction;
            import org.hibernate.annotations.SQLDelete;

            """;

    /** Hibernate joins along all of them at once, in all orders, and a database must plan that. */
    private static final int MOST_EAGER_ENDS = 5;

    private final Random random;
    /** Of what was added later, so that a seed keeps the graph that it had. */
    private final Random added;

    private final String prefix;
    private final List<Type> types = new ArrayList<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private int eagerEnds;

    /** How rows of a hierarchy are told apart. */
    private enum Id {
        /** By one column. */
        SINGLE,
        /** By the columns {@code a} and {@code b} of an embeddable. */
        EMBEDDED,
        /** By two attributes. */
        CLASS,
        /** By two attributes, of which one is a reference. */
        REFERENCE,
        /** By the columns of an embeddable, of which one is that of a reference. */
        MAPPED
    }

    private static final class Type {
        private final String name;
        private final int index;
        private final List<String> head = new ArrayList<>();
        private final List<String> members = new ArrayList<>();
        private Optional<Type> parent = Optional.empty();
        private Optional<Type> referredById = Optional.empty();
        private Id id = Id.SINGLE;
        private boolean hasId = true;
        private boolean mapped;

        Type(String name, int index) {
            this.name = name;
            this.index = index;
        }

        Type root() {
            Type root = this;
            while (root.parent.isPresent()) {
                root = root.parent.get();
            }
            return root;
        }

        boolean isComposite() {
            return root().id != Id.SINGLE;
        }

        /** In the order in which the rows are made; the first column of two tells nothing of it. */
        String orderBy() {
            return switch (root().id) {
                case SINGLE -> "@OrderBy";
                case EMBEDDED, MAPPED -> "@OrderBy(\"id.b\")";
                case CLASS, REFERENCE -> "@OrderBy(\"b\")";
            };
        }
    }

    private RandomMapping(long seed) {
        this.random = new Random(seed * 7_919 + 13);
        this.added = new Random(seed * 104_729 + 31);
        this.prefix = "G" + seed;
    }

    /** The sources of one graph of entities, by path; the names of its types begin with {@code G} and the seed. */
    static Map<String, String> of(long seed) {
        RandomMapping mapping = new RandomMapping(seed);
        mapping.make();
        return mapping.files;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void make() {
        int count = 2 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            types.add(new Type(prefix + (char) ('A' + i), i));
        }
        for (Type type : types.subList(1, count)) {
            if (chance(25)) {
                extend(type, types.get(random.nextInt(type.index)));
            }
        }
        types.stream().filter(type -> type.hasId).forEach(this::identify);
        int associations = 2 + random.nextInt(2 * count);
        for (int i = 0; i < associations; i++) {
            associate(any(types), any(types), "r" + random.nextInt(10) + i);
        }
        types.forEach(this::leaveToDatabase);
        types.forEach(this::mark);
        types.forEach(this::write);
    }

    /** The row of a joined subclass that the database is to delete with that of the class above. */
    private void leaveToDatabase(Type type) {
        if (type.parent.isPresent()
                && type.root().head.stream().anyMatch(line -> line.contains("JOINED"))
                && added.nextInt(100) < 30) {
            type.head.add("@OnDelete(action = OnDeleteAction.CASCADE)");
        }
    }

    /** A statement that keeps the row where it would be deleted; what it writes is what was there, to be compared easily. */
    private void mark(Type type) {
        boolean named =
                !type.root().mapped && type.root().members.stream().noneMatch(line -> line.startsWith("@Version"));
        if (named && added.nextInt(100) < 10) {
            boolean inTableAbove = type.parent.isPresent()
                    && type.root().head.stream().anyMatch(line -> line.contains("SINGLE_TABLE"));
            type.head.add("@SQLDelete(sql = \"update " + (inTableAbove ? type.root() : type).name + " set "
                    + (type.isComposite() ? "a = a where a = ? and b = ?" : "id = id where id = ?") + "\")");
        }
    }

    private void extend(Type type, Type parent) {
        type.parent = Optional.of(parent);
        type.hasId = false;
        Type root = parent.root();
        if (root.head.isEmpty()) {
            root.head.add("@Inheritance(strategy = InheritanceType."
                    + any(List.of("JOINED", "SINGLE_TABLE", "TABLE_PER_CLASS")) + ")");
        }
    }

    private void identify(Type root) {
        Id id = chance(70) ? Id.SINGLE : any(List.of(Id.EMBEDDED, Id.CLASS, Id.REFERENCE, Id.MAPPED));
        List<Type> single = types.subList(0, root.index).stream()
                .filter(type -> !type.isComposite())
                .toList();
        if (id != Id.REFERENCE && id != Id.MAPPED) {
            root.id = id;
        } else if (!single.isEmpty()) {
            root.id = id;
            root.referredById = Optional.of(any(single));
        }
        if (root.id != Id.SINGLE) {
            files.put(
                    "graph/" + idClass(root) + ".java",
                    "package graph;\n\n" + IMPORTS + "@Embeddable\npublic class " + idClass(root)
                            + " implements Serializable {\n    public Long a;\n    public Long b;\n\n"
                            + "    public boolean equals(Object o) {\n        return o instanceof " + idClass(root)
                            + " i && Objects.equals(i.a, a) && Objects.equals(i.b, b);\n    }\n\n"
                            + "    public int hashCode() {\n        return Objects.hash(a, b);\n    }\n}\n");
        }
        if (!isTablePerClass(root) && chance(10)) { // which Hibernate cannot have together
            root.head.add("@SecondaryTable(name = \"" + root.name + "S\")");
            root.members.add("@Column(table = \"" + root.name + "S\") String more;");
        }
        if (chance(10)) {
            root.members.add("@Version int version;");
        }
    }

    private static String idClass(Type root) {
        return root.name.substring(0, root.name.length() - 1) + "id" + root.name.charAt(root.name.length() - 1);
    }

    /** The identifier of a root; a reference in it must lead to a row that is made before. */
    private List<String> idMembers(Type root) {
        String reference = root.referredById
                .map(type -> "@JoinColumn(name = \"a\") @ManyToOne" + attributes(false, false) + " " + type.name)
                .orElse("");
        return switch (root.id) {
            case SINGLE -> List.of("@Id Long id;");
            case EMBEDDED -> List.of("@EmbeddedId " + idClass(root) + " id;");
            case CLASS -> List.of("@Id Long a;", "@Id Long b;");
            case REFERENCE -> List.of("@Id " + reference + " a;", "@Id Long b;");
            case MAPPED -> List.of("@EmbeddedId " + idClass(root) + " id;", "@MapsId(\"a\") " + reference + " owner;");
        };
    }

    /** Columns with a name of their own that refer to a row. */
    private static String joinColumns(Type to, String name, String more) {
        return to.isComposite()
                ? "@JoinColumn(name = \"" + name + "a\", referencedColumnName = \"a\"" + more
                        + ") @JoinColumn(name = \"" + name + "b\", referencedColumnName = \"b\"" + more + ") "
                : "@JoinColumn(name = \"" + name + "\"" + more + ") ";
    }

    private void associate(Type from, Type to, String name) {
        switch (random.nextInt(14)) {
            case 0, 1 -> reference(from, to, name, "");
            case 2, 3, 4 -> bidirectional(from, to, name);
            case 5 -> oneToManyInTarget(from, to, name);
            case 6 -> collection(from, to, name, "@OneToMany" + attributes(true, true), "");
            case 7 -> collection(from, to, name, "@ManyToMany" + attributes(false, true), "");
            case 8 -> manyToMany(from, to, name);
            case 9 -> oneToOne(from, to, name);
            case 10 -> mapsId(from, to, name);
            case 11 -> elements(from, to, name);
            case 12 -> embedded(from, to, name);
            default -> reference(from, to, name, linked(from, name));
        }
    }

    /** Hibernate cannot have a reference in a join table from a class whose subclasses have tables of their own. */
    private String linked(Type from, String name) {
        return isTablePerClass(from) ? "" : "@JoinTable(name = \"" + prefix + "J" + name + "\") ";
    }

    private static boolean isTablePerClass(Type type) {
        return type.root().head.stream().anyMatch(line -> line.contains("TABLE_PER_CLASS"));
    }

    /** A mandatory reference must lead to a row that is made before. */
    private String mandatory(Type from, Type to) {
        if (to.index >= from.index || to.root() == from.root() || !chance(40)) {
            return "";
        }
        if (from.parent.isPresent() && from.root().head.stream().anyMatch(line -> line.contains("SINGLE_TABLE"))) {
            return ""; // the rows of the others in the table do not have it
        }
        return chance(50) ? "column" : "optional = false";
    }

    private void reference(Type from, Type to, String name, String table) {
        String mandatory = table.isEmpty() ? mandatory(from, to) : "";
        from.members.add(onDelete(mandatory, table.isEmpty()) + table
                + (mandatory.equals("column")
                        ? joinColumns(to, name + "c", ", nullable = false")
                        : column(to, name, table))
                + "@ManyToOne" + attributes(false, false, mandatory.equals("column") ? "" : mandatory) + " " + to.name
                + " "
                + name + ";");
    }

    /** Columns that Hibernate must not write, or a constraint that it must not make, now and then. */
    private String column(Type to, String name, String table) {
        if (!table.isEmpty()) {
            return "";
        }
        return chance(6)
                ? joinColumns(to, name + "c", ", updatable = false")
                : chance(6) ? "@NotFound(action = NotFoundAction.IGNORE) " : "";
    }

    private void bidirectional(Type one, Type many, String name) {
        String mandatory = mandatory(many, one);
        boolean onTheCollection = chance(15);
        many.members.add((onTheCollection ? "" : onDelete(mandatory, true))
                + (mandatory.equals("column") ? joinColumns(one, name + "c", ", nullable = false") : "")
                + "@ManyToOne" + attributes(false, false, mandatory.equals("column") ? "" : mandatory) + " " + one.name
                + " " + name + "o;");
        one.members.add((onTheCollection ? "@OnDelete(action = OnDeleteAction.CASCADE) " : "")
                + "@OneToMany" + attributes(true, true, "mappedBy = \"" + name + "o\"") + " " + many.orderBy() + " Set<"
                + many.name
                + "> " + name
                + "m;");
    }

    private void oneToManyInTarget(Type one, Type many, String name) {
        if (isTablePerClass(many)) {
            bidirectional(one, many, name); // Hibernate writes to the table of another class
            return;
        }
        boolean notNull = many.parent.isEmpty() && one.index < many.index && one.root() != many.root() && chance(20);
        boolean notWritten = added.nextInt(100) < 10;
        one.members.add("@OneToMany" + attributes(true, true) + " "
                + joinColumns(
                        one,
                        name + "c",
                        (notNull ? ", nullable = false" : "") + (notWritten ? ", updatable = false" : ""))
                + (chance(25) ? "@OrderColumn List<" : many.orderBy() + " Set<")
                + many.name
                + "> " + name + ";");
    }

    private void collection(Type from, Type to, String name, String annotation, String before) {
        String table = "@JoinTable(name = \"" + prefix + "J" + name + "\") ";
        String form = chance(20)
                ? "@OrderColumn List<"
                : chance(15) ? "@MapKeyColumn(name = \"place\") Map<String, " : to.orderBy() + " Set<";
        from.members.add(before
                + (annotation.startsWith("@ManyToMany") && chance(10)
                        ? "@OnDelete(action = OnDeleteAction.CASCADE) "
                        : "")
                + table + annotation
                + " " + form + to.name + "> " + name + ";");
    }

    private void manyToMany(Type from, Type to, String name) {
        collection(from, to, name + "f", "@ManyToMany" + attributes(false, true), "");
        to.members.add("@ManyToMany" + attributes(false, true, "mappedBy = \"" + name + "f\"") + " " + from.orderBy()
                + " Set<" + from.name + "> " + name + "t;");
    }

    private void oneToOne(Type from, Type to, String name) {
        boolean linked = !isTablePerClass(from) && !isTablePerClass(to) && chance(20);
        from.members.add((linked ? linked(from, name) : onDelete("", true)) + "@OneToOne" + attributes(true, false)
                + " " + to.name + " " + name + "f;");
        if (!linked && chance(60)) { // with a join table, Hibernate has no one-to-one at the other end
            to.members.add("@OneToOne" + attributes(true, false, "mappedBy = \"" + name + "f\"") + " " + from.name + " "
                    + name + "t;");
        }
    }

    /** Only of a class that has an identifier of its own and no subclasses that might share it. */
    private void mapsId(Type from, Type to, String name) {
        if (to.index >= from.index
                || to.isComposite()
                || from.isComposite()
                || from.mapped
                || !from.hasId
                || from.head.stream().anyMatch(line -> line.startsWith("@Inheritance"))
                || to.root() == from) {
            reference(from, to, name, "");
            return;
        }
        from.mapped = true;
        boolean derived = chance(70);
        String optional = chance(30) ? "optional = false" : "";
        from.members.add((derived ? "@MapsId" : "@PrimaryKeyJoinColumn") + " @OneToOne"
                + attributes(false, false, optional) + " " + to.name + " " + name + "f;");
        if (chance(60)) {
            to.members.add("@OneToOne" + attributes(true, false, "mappedBy = \"" + name + "f\"") + " " + from.name + " "
                    + name + "t;");
        }
    }

    private void elements(Type from, Type to, String name) {
        String table = "@CollectionTable(name = \"" + prefix + "E" + name + "\") ";
        String gone = chance(20) ? "@OnDelete(action = OnDeleteAction.CASCADE) " : "";
        if (chance(50)) {
            from.members.add(gone + table + "@ElementCollection" + (chance(20) ? "(fetch = FetchType.EAGER)" : "")
                    + (chance(30)
                            ? " @OrderColumn List<String> "
                            : chance(20) ? " @MapKeyColumn(name = \"place\") Map<String, String> " : " Set<String> ")
                    + name + ";");
        } else {
            embeddable(to, name);
            from.members.add(
                    gone + table + "@ElementCollection @OrderBy(\"note\") Set<" + prefix + name + "> " + name + ";");
        }
    }

    private void embedded(Type from, Type to, String name) {
        embeddable(to, name);
        from.members.add("@Embedded " + prefix + name + " " + name + ";");
    }

    private void embeddable(Type to, String name) {
        files.put(
                "graph/" + prefix + name + ".java",
                "package graph;\n\n" + IMPORTS + "@Embeddable\npublic class " + prefix + name + " {\n    @ManyToOne"
                        + attributes(false, false) + " " + joinColumns(to, name + "k", "") + to.name
                        + " in;\n    @Column(name = \"" + name + "n\") String note;\n}\n");
    }

    private String onDelete(String mandatory, boolean allowed) {
        if (!allowed || !chance(15)) {
            return "";
        }
        return "@OnDelete(action = OnDeleteAction." + (mandatory.isEmpty() && chance(50) ? "SET_NULL" : "CASCADE")
                + ") ";
    }

    private String attributes(boolean orphans, boolean many) {
        return attributes(orphans, many, "");
    }

    private String attributes(boolean orphans, boolean many, String first) {
        List<String> attributes = new ArrayList<>();
        if (!first.isEmpty()) {
            attributes.add(first);
        }
        String cascade = cascade();
        if (!cascade.isEmpty()) {
            attributes.add("cascade = " + cascade);
        }
        boolean eager = chance(many ? 15 : 40) && ++eagerEnds <= MOST_EAGER_ENDS;
        if (eager == many) {
            attributes.add("fetch = FetchType." + (many ? "EAGER" : "LAZY"));
        }
        if (orphans && chance(20)) {
            attributes.add("orphanRemoval = true");
        }
        return attributes.isEmpty() ? "" : "(" + String.join(", ", attributes) + ")";
    }

    private String cascade() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> "CascadeType.ALL";
            case 2, 3 -> "CascadeType.REMOVE";
            case 4 -> "CascadeType.PERSIST";
            case 5 -> "{CascadeType.MERGE, CascadeType.REMOVE}";
            case 6 -> "{CascadeType.PERSIST, CascadeType.REMOVE}";
            default -> "";
        };
    }

    private void write(Type type) {
        List<String> members = new ArrayList<>(type.hasId ? idMembers(type) : List.of());
        members.addAll(type.members);
        if (chance(10)) {
            members.add("@PreRemove void going() {}");
        }
        String above = type.parent.map(parent -> " extends " + parent.name).orElse("");
        if (above.isEmpty() && chance(15)) {
            int cut = idMembers(type).size() + random.nextInt(type.members.size() + 1);
            String name = prefix + "m" + type.name.charAt(type.name.length() - 1);
            write(name, "@MappedSuperclass\npublic abstract class " + name, members.subList(0, cut));
            members = members.subList(cut, members.size());
            above = " extends " + name;
        }
        StringBuilder head = new StringBuilder("@Entity\n");
        new TreeSet<>(type.head).forEach(line -> head.append(line).append('\n'));
        if (type.hasId && (type.id == Id.CLASS || type.id == Id.REFERENCE)) {
            head.append("@IdClass(").append(idClass(type)).append(".class)\n");
        }
        write(type.name, head + "public class " + type.name + above, members);
    }

    private void write(String name, String head, List<String> members) {
        StringBuilder text = new StringBuilder("package graph;\n\n" + IMPORTS + head + " {\n");
        members.forEach(member -> text.append("    ").append(member).append('\n'));
        files.put("graph/" + name + ".java", text.append("}\n").toString());
    }
}
