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
            import java.util.*;
            import org.hibernate.annotations.OnDelete;
            import org.hibernate.annotations.OnDeleteAction;

            """;

    private final Random random;
    private final String prefix;
    private final List<Type> types = new ArrayList<>();
    private final Map<String, String> files = new LinkedHashMap<>();

    private static final class Type {
        private final String name;
        private final int index;
        private final List<String> head = new ArrayList<>();
        private final List<String> members = new ArrayList<>();
        private Optional<Type> parent = Optional.empty();
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
    }

    private RandomMapping(long seed) {
        this.random = new Random(seed * 7_919 + 13);
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
        int associations = 2 + random.nextInt(2 * count);
        for (int i = 0; i < associations; i++) {
            associate(any(types), any(types), "r" + random.nextInt(10) + i);
        }
        types.forEach(this::write);
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
                + (mandatory.equals("column") ? "@JoinColumn(nullable = false) " : "")
                + "@ManyToOne" + attributes(false, false, mandatory.equals("column") ? "" : mandatory) + " " + to.name
                + " "
                + name + ";");
    }

    private void bidirectional(Type one, Type many, String name) {
        String mandatory = mandatory(many, one);
        boolean onTheCollection = chance(15);
        many.members.add((onTheCollection ? "" : onDelete(mandatory, true))
                + (mandatory.equals("column") ? "@JoinColumn(nullable = false) " : "")
                + "@ManyToOne" + attributes(false, false, mandatory.equals("column") ? "" : mandatory) + " " + one.name
                + " " + name + "o;");
        one.members.add((onTheCollection ? "@OnDelete(action = OnDeleteAction.CASCADE) " : "")
                + "@OneToMany" + attributes(true, true, "mappedBy = \"" + name + "o\"") + " @OrderBy Set<" + many.name
                + "> " + name
                + "m;");
    }

    private void oneToManyInTarget(Type one, Type many, String name) {
        if (isTablePerClass(many)) {
            bidirectional(one, many, name); // Hibernate writes to the table of another class
            return;
        }
        boolean notNull = many.parent.isEmpty() && one.index < many.index && one.root() != many.root() && chance(20);
        one.members.add("@OneToMany" + attributes(true, true) + " @JoinColumn(name = \"" + name + "c\""
                + (notNull ? ", nullable = false" : "") + ") " + (chance(25) ? "@OrderColumn List<" : "@OrderBy Set<")
                + many.name
                + "> " + name + ";");
    }

    private void collection(Type from, Type to, String name, String annotation, String before) {
        String table = "@JoinTable(name = \"" + prefix + "J" + name + "\") ";
        boolean list = chance(20);
        from.members.add(before
                + (annotation.startsWith("@ManyToMany") && chance(10)
                        ? "@OnDelete(action = OnDeleteAction.CASCADE) "
                        : "")
                + table + annotation
                + (list ? " @OrderColumn List<" : " @OrderBy Set<") + to.name + "> " + name + ";");
    }

    private void manyToMany(Type from, Type to, String name) {
        collection(from, to, name + "f", "@ManyToMany" + attributes(false, true), "");
        to.members.add("@ManyToMany" + attributes(false, true, "mappedBy = \"" + name + "f\"") + " @OrderBy Set<"
                + from.name + "> " + name + "t;");
    }

    private void oneToOne(Type from, Type to, String name) {
        from.members.add(
                onDelete("", true) + "@OneToOne" + attributes(true, false) + " " + to.name + " " + name + "f;");
        if (chance(60)) {
            to.members.add("@OneToOne" + attributes(true, false, "mappedBy = \"" + name + "f\"") + " " + from.name + " "
                    + name + "t;");
        }
    }

    /** Only of a class that has an identifier of its own and no subclasses that might share it. */
    private void mapsId(Type from, Type to, String name) {
        if (to.index >= from.index || from.mapped || !from.hasId || !from.head.isEmpty() || to.root() == from) {
            reference(from, to, name, "");
            return;
        }
        from.mapped = true;
        from.members.add("@MapsId @OneToOne" + attributes(false, false) + " " + to.name + " " + name + "f;");
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
                    + (chance(30) ? " @OrderColumn List<String> " : " Set<String> ") + name + ";");
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
                        + attributes(false, false) + " @JoinColumn(name = \"" + name + "k\") " + to.name
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
        if (many ? chance(15) : chance(60)) {
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
        StringBuilder text = new StringBuilder("package graph;\n\n" + IMPORTS + "@Entity\n");
        new TreeSet<>(type.head).forEach(line -> text.append(line).append('\n'));
        text.append("public class ").append(type.name);
        type.parent.ifPresent(parent -> text.append(" extends ").append(parent.name));
        text.append(" {\n");
        if (type.hasId) {
            text.append("    @Id Long id;\n");
        }
        type.members.forEach(member -> text.append("    ").append(member).append('\n'));
        files.put("graph/" + type.name + ".java", text.append("}\n").toString());
    }
}
