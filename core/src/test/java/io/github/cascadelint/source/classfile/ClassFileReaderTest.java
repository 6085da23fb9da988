package io.github.cascadelint.source.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.mapping.Origin;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.TypeUse;
import io.github.cascadelint.testkit.Jars;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassFileReaderTest {

    private static final ClassFileReader READER = new ClassFileReader();

    private static final Map<String, byte[]> CLASSES = compile("""
            package shop;

            import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
            import jakarta.persistence.*;
            import java.util.*;

            @Entity
            @Table(name = Order.TABLE, indexes = @Index(columnList = "a", unique = true))
            public abstract class Order<T extends Comparable<T>, U> extends Base<Map<String, ? extends T>, Order.Line[]>
                    implements Cloneable, Runnable {
                static final String TABLE = "t_" + "order";
                static final int LENGTH = 40;
                static final long LONG = 1L << 40;
                static final boolean FLAG = true;
                static final char LETTER = 'x';
                static final Object NOTHING = null;
                static String changes = "no constant";

                @Id long id;
                @OneToMany(mappedBy = "order", cascade = {CascadeType.PERSIST, CascadeType.REMOVE}, orphanRemoval = true)
                Set<? super Line> lines;
                @ManyToOne(targetEntity = Line.class) @SuppressFBWarnings("cascade-lint:x") Object main;
                transient U forgotten;

                @Override
                @Column(name = "WIDE", length = LENGTH)
                public Integer getValue() { return 1; }
                public boolean isPaid() { return false; }
                public String getURL() { return ""; }
                public static int getCount() { return 0; }
                public int getAt(int index) { return index; }
                public void getNothing() {}

                @Embeddable
                public static class Line {
                    static class Deep {}
                    Deep deep;
                }

                class Inner {
                    Runnable task = new Runnable() {
                        @Override public void run() {}
                    };
                }

                enum State { OPEN { int code() { return 1; } }; int code() { return 0; } }

                record Price(@Column(name = "C") int cents) {}

                interface Named { String NAME = "n"; String getName(); }
            }

            @javax.persistence.MappedSuperclass
            abstract class Base<A, B> {
                public Number getValue() { return 0; }
            }
            """);

    private static Map<String, byte[]> compile(String text) {
        try {
            return Jars.classes("", Map.of("shop/Order.java", text));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FileFragment read(String name, byte[] content, boolean always) {
        return READER.read("lib.jar!/" + name, content, always).orElseThrow();
    }

    private static TypeFragment type(String name) {
        FileFragment fragment = read(name, CLASSES.get(name), true);
        assertThat(fragment.problems()).isEmpty();
        assertThat(fragment.types()).hasSize(1);
        return fragment.types().get(0);
    }

    private static MemberFragment member(TypeFragment type, String attribute) {
        return type.members().stream()
                .filter(member -> member.attribute().equals(attribute))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void acceptsWhatHoldsATypeOnly() {
        assertThat(List.of("Order.class", "Order$Line.class")).allMatch(READER::accepts);
        assertThat(List.of("Order.java", "module-info.class", "package-info.class", "class"))
                .noneMatch(READER::accepts);
    }

    @Test
    void tellsTheHeaderOfAType() {
        TypeFragment order = type("shop/Order.class");

        assertThat(order.name()).isEqualTo("shop.Order");
        assertThat(order.origin()).isEqualTo(Origin.CLASS);
        assertThat(order.outer()).isEmpty();
        assertThat(order.isAbstract()).isTrue();
        TypeUse t = TypeUse.of("T");
        assertThat(order.typeParameters())
                .containsExactly(
                        Map.entry("T", new TypeUse("java.lang.Comparable", List.of(t), false)),
                        Map.entry("U", TypeUse.of("Object")));
        TypeUse map = new TypeUse("java.util.Map", List.of(TypeUse.of("java.lang.String"), t), false);
        TypeUse lines = new TypeUse("shop.Order.Line", List.of(), true);
        assertThat(order.superclass()).contains(new TypeUse("shop.Base", List.of(map, lines), false));
        assertThat(order.interfaces())
                .extracting(TypeUse::name)
                .containsExactly("java.lang.Cloneable", "java.lang.Runnable");
        assertThat(order.annotations())
                .extracting(AnnotationUse::name)
                .containsExactly("jakarta.persistence.Entity", "jakarta.persistence.Table");
        assertThat(type("shop/Base.class").annotations())
                .extracting(AnnotationUse::name)
                .containsExactly("javax.persistence.MappedSuperclass");
    }

    @Test
    void tellsConstants() {
        Map<String, AnnotationValue> constants = type("shop/Order.class").constants();

        assertThat(constants.keySet()).containsExactly("TABLE", "LENGTH", "LONG", "FLAG", "LETTER");
        assertThat(constants.values())
                .extracting(value -> ((AnnotationValue.Literal) value).value())
                .containsExactly("t_order", "40", "1099511627776", "true", "x");
        assertThat(type("shop/Order$Named.class").constants()).containsOnlyKeys("NAME");
    }

    @Test
    void tellsFieldsAndGettersInOrderAndNothingElse() {
        TypeFragment order = type("shop/Order.class");

        assertThat(order.members())
                .extracting(MemberFragment::attribute)
                .containsExactly("id", "lines", "main", "forgotten", "value", "paid", "URL");
        assertThat(order.members())
                .extracting(MemberFragment::getter)
                .containsExactly(false, false, false, false, true, true, true);
        assertThat(member(order, "forgotten").isTransient()).isTrue();
        assertThat(member(order, "lines").type())
                .isEqualTo(new TypeUse("java.util.Set", List.of(TypeUse.of("Object")), false));
        assertThat(member(order, "forgotten").type()).isEqualTo(TypeUse.of("U"));
        // not the bridge, which has the annotations, too
        assertThat(member(order, "value").type()).isEqualTo(TypeUse.of("java.lang.Integer"));
        assertThat(type("shop/Order$Inner.class").members())
                .extracting(MemberFragment::attribute)
                .containsExactly("task");
        assertThat(type("shop/Order$Named.class").members())
                .extracting(MemberFragment::attribute)
                .containsExactly("name");
        assertThat(type("shop/Order$State.class").members()).isEmpty();
        assertThat(type("shop/Order$Price.class").members())
                .extracting(MemberFragment::attribute)
                .containsExactly("cents");
        assertThat(member(type("shop/Order$Price.class"), "cents").annotations())
                .hasSize(1);
    }

    @Test
    void tellsValuesOfAnnotations() {
        TypeFragment order = type("shop/Order.class");

        AnnotationUse oneToMany = member(order, "lines").annotations().get(0);
        assertThat(oneToMany.members()).containsOnlyKeys("mappedBy", "cascade", "orphanRemoval");
        assertThat(text(oneToMany, "mappedBy")).isEqualTo("order");
        assertThat(text(oneToMany, "orphanRemoval")).isEqualTo("true");
        assertThat(oneToMany.member("cascade").orElseThrow().elements())
                .extracting(value -> ((AnnotationValue.Name) value).name())
                .containsExactly("CascadeType.PERSIST", "CascadeType.REMOVE");
        AnnotationValue target = member(order, "main").annotations().stream()
                .flatMap(use -> use.member("targetEntity").stream())
                .findFirst()
                .orElseThrow();
        assertThat(((AnnotationValue.ClassName) target).type()).isEqualTo(TypeUse.of("shop.Order.Line"));
        assertThat(member(order, "main").annotations())
                .extracting(AnnotationUse::name)
                .contains("edu.umd.cs.findbugs.annotations.SuppressFBWarnings");
        AnnotationUse table = order.annotations().get(1);
        assertThat(text(table, "name")).isEqualTo("t_order");
        AnnotationValue index = table.member("indexes").orElseThrow().elements().get(0);
        assertThat(text(((AnnotationValue.Nested) index).annotation(), "columnList"))
                .isEqualTo("a");
        assertThat(text(member(order, "value").annotations().get(0), "length")).isEqualTo("40");
    }

    private static String text(AnnotationUse use, String member) {
        return ((AnnotationValue.Literal) use.member(member).orElseThrow()).value();
    }

    @Test
    void namesNestedTypesAsSourcesDo() {
        assertThat(type("shop/Order$Line.class").outer()).contains("shop.Order");
        assertThat(type("shop/Order$Line$Deep.class").name()).isEqualTo("shop.Order.Line.Deep");
        assertThat(member(type("shop/Order$Line.class"), "deep").type()).isEqualTo(TypeUse.of("shop.Order.Line.Deep"));
        assertThat(read("shop/Order$Inner$1.class", CLASSES.get("shop/Order$Inner$1.class"), true)
                        .types())
                .isEmpty();
        assertThat(type("shop/Order$State.class").superclass()).isEmpty();
        assertThat(type("shop/Order$Price.class").superclass()).isEmpty();
    }

    @Test
    void hasAPlaceForEveryMemberButNoLine() {
        TypeFragment order = type("shop/Order.class");

        assertThat(order.range()).hasToString("lib.jar!/shop/Order.class");
        assertThat(order.members())
                .extracting(MemberFragment::range)
                .doesNotHaveDuplicates()
                .noneMatch(range -> range.hasLine());
    }

    @Test
    void parsesWhatIsManagedUnlessAsked() {
        FileFragment unmanaged = read("shop/Order$Line$Deep.class", CLASSES.get("shop/Order$Line$Deep.class"), false);

        assertThat(unmanaged.parsed()).isFalse();
        assertThat(unmanaged.promisedType()).isEqualTo("shop.Order.Line.Deep");
        assertThat(read("shop/Base.class", CLASSES.get("shop/Base.class"), false)
                        .parsed())
                .isTrue();
        assertThat(read("shop/Order$Line.class", CLASSES.get("shop/Order$Line.class"), false)
                        .parsed())
                .isTrue();
    }

    @Test
    void readsVersionsThatDoNotExistYet() {
        byte[] content = CLASSES.get("shop/Order.class").clone();
        content[6] = 0x01;

        assertThat(read("shop/Order.class", content, true).types()).isEqualTo(List.of(type("shop/Order.class")));
    }

    @Test
    void tellsOfFilesThatEndTooEarlyOrAreNoClassFiles() {
        byte[] whole = CLASSES.get("shop/Order.class");
        for (int length = 0; length < whole.length; length += 7) {
            byte[] part = Arrays.copyOf(whole, length);
            FileFragment fragment = read("shop/Order.class", part, true);
            assertThat(fragment.problems())
                    .as("the first %s bytes", length)
                    .extracting(Problem::kind, Problem::file)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple(Problem.Kind.SYNTAX, "lib.jar!/shop/Order.class"));
        }
        assertThat(read("A.class", new byte[100], false).problems())
                .extracting(Problem::text)
                .containsExactly(
                        "cannot be read as a class file (it does not begin as class files do), and was left out;"
                                + " build it again, or exclude it");
    }

    @Test
    void survivesDamageOfAnyKind() {
        byte[] whole = CLASSES.get("shop/Order.class");
        for (long seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] damaged = whole.clone();
            for (int i = 0; i < 4; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Optional<FileFragment> fragment = READER.read("Order.class", damaged, random.nextBoolean());
            assertThat(fragment).as("seed " + seed).isPresent();
        }
    }
}
