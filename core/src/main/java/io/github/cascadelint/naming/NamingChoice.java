package io.github.cascadelint.naming;

import java.util.Optional;

/**
 * How names are made, and how that is known.
 *
 * @param naming what is used
 * @param unknown the class that makes the names in truth, where it is none that is known here
 * @param reason what tells so, as a phrase; empty where nothing does
 * @param file the file that tells, relative to the scan root; empty where none does
 * @param line its line, or 0
 */
public record NamingChoice(Naming naming, Optional<String> unknown, String reason, String file, int line) {

    /** The specification's defaults, because nothing tells otherwise. */
    public static NamingChoice byDefault() {
        return new NamingChoice(Naming.JPA, Optional.empty(), "no other strategy found", "", 0);
    }

    /** The word for it in reports: a whole strategy, two joined by a plus sign, or {@code unknown}. */
    public String strategy() {
        return unknown.isPresent() ? "unknown" : naming.strategy();
    }

    /** The same for people, with what tells so. */
    public String text() {
        String place = file.isEmpty() ? "" : " in " + file + (line > 0 ? ":" + line : "");
        String why = reason.isEmpty() ? "" : " (" + reason + place + ")";
        return (unknown.isPresent() ? "a strategy that is not known, read as if by " : "") + naming.text() + why;
    }
}
