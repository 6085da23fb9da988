package io.github.cascadelint.rules;

import io.github.cascadelint.base.Article;
import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.Cascade;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.rule.PathStep;
import io.github.cascadelint.rule.RuleContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Phrases and places that several rules share. */
final class Words {

    /** So many places are enough to believe it. */
    private static final int MAX_SITES = 3;

    private Words() {}

    /** The word with the indefinite article that is spoken before it. */
    static String a(String noun) {
        return Article.a(noun);
    }

    /** The same at the start of a sentence. */
    static String startWithA(String noun) {
        return "A" + a(noun).substring(1);
    }

    /** A place in code, for evidence: its method and what stands there. */
    static String site(CallSite site) {
        return (site.method().isEmpty() ? "" : site.method() + ": ") + site.code();
    }

    /** The first few of some things, and how many more there are. */
    static String several(List<String> things) {
        int more = things.size() - MAX_SITES;
        if (more > 1) {
            return String.join(", ", things.subList(0, MAX_SITES)) + " and " + more + " more";
        }
        return things.size() == 1
                ? things.get(0)
                : String.join(", ", things.subList(0, things.size() - 1)) + " and " + things.get(things.size() - 1);
    }

    /** Places in code as evidence, and how many more there are. */
    static List<Evidence> sites(List<CallSite> sites) {
        List<Evidence> evidence = new ArrayList<>();
        sites.stream().limit(MAX_SITES).forEach(site -> evidence.add(Evidence.of(site(site), site.range())));
        if (sites.size() > MAX_SITES) {
            evidence.add(Evidence.of("and " + (sites.size() - MAX_SITES) + " more"));
        }
        return evidence;
    }

    /** The same text, as the start of a sentence. */
    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /**
     * Whose row goes: the entity that declares the end or embeds it. What a mapped superclass declares goes with the rows of
     * all entities that inherit it, so that the name is its own.
     */
    static String owner(Association end) {
        boolean embedded = !end.name().equals(end.declaredName());
        return SimpleName.of(embedded ? end.owner() : end.declaredBy());
    }

    /** Whether the end leads to rows like its owner's. */
    private static boolean isToItself(Association end) {
        return owner(end).equals(target(end));
    }

    /** The one row that a to-one leads to, as the owner's. */
    static String itsTarget(Association end) {
        return isToItself(end) ? "the " + target(end) + " that it refers to" : "its " + target(end);
    }

    /** What would have to hold for the owner to own its targets: the start of a condition. */
    static String ifPrivate(Association end) {
        return isToItself(end)
                ? "If no " + target(end) + " stands under two others"
                : "If every " + target(end) + " belongs to one " + owner(end);
    }

    static String target(Association end) {
        return SimpleName.of(end.target().display());
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
                .map(element -> element.hibernate() ? vendorWord(end, element.text()) : SimpleName.of(element.text()))
                .orElse("orphanRemoval");
    }

    /** The end as one hop of a delete. */
    static PathStep step(Association end) {
        boolean cascades = end.cascade().elementFor(CascadeType.REMOVE).isPresent();
        return new PathStep(end.owner(), end.name(), end.target().display(), cascades ? "remove" : "orphan-removal");
    }

    private static String vendorWord(Association end, String word) {
        return isInMappingFile(end) ? "cascade=\"" + word + "\"" : "@Cascade " + SimpleName.of(word);
    }

    /** What makes an attribute an association, in the form in which the end is written. */
    static String kind(AssociationKind kind, Association end) {
        return kind.writtenIn(end.range().file());
    }

    /**
     * What says in the mapping, and where, that the database deletes rows with the one that they refer to: Hibernate's
     * annotation stands at the key, EclipseLink's at the other end, and others have none.
     */
    static String onDelete(RuleContext context, String keyOwner, String key, Optional<Association> inverse) {
        Provider provider = context.graph().provider(keyOwner);
        if (provider.is(Product.ECLIPSELINK)) {
            return "@CascadeOnDelete"
                    + inverse.map(end -> " on " + end.display()).orElse(" where the rows are collected");
        }
        return provider.is(Product.HIBERNATE) || provider.is(Product.UNKNOWN)
                ? "@OnDelete(action = OnDeleteAction.CASCADE) on " + key
                : "the DDL of the key of " + key;
    }

    /** What Hibernate throws, in brackets: another provider, or one that is not known, need not fail so, or at all. */
    static String thrown(RuleContext context, String entity, String exception) {
        Provider provider = context.graph().provider(entity);
        if (provider.is(Product.HIBERNATE)) {
            return "(" + exception + ")";
        }
        String other = provider.is(Product.UNKNOWN) ? "" : "; " + provider.text() + " may do otherwise";
        return "(" + exception + " with Hibernate" + other + ")";
    }

    static boolean isInMappingFile(Association end) {
        return end.range().file().endsWith(".xml");
    }
}
