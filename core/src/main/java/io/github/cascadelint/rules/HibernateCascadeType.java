package io.github.cascadelint.rules;

import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.Cascade;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.mapping.Provider.Version;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Flags words of Hibernate's {@code @Cascade} that JPA does not know, by the version that still knows them. */
@RuleInfo(
        id = "hibernate-cascade-type",
        category = Category.PROPAGATION,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "@Cascade says a word that only Hibernate knows, and that later versions do not",
        fix = Tier.SAFE)
public final class HibernateCascadeType implements Rule {

    /** The version of Hibernate that has a word no more. */
    private static final Map<String, Version> REMOVED =
            Map.of("EVICT", new Version(6, 0), "DELETE", new Version(7, 0), "SAVE_UPDATE", new Version(7, 0));

    private static final Map<String, String> IN_JPA = Map.of(
            "EVICT", "CascadeType.DETACH",
            "DELETE", "CascadeType.REMOVE",
            "SAVE_UPDATE", "CascadeType.PERSIST and MERGE",
            "DELETE_ORPHAN", "orphanRemoval = true");

    private static final Set<String> OF_SESSION = Set.of("LOCK", "REPLICATE");

    @Override
    public void check(RuleContext context) {
        for (Association end : context.model().declaredAssociations()) {
            Provider provider = context.graph().provider(end.declaredBy());
            List<Cascade.Element> written = end.cascade().elements().stream()
                    .filter(Cascade.Element::hibernate)
                    .toList();
            boolean isOthers = !provider.is(Product.HIBERNATE) && !provider.is(Product.UNKNOWN);
            if (!written.isEmpty() && !isOthers && !Words.isInMappingFile(end)) {
                check(context, end, provider, written);
            }
        }
    }

    private static void check(RuleContext context, Association end, Provider provider, List<Cascade.Element> written) {
        if (provider.isHibernateSince(8, 0)) {
            context.report(end, written.get(0).range())
                    .severity(Severity.ERROR)
                    .message(end.display() + " has @Cascade, which " + provider.text()
                            + " does not have any more: it does not compile, or passes on nothing if it was compiled"
                            + " before")
                    .suggest("Say it in " + end.kind().annotation() + instead(end, words(written)))
                    .remedy(Mending.inJpaWords(end, written))
                    .emit();
            return;
        }
        boolean isMixed = written.size() < end.cascade().elements().size(); // then that is what to repair first
        List<Cascade.Element> vendor = written.stream()
                .filter(element -> isVendorWord(word(element), isMixed))
                .toList();
        if (vendor.isEmpty()) {
            return;
        }
        Cascade.Element worst = vendor.stream()
                .reduce((a, b) -> severity(word(b), provider).compareTo(severity(word(a), provider)) > 0 ? b : a)
                .orElseThrow();
        context.report(end, worst.range())
                .severity(severity(word(worst), provider))
                .message(end.display() + " says " + word(worst) + " in @Cascade, " + fate(word(worst), provider))
                .suggest("Say it in JPA's words, in " + end.kind().annotation() + instead(end, words(vendor)))
                .remedy(Mending.inJpaWords(end, written))
                .emit();
    }

    private static boolean isVendorWord(String word, boolean isMixed) {
        return REMOVED.containsKey(word) || (!isMixed && (word.equals("DELETE_ORPHAN") || OF_SESSION.contains(word)));
    }

    /** Gone is an error, and gone with the next major version a warning. */
    private static Severity severity(String word, Provider provider) {
        Version removed = REMOVED.get(word);
        if (removed == null) {
            return Severity.INFO;
        }
        if (provider.isHibernateSince(removed.major(), removed.minor())) {
            return Severity.ERROR;
        }
        return provider.isHibernateSince(removed.major() - 1, 0) ? Severity.WARNING : Severity.INFO;
    }

    private static String fate(String word, Provider provider) {
        Version removed = REMOVED.get(word);
        if (removed == null) {
            return OF_SESSION.contains(word)
                    ? "which passes on an operation that only Hibernate's own Session has: through JPA it does nothing"
                    : "a word of Hibernate's own in an annotation that Hibernate 8.0 has no more: there, rows that leave "
                            + "the association would stay";
        }
        if (provider.isHibernateSince(removed.major(), removed.minor())) {
            return "which " + provider.text() + " does not know: it was removed in " + removed
                    + ", so this does not compile, and compiled before, does not start";
        }
        String now = provider.version().isPresent() ? ", and " + provider.text() + " runs it today" : "";
        return "a word that Hibernate removed in " + removed + now;
    }

    private static String instead(Association end, List<String> words) {
        Set<String> instead = new LinkedHashSet<>();
        for (String word : words) {
            boolean orphans = end.kind() == AssociationKind.ONE_TO_MANY || end.kind() == AssociationKind.ONE_TO_ONE;
            if (word.equals("DELETE_ORPHAN") && !orphans) {
                continue;
            }
            Optional.ofNullable(IN_JPA.get(word)).ifPresent(jpa -> instead.add(jpa + " for " + word));
        }
        String sessions = words.contains("SAVE_UPDATE")
                ? ". Where code calls saveOrUpdate, let it call persist or merge from then on: saveOrUpdate passes on neither"
                : "";
        return instead.isEmpty() ? "" : ": " + String.join(", ", instead) + sessions;
    }

    private static List<String> words(List<Cascade.Element> elements) {
        return new ArrayList<>(elements.stream().map(HibernateCascadeType::word).toList());
    }

    private static String word(Cascade.Element element) {
        return SimpleName.of(element.text());
    }
}
