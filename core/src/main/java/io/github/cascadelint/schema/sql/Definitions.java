package io.github.cascadelint.schema.sql;

import java.util.regex.Pattern;

/** Tells by text search whether code may change a schema. */
final class Definitions {

    private static final Pattern DEFINITION = Pattern.compile(
            "\\b(?:alter\\s+(?:foreign\\s+)?table|drop\\s+(?:table|index|constraint|column|foreign\\s+key|primary\\s+key|schema)"
                    + "|create\\s+(?:unlogged\\s+)?table|create\\s+(?:unique\\s+|clustered\\s+|nonclustered\\s+|fulltext\\s+)*index"
                    + "|rename\\s+(?:table|to|column|constraint)|add\\s+constraint|sp_rename)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DYNAMIC = Pattern.compile(
            "\\b(?:execute|exec|prepare)\\b|information_schema|pg_constraint|pg_catalog|pg_class|\\bsys\\.|user_constraints"
                    + "|all_constraints",
            Pattern.CASE_INSENSITIVE);

    private Definitions() {}

    static boolean areIn(String code) {
        return DEFINITION.matcher(code).find();
    }

    /** Whether it puts statements together, or takes names from the catalog. */
    static boolean areDynamic(String code) {
        return DYNAMIC.matcher(code).find();
    }
}
