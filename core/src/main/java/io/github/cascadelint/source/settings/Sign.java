package io.github.cascadelint.source.settings;

import io.github.cascadelint.naming.ImplicitNaming;
import io.github.cascadelint.naming.PhysicalNaming;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What one file tells about the names in the database.
 *
 * @param kind what it tells
 * @param module the folder of the module that the file belongs to
 * @param implicit the strategy it names for names that are not written
 * @param physical the strategy it names for all names
 * @param unknown a class that it names as strategy and that is not known here
 * @param profile whether it counts for some profile only
 * @param reason what was seen, as a phrase
 * @param file the file, relative to the scan root
 * @param line the line of what was seen
 */
record Sign(
        Kind kind,
        Path module,
        Optional<ImplicitNaming> implicit,
        Optional<PhysicalNaming> physical,
        Optional<String> unknown,
        boolean profile,
        String reason,
        String file,
        int line) {

    /** What a file may tell. */
    enum Kind {
        /** It names a strategy, within Spring Boot's defaults. */
        NAMED_FOR_SPRING,
        /** It names a strategy, within Hibernate's defaults. */
        NAMED,
        /** It makes the module depend on another provider than Hibernate, which makes names as the specification says. */
        OTHER_PROVIDER,
        /** It configures JPA for Spring Boot, and names no strategy. */
        SPRING_APPLICATION,
        /** It configures an application, and may be of Spring Boot's. */
        APPLICATION,
        /** It makes the module depend on JPA with Spring Boot. */
        SPRING_BUILD,
        /** It configures JPA without Spring Boot, and names no strategy. */
        PLAIN;

        boolean names() {
            return this == NAMED || this == NAMED_FOR_SPRING;
        }
    }
}
