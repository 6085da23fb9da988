package io.github.cascadelint.source.java;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.CompilationUnit;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeFragment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is blanked is what the mapping does not need, and nothing moves by it. */
class DeclarationScannerTest {

    /** All modules of this repository; tests run in the folder of theirs. */
    private static final Path REPOSITORY = Path.of("..");

    /** Texts that a scanner may stumble over, used by the generators, too. */
    private static final List<String> SNIPPETS = List.of(
            "int a = 1, b[] = {1, 2};",
            "static final String CONSTANT = \"a\" + 'b' + 1;",
            "@OneToMany(mappedBy = \"x\", cascade = {CascadeType.ALL}) // }\n List<@Valid Map<String, ? extends X[]>> xs;",
            "{ int i = '{'; String s = \"}\\\"}\"; }",
            "static { /* } */ }",
            "private Runnable r = () -> { if (a > b) { run(); } };",
            "Object o = new Object() { @Override public String toString() { return \"{\"; } };",
            "Comparator<A> c = compare(a -> { return a.b(); }, new C() { void d() {} });",
            "public <T extends Comparable<T>> T compare(@A({1, 2}) T t, int... is) throws IOException, X { return t; }",
            "@Deprecated @Column(name = \"n\", columnDefinition = \"text) {\") public String getName() { return name; }",
            "abstract List<String> getNames();",
            "native void call(String s);",
            "@SuppressWarnings({\"a\", \"b\"}) protected A() { super(); }",
            "record record;",
            "Enumeration enumeration; int module, record, sealed, permits, yield, when, with, opens;",
            "String text = \"\"\"\n    { \\\"\"\" \"}\n    \"\"\";",
            "/** comment { */ boolean isOpen() { return a < b; }",
            "int shift = a >> b >>> c << d;",
            "List<List<A>> getLists() { for (;;) { break; } return null; }",
            ";",
            "char quote = '\\'', other = '\"';",
            "enum Color { RED(1) { void m() { } }, GREEN { }, BLUE; int code; public int getCode() { return code; } }",
            "enum Empty { }",
            "interface Named { String NAME = \"n\"; String getName(); default int getLength() { return 1; } }",
            "@interface Marker { String value() default \"}\"; Class<?>[] types() default {}; int MAX = 3; }",
            "record Point<T>(@Id int x, List<T> y) implements Named { Point { check(x); } static final int ZERO = 0; }",
            "static class Nested<T> extends Base<T>.Inner implements A, B<T> { T t; }",
            "sealed interface Shape permits Circle, Square { }",
            "non-sealed class Circle implements Shape { Circle() { int i = 1; super(); } }",
            "Function<A, B> f = switch (x) { case 1 -> a; default -> b; };");

    /** What the parser refuses, and whose bodies and headers are no matter. */
    private static final List<String> BEYOND_THE_PARSER = List.of(
            "record fetch(record r) { return r; }",
            "int match(Object o) { return switch (o) { case Point(int x, _) when x > 0 -> x; default -> { yield 1; } }; }",
            "void later() { whatever Java 40 may bring ~> in a body; }");

    private static final List<String> NOISE = List.of(
            "{",
            "}",
            "(",
            ")",
            ";",
            "\"",
            "'",
            "\"\"\"",
            "/*",
            "*/",
            "//",
            "@",
            "<",
            ">",
            "=",
            "\\",
            "\n",
            "\r\n",
            "\t",
            "\0",
            "class ",
            "record ",
            "enum ",
            "@interface ",
            "import ",
            "package ",
            "é",
            "\uD83D\uDE00",
            "\uD83D");

    @Test
    void keepsLinesAndColumns() throws IOException {
        for (String text : sources()) {
            String blanked = DeclarationScanner.scan(text).declarations();
            assertThat(blanked).hasSameSizeAs(text);
            for (int i = 0; i < text.length(); i++) {
                boolean same = blanked.charAt(i) == text.charAt(i);
                if (!same && blanked.charAt(i) != ' ' && blanked.charAt(i) != '}') {
                    throw new AssertionError("at " + i + " stands '" + blanked.charAt(i) + "'");
                }
                if (!same && (text.charAt(i) == '\n' || text.charAt(i) == '\r')) {
                    throw new AssertionError("the line end at " + i + " is lost");
                }
            }
        }
    }

    @Test
    void losesNoDeclarationOfThisRepository() throws IOException {
        assertThat(sources()).hasSizeGreaterThan(150).allSatisfy(DeclarationScannerTest::assertSameFragments);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void losesNoGeneratedDeclaration(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            assertSameFragments(generate(random));
        }
    }

    @Test
    void readsAroundWhatTheParserRefuses() {
        for (String snippet : BEYOND_THE_PARSER) {
            assertThat(unblanked("class A { " + snippet + " }").isSuccessful()).isFalse();

            List<Problem> problems = new ArrayList<>();
            String text = "class A { @Id int id; " + snippet + " A parent; }";
            List<TypeFragment> types = DeclarationParser.parse("A.java", "", text, problems);
            assertThat(problems).isEmpty();
            assertThat(types.get(0).members())
                    .extracting(MemberFragment::attribute)
                    .containsExactly("id", "parent");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void neverFailsOnMangledSources(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> sources = sources();
        for (int i = 0; i < 40; i++) {
            String source = random.nextBoolean() ? generate(random) : sources.get(random.nextInt(sources.size()));
            String mangled = mangle(source.substring(0, Math.min(source.length(), 6000)), random);
            assertThat(new JavaFileReader()
                            .read("Mangled.java", mangled.getBytes(StandardCharsets.UTF_8), true)
                            .orElseThrow())
                    .as("seed %s, round %s: %s", seed, i, mangled)
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void neverFailsOnGarbage(long seed) {
        byte[] garbage = new byte[20_000];
        new Random(seed).nextBytes(garbage);

        assertThat(new JavaFileReader().read("Garbage.java", garbage, true)).isPresent();
    }

    private static void assertSameFragments(String text) {
        ParseResult<CompilationUnit> unblanked = unblanked(text);
        assertThat(unblanked.isSuccessful())
                .as("the parser understands %s", text)
                .isTrue();
        String packageName = ImportScanner.scan(text).packageName();
        List<TypeFragment> expected = new AstConverter(
                        "A.java",
                        packageName,
                        new CommentSearch("A.java", text),
                        new EffectSearch(text),
                        position -> position,
                        false)
                .convert(unblanked.getResult().orElseThrow());
        List<Problem> problems = new ArrayList<>();
        List<TypeFragment> actual = DeclarationParser.parse("A.java", packageName, text, problems);

        assertThat(problems).as(text).isEmpty();
        assertThat(evaluable(actual)).as(text).isEqualTo(evaluable(expected));
    }

    private static ParseResult<CompilationUnit> unblanked(String text) {
        return new JavaParser(new ParserConfiguration()
                        .setLanguageLevel(LanguageLevel.RAW)
                        .setAttributeComments(false)
                        .setTabSize(1))
                .parse(text);
    }

    /** The braces of initialisers are emptied: arrays and anonymous classes are no constants. */
    private static List<TypeFragment> evaluable(List<TypeFragment> types) {
        return types.stream()
                .map(type -> {
                    Map<String, AnnotationValue> constants = new LinkedHashMap<>(type.constants());
                    constants
                            .values()
                            .removeIf(value ->
                                    value instanceof AnnotationValue.Array || value instanceof AnnotationValue.Other);
                    return new TypeFragment(
                            type.name(),
                            type.origin(),
                            type.outer(),
                            type.typeParameters(),
                            type.superclass(),
                            type.interfaces(),
                            type.annotations(),
                            type.members(),
                            constants,
                            type.changeable(),
                            type.isAbstract(),
                            type.range(),
                            type.startLine(),
                            type.endLine(),
                            type.damaged());
                })
                .toList();
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(REPOSITORY)) {
            for (Path file : (Iterable<Path>) files.filter(DeclarationScannerTest::isSource)::iterator) {
                sources.add(Files.readString(file));
            }
        }
        return sources;
    }

    /** Build output is left out, and the integration tests of the plugin, some of which are broken on purpose. */
    private static boolean isSource(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.endsWith(".java") && !path.contains("/target/") && !path.contains("/src/it/");
    }

    /** A file of snippets, in types at random depth, with random blanks between them. */
    private static String generate(Random random) {
        StringBuilder text = new StringBuilder("package a.b;\nimport java.util.*;\n");
        int types = 1 + random.nextInt(3);
        for (int i = 0; i < types; i++) {
            type(text, random, "T" + i, 0);
        }
        return text.toString();
    }

    private static void type(StringBuilder text, Random random, String name, int depth) {
        text.append("@Entity(name = \"")
                .append(name)
                .append("\") class ")
                .append(name)
                .append(" {");
        int members = random.nextInt(8);
        for (int i = 0; i < members; i++) {
            text.append(List.of(" ", "\n", "\r\n\t", "\n    // { comment\n", " /* \" */ ")
                    .get(random.nextInt(5)));
            if (depth < 3 && random.nextInt(6) == 0) {
                type(text, random, name + i, depth + 1);
            } else {
                text.append(SNIPPETS.get(random.nextInt(SNIPPETS.size())));
            }
        }
        text.append(" }\n");
    }

    /** Takes away, doubles or puts in a few characters. */
    private static String mangle(String source, Random random) {
        StringBuilder text = new StringBuilder(source);
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes && text.length() > 1; i++) {
            int at = random.nextInt(text.length());
            int length = Math.min(random.nextInt(1 + random.nextInt(40)), text.length() - at);
            int kind = random.nextInt(4);
            if (kind == 0) {
                text.delete(at, at + length);
            } else if (kind == 1) {
                text.insert(at, text.substring(at, at + length));
            } else if (kind == 2) {
                text.insert(at, NOISE.get(random.nextInt(NOISE.size())));
            } else {
                text.setLength(at);
            }
        }
        return text.toString();
    }
}
