package io.github.cascadelint;

import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.naming.NamingChoice;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.match.SchemaMatches;
import java.util.List;

/**
 * How much was seen.
 *
 * @param files files found in the scan; what the class path adds counts nowhere here
 * @param filesParsed files that were parsed, because they declare managed types or something these need
 * @param managedTypes entities, mapped superclasses and embeddables
 * @param entities entities
 * @param associations association ends, each counted where it is declared
 * @param unresolvedTargets association ends whose target is neither in the scan nor on the class path
 * @param providers the persistence providers that run the entities, most used first; empty where there is no entity
 * @param names how the names of tables and columns are made, most used first; empty where there is no entity
 * @param schemas what was read of the database's schema
 */
public record Coverage(
        int files,
        int filesParsed,
        int managedTypes,
        int entities,
        int associations,
        int unresolvedTargets,
        List<RunBy> providers,
        List<Names> names,
        Schemas schemas) {

    /**
     * What was read of the database's schema; tables that two sources make count twice.
     *
     * @param sources sources, counted per dialect
     * @param tables tables
     * @param foreignKeys foreign keys of these tables
     * @param unmatchedTables tables of entities that none of the sources has, where there are some
     */
    public record Schemas(int sources, int tables, int foreignKeys, int unmatchedTables) {

        /** Nothing was found. */
        public static final Schemas NONE = new Schemas(0, 0, 0, 0);

        /** Counts what schemas hold, and what they lack of the mapping. */
        public static Schemas of(List<Schema> schemas, SchemaMatches matches) {
            Schemas held = of(schemas);
            return new Schemas(held.sources, held.tables, held.foreignKeys, (int) matches.unmatched().stream()
                    .filter(unmatched -> unmatched.attribute().isEmpty())
                    .count());
        }

        /** Counts what schemas hold. */
        public static Schemas of(List<Schema> schemas) {
            return new Schemas(
                    schemas.size(),
                    schemas.stream().mapToInt(schema -> schema.tables().size()).sum(),
                    schemas.stream()
                            .flatMap(schema -> schema.tables().stream())
                            .mapToInt(table -> table.foreignKeys().size())
                            .sum(),
                    0);
        }
    }

    /**
     * How the names of some entities are made.
     *
     * @param choice how, and what tells so
     * @param entities how many entities
     */
    public record Names(NamingChoice choice, int entities) {}

    /**
     * Which provider runs some entities.
     *
     * @param provider which, and what tells so
     * @param entities how many entities
     */
    public record RunBy(Provider provider, int entities) {}

    public Coverage {
        providers = List.copyOf(providers);
        names = List.copyOf(names);
    }
}
