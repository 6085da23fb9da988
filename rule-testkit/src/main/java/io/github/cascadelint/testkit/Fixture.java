package io.github.cascadelint.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sources given as text, and the findings that comments in them announce.
 *
 * @param files the sources by path
 * @param expectations what is announced
 */
record Fixture(Map<String, String> files, List<Expectation> expectations) {

    /** Stands above a unit that has no package of its own, so that most fixtures hold entities only. */
    private static final String HEADER =
            """
            package shop;

            import jakarta.persistence.*;
            import java.util.*;
            """ + (FixtureCompiler.knows("org.hibernate.annotations.Cascade") ? """
            import org.hibernate.annotations.Cascade;
            import org.hibernate.annotations.CacheConcurrencyStrategy;
            import org.hibernate.annotations.Immutable;
            import org.hibernate.annotations.NotFound;
            import org.hibernate.annotations.NotFoundAction;
            import org.hibernate.annotations.OnDelete;
            import org.hibernate.annotations.OnDeleteAction;
            """ : "") + "\n";

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?![\\s/*])(.*?\\b)?(?:class|interface|enum|record)\\s+([A-Z]\\w*)");

    /**
     * Reads texts, each one or more compilation units; a unit begins at each package declaration. A unit is named after
     * its public type, or its first.
     */
    static Fixture of(String... texts) {
        Map<String, String> files = new LinkedHashMap<>();
        List<Expectation> expectations = new ArrayList<>();
        for (String text : texts) {
            for (String unit : units(text)) {
                String file = path(unit);
                if (files.put(file, withoutExpectations(unit, file, expectations)) != null) {
                    throw new IllegalArgumentException("two units have the path " + file);
                }
            }
        }
        return new Fixture(files, expectations);
    }

    private static List<String> units(String text) {
        List<Integer> starts = new ArrayList<>();
        Matcher matcher = PACKAGE.matcher(text);
        while (matcher.find()) {
            starts.add(matcher.start());
        }
        List<String> units = new ArrayList<>();
        String first = text.substring(0, starts.isEmpty() ? text.length() : starts.get(0));
        if (!first.isBlank()) {
            units.add(HEADER + first);
        }
        for (int i = 0; i < starts.size(); i++) {
            units.add(text.substring(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : text.length()));
        }
        return units;
    }

    private static String path(String unit) {
        Matcher packages = PACKAGE.matcher(unit);
        Matcher types = TYPE.matcher(unit);
        if (!packages.find() || !types.find()) {
            throw new IllegalArgumentException("no type at the start of a line in:\n" + unit);
        }
        String name = types.group(2);
        do {
            if (types.group(1) != null && types.group(1).contains("public ")) {
                name = types.group(2);
                break;
            }
        } while (types.find());
        return packages.group(1).replace('.', '/') + "/" + name + ".java";
    }

    /** Takes the announcements out, so that the linter cannot read them as comments of the author; lines stay. */
    private static String withoutExpectations(String unit, String file, List<Expectation> into) {
        String[] lines = unit.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (Expectation.isIn(lines[i])) {
                int target = i + 1;
                while (target < lines.length && Expectation.isIn(lines[target])) {
                    target++;
                }
                into.add(Expectation.parse(lines[i], file, target + 1));
            }
        }
        for (int i = 0; i < lines.length; i++) {
            if (Expectation.isIn(lines[i])) {
                lines[i] = lines[i].substring(0, lines[i].indexOf("//") + 2);
            }
        }
        return String.join("\n", lines);
    }
}
