package io.github.cascadelint;

/**
 * How much was seen.
 *
 * @param files Java files found
 * @param filesParsed files that were parsed, because they declare managed types or something these need
 * @param managedTypes entities, mapped superclasses and embeddables
 * @param entities entities
 * @param associations association ends, each counted where it is declared
 * @param unresolvedTargets association ends whose target is not among the sources
 */
public record Coverage(
        int files, int filesParsed, int managedTypes, int entities, int associations, int unresolvedTargets) {}
