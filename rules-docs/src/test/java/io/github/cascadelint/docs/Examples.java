package io.github.cascadelint.docs;

import io.github.cascadelint.docs.Page.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Java blocks of a page. Each is a whole source file; one that runs is the body of a method. */
final class Examples {

    static final String NONCOMPLIANT = "java noncompliant";
    static final String POSSIBLE = "java noncompliant possible";
    static final String COMPLIANT = "java compliant";
    static final String COMPLIANT_POSSIBLE = "java compliant possible";
    static final String RUN = "java run";
    static final String BOOT = "text boot";
    static final String MAPPING = "xml mapping";
    static final String SCHEMA = "sql schema";
    static final String CHANGE_LOG = "xml changelog";
    private static final String JAVA = "java";

    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);

    private Examples() {}

    /** The blocks that are whole source files. */
    static List<Block> sources(Page page) {
        return page.blocks().stream().filter(Examples::isSource).toList();
    }

    static boolean isSource(Block block) {
        return isFlagged(block) || List.of(COMPLIANT, COMPLIANT_POSSIBLE, JAVA).contains(block.info());
    }

    /** Whether the block shows what the rule flags. */
    static boolean isFlagged(Block block) {
        return List.of(NONCOMPLIANT, POSSIBLE).contains(block.info());
    }

    /** The file name a block would have: one of its types is enough, for none is public. */
    static String fileName() {
        return "Example.java";
    }

    static Compiled compile(Block source) {
        return Compiled.of(Map.of(fileName(), source.code()));
    }

    /** Compiles a block together with a class {@code Run} whose method {@code run(EntityManager)} has the given body. */
    static Compiled compile(Block source, String body) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(fileName(), source.code());
        String head = packageOf(source).isEmpty() ? "" : "package " + packageOf(source) + ";\n";
        files.put("Run.java", head + """
                import jakarta.persistence.*;
                import java.util.*;
                class Run {
                    static void run(EntityManager em) throws Exception {
                %s
                    }
                }
                """.formatted(body));
        return Compiled.of(files);
    }

    static String runner(Block source) {
        String name = packageOf(source);
        return name.isEmpty() ? "Run" : name + ".Run";
    }

    private static String packageOf(Block source) {
        Matcher matcher = PACKAGE.matcher(source.code());
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The mapping file that lies over an example: the block right after it, where that is one. */
    static Optional<Block> mappingOf(Page page, Block source) {
        return after(page, source).filter(block -> block.info().equals(MAPPING));
    }

    /**
     * The migrations that make the tables of an example, by their paths: the blocks right after it, where they are some. A
     * word after {@code sql schema} is the database that one is for.
     */
    static Map<String, String> schemasOf(Page page, Block source) {
        Map<String, String> schemas = new LinkedHashMap<>();
        for (int next = page.blocks().indexOf(source) + 1; next < page.blocks().size(); next++) {
            Block block = page.blocks().get(next);
            if (!isSchema(block.info())) {
                break;
            }
            String dialect = block.info().substring(SCHEMA.length()).strip();
            schemas.put("db/migration/" + (dialect.isEmpty() ? "" : dialect + "/") + "V1__schema.sql", block.code());
        }
        return schemas;
    }

    /** The change log that makes the tables of an example: the block right after it, where that is one. */
    static Optional<Block> changeLogOf(Page page, Block source) {
        return after(page, source).filter(block -> block.info().equals(CHANGE_LOG));
    }

    private static Optional<Block> after(Page page, Block source) {
        int next = page.blocks().indexOf(source) + 1;
        return next < page.blocks().size() ? Optional.of(page.blocks().get(next)) : Optional.empty();
    }

    static boolean isSchema(String info) {
        return info.equals(SCHEMA) || info.startsWith(SCHEMA + " ");
    }

    /** The entities that a running block runs on: the last source before it in its section, else the page's first. */
    static Block entitiesOf(Page page, Block run) {
        List<Block> before = new ArrayList<>(sources(page));
        before.removeIf(
                source -> source.line() > run.line() || !source.section().equals(run.section()));
        if (!before.isEmpty()) {
            return before.get(before.size() - 1);
        }
        return sources(page).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(page.at(run) + " has no entities to run on"));
    }
}
