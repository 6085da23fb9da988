package io.github.cascadelint.schema.liquibase;

import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the files that change logs are written in, each into the same tree. */
final class ChangeLogReader {

    /** Where a change log has to say that it is one, after a licence perhaps. */
    private static final int BEGINNING = 16384;

    private static final Pattern IS_XML = Pattern.compile("<(?:[\\w.-]+:)?" + ChangeLog.ROOT + "[\\s/>]");
    private static final Pattern IS_YAML = Pattern.compile("(?m)^[\\s{]*[\"']?" + ChangeLog.ROOT + "[\"']?\\s*:");

    private ChangeLogReader() {}

    /** Whether a file may be a change log, judged by its name alone. */
    static boolean accepts(String file) {
        return isXml(file) || isYaml(file) || isSql(file);
    }

    /** Whether a file says of itself that it is a change log; a plain script is one only where another includes it. */
    static boolean isChangeLog(String file, String text) {
        String beginning = text.substring(0, Math.min(text.length(), BEGINNING));
        if (isXml(file)) {
            return IS_XML.matcher(beginning).find();
        }
        return isSql(file)
                ? FormattedSql.isFormatted(beginning)
                : IS_YAML.matcher(beginning).find();
    }

    /** Reads a file by what its name says that it is. */
    static ChangeLog read(String file, String text) {
        if (isXml(file)) {
            return XmlChangeLog.read(file, text);
        }
        return isSql(file) ? FormattedSql.read(file, text) : YamlChangeLog.read(file, text);
    }

    private static boolean isXml(String file) {
        return ends(file, ".xml");
    }

    private static boolean isYaml(String file) {
        return ends(file, ".yaml") || ends(file, ".yml") || ends(file, ".json");
    }

    static boolean isSql(String file) {
        return ends(file, ".sql");
    }

    private static boolean ends(String file, String extension) {
        return file.toLowerCase(Locale.ROOT).endsWith(extension);
    }
}
