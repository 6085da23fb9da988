package io.github.cascadelint.rules;

import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.Schema.LastChange;
import io.github.cascadelint.schema.SchemaSource;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

        /** The next one, with as many digits. */
        private String next(String name) {
            int last = Math.max(number.lastIndexOf('.'), number.lastIndexOf('_')) + 1;
            String digits = number.substring(last);
            String more = new BigInteger(digits).add(BigInteger.ONE).toString();
            String padded = "0".repeat(Math.max(0, digits.length() - more.length())) + more;
            return folder + prefix + number.substring(0, last) + padded + separator + name + suffix;
        }
    }

    /** Where the next foreign keys go. */
    static MigrationFile next(Schema schema) {
        return next(schema, "add_foreign_keys");
    }

    /**
     * Where a change goes that comes after all that is known of the schema.
     *
     * @param name what a file of its own is called
     */
    static MigrationFile next(Schema schema, String name) {
        boolean liquibase = schema.source().kind() == SchemaSource.Kind.LIQUIBASE;
        if (schema.last().isEmpty()) {
            return new MigrationFile(liquibase ? Form.LIQUIBASE_XML : Form.SQL, Optional.empty());
        }
        LastChange last = schema.last().get();
        if (!liquibase) {
            String file = Version.of(last.file())
                    .map(version -> version.next(name))
                    .orElse("a migration after " + last.file());
            return new MigrationFile(Form.SQL, Optional.of(file));
        }
        return last.script()
                .map(script -> new MigrationFile(
                        Form.SQL,
                        Optional.of("a script beside " + script + ", run by a sqlFile at the end of " + last.file())))
                .orElseGet(() -> new MigrationFile(
                        form(last.file()), Optional.of("a change set after the last one, which is in " + last.file())));
    }

    private static Form form(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".sql")) {
            return Form.LIQUIBASE_SQL;
        }
        return lower.endsWith(".yaml") || lower.endsWith(".yml") ? Form.LIQUIBASE_YAML : Form.LIQUIBASE_XML;
    }
}
