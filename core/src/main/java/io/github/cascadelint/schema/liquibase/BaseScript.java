package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.schema.discovery.SchemaFiles;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the script from which change logs go on: they change tables that none of them makes, and it makes most of these. A
 * dump of the database, mostly, from the time before the change logs.
 */
final class BaseScript {

    private static final Pattern CREATE = Pattern.compile(
            "(?i)\\bcreate\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?(?:[\\w\"`\\[\\]]+\\s*\\.\\s*)*[\"`\\[]?(\\w+)");

    private static final double MOST = 0.5;

    private BaseScript() {}

    /**
     * A script, and how much it makes of what is missing.
     *
     * @param file the script
     * @param tables how many of the missing tables it makes
     * @param length of its text; of copies that make the same the longer one says more
     */
    private record Candidate(String file, int tables, int length) {}

    /**
     * The script that makes most of the missing tables.
     *
     * @param log the change log that goes on from it: what lies outside of its module and of all resources is another tool's
     * @param missing the tables, in lower case
     * @param read the scripts that the change logs run themselves
     */
    static Optional<String> find(SchemaFiles files, String log, Set<String> missing, Set<String> read) {
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String module = log.substring(0, Math.max(0, ("/" + log).indexOf("/src/")));
        return files.paths().stream()
                .filter(path -> ChangeLogReader.isSql(path) && !Resources.isTest(path) && !read.contains(path))
                .filter(path -> path.startsWith(module)
                        || Resources.isResource(path)
                        || files.given().contains(path))
                .flatMap(path -> files.text(path).map(text -> candidate(path, text, missing)).stream())
                .filter(candidate -> candidate.tables() >= missing.size() * MOST)
                .max(Comparator.comparingInt(Candidate::tables)
                        .thenComparingInt(Candidate::length)
                        .thenComparing(Comparator.comparing(Candidate::file).reversed()))
                .map(Candidate::file);
    }

    private static Candidate candidate(String path, String text, Set<String> missing) {
        Set<String> made = new HashSet<>();
        Matcher create = CREATE.matcher(text);
        while (create.find()) {
            made.add(create.group(1).toLowerCase(Locale.ROOT));
        }
        made.retainAll(missing);
        return new Candidate(path, made.size(), text.length());
    }
}
