package io.github.cascadelint.schema.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells by text search whether code may change a schema. */
final class Definitions {

    private static final Pattern DEFINITION = Pattern.compile(
            "\\b(?:alter\\s+(?:foreign\\s+)?table|drop\\s+(?:table|index|constraint|column|foreign\\s+key|primary\\s+key|schema)"
                    + "|create\\s+(?:unlogged\\s+)?table|create\\s+(?:unique\\s+|clustered\\s+|nonclustered\\s+|fulltext\\s+)*index"
                    + "|rename\\s+(?:table|to|column|constraint)|add\\s+constraint|sp_rename)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OF_TABLE = Pattern.compile(
            "\\b(?:alter|drop|create)\\s+(?:\\w+\\s+)?table\\b(\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?(?:only\\s+)?(?:[@$]\\{?\\w+}?\\.)?#*[\\\\\"`\\[\\w.\\]]*\\w)?(.?)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Definitions() {}

    /** Whether each table in the text is written out, and there is one. */
    static boolean nameTheirTables(String code) {
        Matcher ofTable = OF_TABLE.matcher(code);
        boolean found = false;
        while (ofTable.find()) {
            boolean isPutIn = !ofTable.group(2).isEmpty() && "%${+".contains(ofTable.group(2));
            if (isPutIn || ofTable.group(1) == null) {
                return false;
            }
            found = true;
        }
        return found;
    }

    static boolean areIn(String code) {
        return DEFINITION.matcher(code).find();
    }
}
