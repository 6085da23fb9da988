package io.github.cascadelint;

/**
 * How much was seen.
 *
 * @param files files found in the scan; what the class path adds counts nowhere here
 * @param filesParsed files that were parsed, because they declare managed types or something these need
 * @param managedTypes entities, mapped superclasses and embeddables
 * @param entities entities
 * @param associations association ends, each counted where it is declared
 * @param unresolvedTargets association ends whose target is neither in the scan nor on the class path
 */
public record Coverage(
        int files, int filesParsed, int managedTypes, int entities, int associations, int unresolvedTargets) {}
