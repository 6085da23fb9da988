package io.github.cascadelint.rules;

import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.SchemaSource;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file that the next migration of a schema belongs to, in the manner of those before it.
 *
 * @param form how changes are written there
 * @param comment what to say above them: the name of the file, or where to add them; empty where that is not known
 */
record MigrationFile(Form form, Optional<String> comment) {

    /** Ways to write changes. */
    enum Form {
        SQL,
        LIQUIBASE_XML,
        LIQUIBASE_YAML,
        LIQUIBASE_SQL
    }

    private static final Pattern VERSIONED = Pattern.compile("(.*/)?(V?)(\\d+(?:[._]\\d+)*)(__+)[^/]*(\\.sql)");

    /** Digits, separators and name of a versioned script. */
    private record Version(String folder, String prefix, String number, String separator, String suffix) {

        private static Optional<Version> of(String file) {
            Matcher matcher = VERSIONED.matcher(file);
            return matcher.matches()
                    ? Optional.of(new Version(
                            Optional.ofNullable(matcher.group(1)).orElse(""),
                            matcher.group(2),
                            matcher.group(3),
                            matcher.group(4),
                            matcher.group(5)))
                    : Optional.empty();
        }

        private List<BigInteger> parts() {
            return Stream.of(number.split("[._]", -1)).map(BigInteger::new).toList();
        }

        private int compare(Version other) {
            List<BigInteger> a = parts();
            List<BigInteger> b = other.parts();
            for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
                BigInteger left = i < a.size() ? a.get(i) : BigInteger.ZERO;
                BigInteger right = i < b.size() ? b.get(i) : BigInteger.ZERO;
                if (!left.equals(right)) {
                    return left.compareTo(right);
                }
            }
            return 0;
        }

        /** The next one, with as many digits. */
        private String next() {
            int last = Math.max(number.lastIndexOf('.'), number.lastIndexOf('_')) + 1;
            String digits = number.substring(last);
            String more = new BigInteger(digits).add(BigInteger.ONE).toString();
            String padded = "0".repeat(Math.max(0, digits.length() - more.length())) + more;
            return folder + prefix + number.substring(0, last) + padded + separator + "add_foreign_keys" + suffix;
        }
    }

    /** The file after the last one that is known of the schema. */
    static MigrationFile next(Schema schema) {
        Set<String> files = schema.files();
        if (schema.source().kind() == SchemaSource.Kind.LIQUIBASE) {
            return files.stream()
                    .max(Comparator.naturalOrder())
                    .map(file ->
                            new MigrationFile(form(file), Optional.of("a change set of the log that includes " + file)))
                    .orElseGet(() -> new MigrationFile(Form.LIQUIBASE_XML, Optional.empty()));
        }
        return new MigrationFile(
                Form.SQL,
                files.stream()
                        .flatMap(file -> Version.of(file).stream())
                        .max(Version::compare)
                        .map(Version::next));
    }

    private static Form form(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".sql")) {
            return Form.LIQUIBASE_SQL;
        }
        return lower.endsWith(".yaml") || lower.endsWith(".yml") ? Form.LIQUIBASE_YAML : Form.LIQUIBASE_XML;
    }
}
