package io.github.cascadelint.rules;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.Cascade;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.rule.PathStep;

/** Phrases and places that several rules share. */
final class Words {

    private Words() {}

    /** A name without its package and enclosing types. */
    static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The word with the indefinite article that is spoken before it; an abbreviation in capitals is spelt out. */
    static String a(String noun) {
        String vowels = isAbbreviation(noun) ? "AEFHILMNORSX" : "AEIO";
        return (vowels.indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    /** Whether it begins with two or more capitals, besides that of a word after them: {@code SQLThing}. */
    private static boolean isAbbreviation(String noun) {
        int capitals = 0;
        while (capitals < noun.length() && Character.isUpperCase(noun.charAt(capitals))) {
            capitals++;
        }
        boolean wordFollows = capitals < noun.length() && Character.isLowerCase(noun.charAt(capitals));
        return capitals - (wordFollows ? 1 : 0) >= 2;
    }

    /** The same at the start of a sentence. */
    static String startWithA(String noun) {
        return "A" + a(noun).substring(1);
    }

    /** The entity whose row goes: the one that declares the end, or that inherits or embeds it. */
    static String owner(Association end) {
        return simple(end.owner());
    }

    static String target(Association end) {
        return simple(end.target().display());
    }

    /** The word that makes the end remove its target: a cascade word, orphan removal, or else its annotation. */
    static SourceRange removePlace(Association end) {
        return end.cascade()
                .elementFor(CascadeType.REMOVE)
                .map(element -> element.range())
                .orElseGet(() -> orphanPlace(end));
    }

    /** The place of {@code orphanRemoval}, or else of the annotation. */
    static SourceRange orphanPlace(Association end) {
        return end.orphanRemoval()
                .place()
                .or(() -> end.cascade().elements().stream()
                        .filter(Cascade.Element::isOrphanDelete)
                        .map(element -> element.range())
                        .findFirst())
                .orElse(end.annotationRange());
    }

    /** How the end removes, as its author wrote it: {@code CascadeType.ALL}, {@code REMOVE}, {@code orphanRemoval}. */
    static String removeWord(Association end) {
        return end.cascade()
                .elementFor(CascadeType.REMOVE)
                .map(element -> element.hibernate() ? vendorWord(end, element.text()) : simple(element.text()))
                .orElse("orphanRemoval");
    }

    /** The end as one hop of a delete. */
    static PathStep step(Association end) {
        boolean cascades = end.cascade().elementFor(CascadeType.REMOVE).isPresent();
        return new PathStep(end.owner(), end.name(), end.target().display(), cascades ? "remove" : "orphan-removal");
    }

    private static String vendorWord(Association end, String word) {
        return isInMappingFile(end) ? "cascade=\"" + word + "\"" : "@Cascade " + simple(word);
    }

    /** What makes an attribute an association, in the form in which the end is written. */
    static String kind(AssociationKind kind, Association end) {
        return kind.writtenIn(end.range().file());
    }

    static boolean isInMappingFile(Association end) {
        return end.range().file().endsWith(".xml");
    }
}
