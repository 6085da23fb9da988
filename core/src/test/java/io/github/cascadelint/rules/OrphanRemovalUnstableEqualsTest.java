package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class OrphanRemovalUnstableEqualsTest {

    private static final RuleTester RULE = RuleTester.of("orphan-removal-unstable-equals");

    /** A set that code takes rows out of. */
    private static final String ORDER = """
            @Entity class Order {
                @Id Long id;
                @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
                Set<Line> lines = new HashSet<>();
                void drop(Line line) { lines.remove(line); }
            }
            """;

    /** The same, where the finding is announced. */
    private static String announced(String confidence) {
        return ORDER.replace(
                "    @OneToMany",
                "    // finding: orphan-removal-unstable-equals " + confidence + " info\n    @OneToMany");
    }

    private static final String LOMBOK = """
            package lombok;
            public @interface Data {}
            package lombok;
            public @interface EqualsAndHashCode {
                boolean onlyExplicitlyIncluded() default false;
                boolean callSuper() default false;
                String[] of() default {};
                String[] exclude() default {};
                @interface Include {}
                @interface Exclude {}
            }
            """;

    private static String line(String members) {
        return "@Entity class Line {\n    @Id @GeneratedValue Long id;\n    @ManyToOne Order order;\n" + members
                + "}\n";
    }

    private static String hash(String body) {
        return "    @Override public boolean equals(Object o) { return o instanceof Line other && other.id == id; }\n"
                + "    @Override public int hashCode() { " + body + " }\n";
    }

    @Test
    void oneHashCodeForAllNeverChanges() {
        RULE.silent(ORDER + line(hash("return Line.class.hashCode();")));
        RULE.silent(ORDER + line(hash("return getClass().hashCode();")));
        RULE.silent(ORDER + line(hash("return 31;")));
    }

    @Test
    void anInstanceByItselfNeverChanges() {
        RULE.silent(ORDER + line(""));
        RULE.silent(ORDER + line(hash("return super.hashCode();")));
    }

    @Test
    void anAssignedIdentifierIsThereFromTheBeginning() {
        RULE.silent(ORDER + """
                @Entity class Line {
                    @Id UUID id = UUID.randomUUID();
                    @ManyToOne Order order;
                    @Override public boolean equals(Object o) { return o instanceof Line other && other.id.equals(id); }
                    @Override public int hashCode() { return Objects.hash(id); }
                }
                """);
    }

    @Test
    void aNaturalKeyDoesNotChange() {
        RULE.silent(ORDER + line("    String number;\n" + hash("return Objects.hash(number);")));
        RULE.silent(ORDER
                + line("    @Column(updatable = false) String number;\n    void setNumber(String n) { number = n; }\n"
                        + hash("return Objects.hash(number);")));
    }

    @Test
    void aListDoesNotAskForHashCodes() {
        RULE.silent(ORDER.replace("Set<Line> lines = new HashSet", "List<Line> lines = new ArrayList")
                + line(hash("return Objects.hash(id);")));
    }

    @Test
    void aSortedSetDoesNotEither() {
        RULE.silent(ORDER.replace("Set<Line> lines = new HashSet", "SortedSet<Line> lines = new TreeSet")
                + line(hash("return Objects.hash(id);")));
    }

    @Test
    void withoutOrphanRemovalTheRowStaysAnyhow() {
        RULE.silent(ORDER.replace(", orphanRemoval = true", "") + line(hash("return Objects.hash(id);")));
    }

    @Test
    void whatIsReadBehindAnAssociationIsNotKnown() {
        RULE.silent(ORDER + line(hash("return order == null ? 0 : order.id.hashCode();")));
    }

    @Test
    void aLocalVariableIsNoAttribute() {
        RULE.silent(ORDER + line(hash("int id = 1; return id;")));
    }

    @Test
    void lombokMayBeToldToLeaveOutWhatChanges() {
        RULE.silent(ORDER + """
                        @Entity @lombok.Data @lombok.EqualsAndHashCode(onlyExplicitlyIncluded = true) class Line {
                            @Id @GeneratedValue Long id;
                            @ManyToOne Order order;
                            @lombok.EqualsAndHashCode.Include @Column(updatable = false) String number;
                        }
                        """, LOMBOK);
        RULE.silent(ORDER + """
                        @Entity @lombok.EqualsAndHashCode(exclude = {"id", "order"}) class Line {
                            @Id @GeneratedValue Long id;
                            @ManyToOne Order order;
                            @lombok.EqualsAndHashCode.Exclude @ManyToOne Order next;
                            String number;
                        }
                        """, LOMBOK);
        RULE.silent(ORDER + """
                        @Entity @lombok.EqualsAndHashCode(of = "number") class Line {
                            @Id @GeneratedValue Long id;
                            @ManyToOne Order order;
                            String number;
                        }
                        """, LOMBOK);
    }

    @Test
    void aGeneratedIdentifierComesLater() {
        RULE.reports(announced("possible") + line(hash("return Objects.hash(id);")));
        RULE.reports(announced("possible") + line(hash("return id == null ? 0 : this.id.hashCode();")));
        RULE.reports(announced("possible") + line(hash("return id.intValue();")));
        RULE.reports(announced("possible")
                + line("    Long getId() { return id; }\n"
                        + hash("int r = 17; r = 31 * r + getId().hashCode(); return r;")));
    }

    @Test
    void anAssociationIsSetAndCleared() {
        RULE.reports(announced("possible") + line(hash("return Objects.hash(order);")));
    }

    @Test
    void aSuperclassMayHaveTheHashCode() {
        RULE.reports(announced("possible") + """
                @MappedSuperclass class Base {
                    @Id @GeneratedValue Long id;
                    @Override public boolean equals(Object o) { return o instanceof Base other && other.id == id; }
                    @Override public int hashCode() { return Objects.hash(id); }
                }
                @Entity class Line extends Base {
                    String number;
                    @ManyToOne Order order;
                    @Override public boolean equals(Object o) { return super.equals(o); }
                    @Override public int hashCode() { return 31 * super.hashCode() + Objects.hash(number); }
                }
                """);
    }

    @Test
    void lombokTakesAllFields() {
        RULE.reports(announced("possible") + """
                        @Entity @lombok.Data class Line {
                            @Id Long id;
                            @ManyToOne Order order;
                        }
                        """, LOMBOK);
        RULE.reports(announced("possible") + """
                        @MappedSuperclass @lombok.Data class Base { @Id @GeneratedValue Long id; }
                        @Entity @lombok.EqualsAndHashCode(callSuper = true, of = {}, exclude = "order") class Line extends Base {
                            @ManyToOne Order order;
                        }
                        """, LOMBOK);
    }

    @Test
    void whatASetterChangesIsPossible() {
        RULE.reports(announced("possible")
                + line("    String name;\n    void setName(String n) { name = n; }\n"
                        + hash("return Objects.hash(name);")));
        RULE.reports(announced("possible") + """
                        @Entity @lombok.Data class Line {
                            @Id Long id;
                            @lombok.EqualsAndHashCode.Exclude @ManyToOne Order order;
                            String name;
                        }
                        """, LOMBOK);
    }

    @Test
    void whereNothingIsSeenToLeaveItIsPossible() {
        RULE.reports(announced("possible").replace("lines.remove(line);", "lines.add(line);")
                + line(hash("return Objects.hash(id);")));
    }

    @Test
    void toEmptyTheSetAsksForNoHashCode() {
        RULE.reports(announced("possible").replace("lines.remove(line);", "lines.clear();")
                + line(hash("return Objects.hash(id);")));
        RULE.reports(announced("possible").replace("lines.remove(line);", "lines.removeIf(line::equals);")
                + line(hash("return Objects.hash(id);")));
    }
}
