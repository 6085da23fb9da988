package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.match.MappedKey.Sort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deletes that go around the cascade of one association end: who does it, and whether the code clears its target itself. */
final class Bypass {

    private final RuleContext context;
    private final Association end;
    private final List<CallSite> sites;
    private final List<Association> others;

    private Bypass(RuleContext context, Association end, List<CallSite> sites, List<Association> others) {
        this.context = context;
        this.end = end;
        this.sites = sites;
        this.others = others;
    }

    /** What goes around cascades: once for all ends of an entity that the same deletes go around. */
    static List<Bypass> all(RuleContext context, Set<Act> acts) {
        Map<List<Object>, List<Bypass>> groups = new LinkedHashMap<>();
        for (Association end : context.graph().ends()) {
            of(context, end, acts)
                    .ifPresent(
                            bypass -> groups.computeIfAbsent(List.of(end.owner(), bypass.sites), k -> new ArrayList<>())
                                    .add(bypass));
        }
        return groups.values().stream().map(Bypass::join).toList();
    }

    /** The surest of those that the same deletes go around, and of these one that fails or dangles: it names the others. */
    private static Bypass join(List<Bypass> group) {
        Bypass first = group.stream()
                .min(Comparator.comparing((Bypass bypass) -> bypass.confidence() != Confidence.LIKELY)
                        .thenComparing(bypass -> !bypass.leavesChildren() || bypass.isLinked()))
                .orElseThrow();
        List<Association> others = new ArrayList<>();
        group.stream().filter(bypass -> bypass != first).forEach(bypass -> others.add(bypass.end));
        first.context.graph().endsFrom(first.end.owner()).stream()
                .filter(end -> end.kind() == AssociationKind.MANY_TO_ONE
                        && end.removes()
                        && end.target().resolved().isPresent()
                        && !first.context.graph().life(end).isIndependent())
                .forEach(others::add);
        return new Bypass(first.context, first.end, first.sites, others);
    }

    /** The end whose cascade is gone around. */
    Association end() {
        return end;
    }

    /** What goes around the cascade of an end that owns its target; empty where nothing does, or code sees to the target. */
    private static Optional<Bypass> of(RuleContext context, Association end, Set<Act> acts) {
        if (!end.removes() || end.target().resolved().isEmpty() || !owns(context, end) || isCleared(context, end)) {
            return Optional.empty();
        }
        List<CallSite> sites = deletes(context, end, acts).stream()
                .filter(site -> !isOnlyMarked(context, site))
                .filter(site -> !seesToTarget(context, end, site) && !callersSeeToTarget(context, end, site))
                .toList();
        return sites.isEmpty() ? Optional.empty() : Optional.of(new Bypass(context, end, sites, List.of()));
    }

    /** Rows that others share stay, and rightly so. */
    private static boolean owns(RuleContext context, Association end) {
        if (context.model()
                .type(end.owner())
                .filter(owner -> owner.has(Trait.VIEW) || owner.has(Trait.IMMUTABLE))
                .isPresent()) {
            return false;
        }
        return switch (end.kind()) {
            case ONE_TO_MANY -> true;
            case ONE_TO_ONE -> !end.isOwning() || !context.graph().life(end).isIndependent();
            default -> false;
        };
    }

    /**
     * Whether a delete only marks the row: that of an entity with {@code @SoftDelete}, in JPQL as well. A statement knows
     * nothing of {@code @SQLDelete}, and SQL of neither.
     */
    private static boolean isOnlyMarked(RuleContext context, CallSite site) {
        Optional<ManagedType> owner = context.model().type(site.entity()).filter(type -> type.has(Trait.SOFT_DELETE));
        return owner.isPresent()
                && (site.act() == Act.STATELESS_DELETES
                        || (site.act() == Act.BULK_DELETES
                                && owner.get().storage().parts().stream()
                                        .allMatch(part -> part.sqlDelete().isEmpty())));
    }

    private static boolean isCleared(RuleContext context, Association end) {
        return Stream.concat(Stream.of(end), context.graph().inverse(end).stream())
                        .flatMap(either -> either.onDelete().flatMap(Setting::known).stream())
                        .anyMatch(OnDelete.CASCADE::equals)
                || isClearedBySchema(context, end);
    }

    /** Whether the key that the target's rows hold says ON DELETE CASCADE, whatever the mapping says. */
    private static boolean isClearedBySchema(RuleContext context, Association end) {
        return holder(context, end).stream()
                .flatMap(holder -> SchemaKey.of(context, holder).stream())
                .filter(held -> held.key().sort() == (end.isOwning() ? Sort.IN_TARGET : Sort.REFERENCE))
                .anyMatch(held -> held.onDelete()
                        .filter(ReferentialAction.CASCADE::equals)
                        .isPresent());
    }

    /** The end whose columns hold the key. */
    private static Optional<Association> holder(RuleContext context, Association end) {
        return end.isOwning() ? Optional.of(end) : context.graph().inverse(end);
    }

    /** The places that delete rows of the owner: of its type, of one it can be stored as, or of an entity it extends. */
    private static List<CallSite> deletes(RuleContext context, Association end, Set<Act> acts) {
        Map<String, List<CallSite>> byPlace = new LinkedHashMap<>();
        context.model()
                .callSitesOfHierarchy(end.owner(), acts)
                .distinct()
                .sorted((a, b) -> a.range().compareTo(b.range()))
                .forEach(site -> byPlace.computeIfAbsent(site.range().toString(), k -> new ArrayList<>())
                        .add(site));
        // A condition that speaks of the collection chooses rows by it: those that have none, as a rule.
        return byPlace.values().stream()
                .filter(same ->
                        same.stream().noneMatch(site -> site.attribute().equals(Optional.of(end.declaredName()))))
                .map(same -> same.get(0))
                .toList();
    }

    /**
     * Whether the same method deletes rows of the target, or takes them out of the collection: those of the same parents, as
     * far as a condition tells, and before the parents where their key would refuse otherwise.
     */
    private static boolean seesToTarget(RuleContext context, Association end, CallSite site) {
        return clearing(context, end)
                .anyMatch(other -> inSameMethod(site, other)
                        && (other.range().equals(site.range())
                                ? emptiesBoth(context, site, other)
                                : !isTooLate(end, site, other) && mayBeOfSameOwner(context, end, site, other)));
    }

    /** Whether one statement deletes from the tables of both: TRUNCATE with several, or DELETE with a join. */
    private static boolean emptiesBoth(RuleContext context, CallSite site, CallSite other) {
        return site.act() == Act.NATIVE_DELETES
                && other.act() == Act.NATIVE_DELETES
                && !context.model().sameHierarchy(site.entity(), other.entity());
    }

    private static Stream<CallSite> clearing(RuleContext context, Association end) {
        String target = end.target().resolved().orElseThrow();
        return Stream.concat(
                Stream.of(Act.DELETES, Set.of(Act.CLEARS))
                        .flatMap(acts -> context.model().callSitesOfHierarchy(target, acts)),
                Stream.of(Act.TAKES_OUT, Act.NULLS, Act.EMPTIES)
                        .flatMap(act -> context.model().callSites(end, act).stream()));
    }

    /** The rows that hold the key go first, and those it refers to last. */
    private static boolean isTooLate(Association end, CallSite site, CallSite other) {
        return leavesChildren(end) && !isLinked(end) && other.range().compareTo(site.range()) > 0;
    }

    /**
     * Whether a delete of target rows may be about those of the same owners. One whose condition speaks of associations is
     * only where one of them leads to the owner, or where the other delete goes by the same.
     */
    private static boolean mayBeOfSameOwner(RuleContext context, Association end, CallSite site, CallSite other) {
        Set<String> conditions = conditions(context, other);
        Optional<Association> inverse = context.graph().inverse(end);
        return conditions.isEmpty()
                || inverse.isEmpty()
                || conditions.contains(inverse.get().target().display())
                || conditions.stream().anyMatch(conditions(context, site)::contains);
    }

    /** The entities to which the associations lead that the condition of a delete speaks of. */
    private static Set<String> conditions(RuleContext context, CallSite site) {
        return context.model().callSites(site.entity(), site.act()).stream()
                .filter(same -> same.range().equals(site.range()))
                .flatMap(same -> context.model().type(same.entity()).stream()
                        .flatMap(type -> type.associations().stream())
                        .filter(association -> same.attribute().equals(Optional.of(association.declaredName()))))
                .map(association -> association.target().display())
                .collect(Collectors.toSet());
    }

    /** Whether every method of the scan that calls the one with the statement sees to the target. */
    private static boolean callersSeeToTarget(RuleContext context, Association end, CallSite site) {
        String method = methodName(site);
        List<CallSite> calls = context.model()
                .callSitesOfHierarchy(site.entity(), Set.of(Act.CLEARS))
                .filter(call -> call.code().contains(method + "("))
                .toList();
        return !method.isEmpty()
                && !calls.isEmpty()
                && calls.stream()
                        .allMatch(call -> clearing(context, end)
                                .anyMatch(other -> inSameMethod(call, other)
                                        && !other.range().equals(call.range())
                                        && !isTooLate(end, call, other)));
    }

    static boolean inSameMethod(CallSite a, CallSite b) {
        return a.method().equals(b.method())
                && a.range().file().equals(b.range().file());
    }

    /** Whether a join table refers to the target, which has no key. */
    private boolean isLinked() {
        return isLinked(end);
    }

    private static boolean isLinked(Association end) {
        return end.isOwning() && end.joinTable().isPresent();
    }

    /** Whether the target's key stays behind, pointing at nothing, or else the target itself, with nothing that points at it. */
    boolean leavesChildren() {
        return leavesChildren(end);
    }

    private static boolean leavesChildren(Association end) {
        return !end.isOwning() || end.kind() == AssociationKind.ONE_TO_MANY;
    }

    /**
     * Possible where another method deletes the children of a parent by a statement, which may well run first; and where
     * the rows that stay may live without their parent, so that the cascade is the mistake and not the statement. A
     * statement on an entity that the owner extends may never meet a row of the owner. Rows behind a join table only stay,
     * and a list of cascades without REMOVE may leave the delete to the database on purpose. Where no schema is known, and the
     * children may be without their parent, the database may do what the mapping does not say.
     */
    Confidence confidence() {
        boolean ofSupertype = sites.stream()
                .allMatch(site -> context.model().supertypes(end.owner()).contains(site.entity()));
        boolean orphansOnly = end.cascade().elementFor(CascadeType.REMOVE).isEmpty()
                && !end.cascade().elements().isEmpty();
        return ofSupertype
                        || orphansOnly
                        || isKeyUnknown()
                        || isLinked()
                        || clearedElsewhere().isPresent()
                        || sites.stream().allMatch(site -> clearedLater(site).isPresent())
                        || sites.stream().allMatch(this::isOnlyPassedOn)
                        || mayLiveAlone()
                ? Confidence.POSSIBLE
                : Confidence.LIKELY;
    }

    private boolean isKeyUnknown() {
        return leavesChildren()
                && !isLinked()
                && holder(context, end)
                        .map(key -> SchemaKey.of(context, key))
                        .filter(keys -> !keys.isEmpty())
                        .isEmpty()
                && !isKeyMapped();
    }

    /** Whether no schema speaks of the children's table, and the mapping says that they must have their parent. */
    private boolean isKeyMapped() {
        return holder(context, end).filter(Association::isMandatory).isPresent()
                && context.schemas()
                        .table(end.target().resolved().orElseThrow())
                        .isEmpty();
    }

    private boolean mayLiveAlone() {
        return leavesChildren()
                && context.graph()
                        .inverse(end)
                        .filter(parent -> !parent.isMandatory())
                        .isPresent()
                && context.graph().life(end).isIndependent();
    }

    /** A delete of target rows that comes after the statement in its method: fine where no key refuses that. */
    private Optional<CallSite> clearedLater(CallSite site) {
        return clearing(context, end)
                .filter(other -> inSameMethod(site, other) && isTooLate(end, site, other))
                .findFirst();
    }

    /** Whether the call stands in a method of the same name, which no method is seen to call: nothing tells that it runs. */
    private boolean isOnlyPassedOn(CallSite site) {
        String method = methodName(site);
        return site.code().contains("." + method + "(")
                && context.model()
                        .callSitesOfHierarchy(site.entity(), Set.of(Act.CLEARS))
                        .noneMatch(call -> call.code().contains(method + "("));
    }

    private static String methodName(CallSite site) {
        return site.method().substring(site.method().lastIndexOf('.') + 1);
    }

    private Optional<CallSite> clearedElsewhere() {
        Optional<Association> inverse = context.graph().inverse(end);
        String target = end.target().resolved().orElseThrow();
        return context.model()
                .callSitesOfHierarchy(target, EnumSet.of(Act.BULK_DELETES, Act.NATIVE_DELETES))
                .filter(site -> inverse.filter(key -> site.attribute().equals(Optional.of(key.declaredName())))
                        .isPresent())
                .findFirst();
    }

    /** How many statements or calls do it. */
    int occurrences() {
        return sites.size();
    }

    /** The first of the places. */
    SourceRange place() {
        return sites.get(0).range();
    }

    /** The mapping, the places, what speaks against them, and what else stands in the way. */
    List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(end.display() + " says " + Words.removeWord(end), Words.removePlace(end)));
        evidence.addAll(Words.sites(sites));
        clearedElsewhere()
                .ifPresent(site -> evidence.add(Evidence.of(
                        "against it: " + Words.site(site) + " deletes the " + Words.target(end) + " rows of "
                                + Words.a(Words.owner(end)),
                        site.range())));
        sites.stream()
                .flatMap(site -> clearedLater(site).stream())
                .findFirst()
                .ifPresent(site -> evidence.add(Evidence.of(
                        "against it: " + Words.site(site) + " deletes " + Words.target(end)
                                + " rows after it, in time where no key guards them",
                        site.range())));
        evidence.addAll(refusing().evidence());
        return evidence;
    }

    /** The keys of other rows that refuse the first statement, too. */
    private RefusingKeys refusing() {
        return RefusingKeys.of(context, sites.get(0), List.of(end));
    }

    /** What becomes of the statement and of what is left in the database, for the message: what makes it fail comes first. */
    String leftBehind() {
        List<Association> failing = leavesChildren() && !isLinked()
                ? List.of()
                : others.stream()
                        .filter(other -> owns(context, other) && leavesChildren(other) && !isLinked(other))
                        .toList();
        List<Association> staying =
                others.stream().filter(other -> !failing.contains(other)).toList();
        return (failing.isEmpty() ? ofEnd() : refusal(failing) + ofEnd())
                + (staying.isEmpty()
                        ? ""
                        : "; what " + displays(staying) + (staying.size() == 1 ? " removes" : " remove")
                                + " with it stays, too");
    }

    private static String refusal(List<Association> failing) {
        return "the delete fails on the foreign key of the rows that " + displays(failing)
                + (failing.size() == 1 ? " removes" : " remove")
                + " with it, or leaves them dangling where there is none; where there are no such rows, ";
    }

    private static String displays(List<Association> ends) {
        return ends.stream().map(Association::display).collect(Collectors.joining(", "));
    }

    private String ofEnd() {
        String target = Words.target(end);
        if (isLinked()) {
            return "the " + target + " rows that " + end.display() + " removes with it stay, and nothing refers to them"
                    + " any more";
        }
        if (!leavesChildren()) {
            return "the " + target + " that " + end.display() + " removes with it stays, and nothing refers to it any"
                    + " more";
        }
        return end.kind().isToMany()
                ? "the " + target + " rows that " + end.display()
                        + " removes with it stay, so that the delete fails on their"
                        + " foreign key, or leaves them dangling where there is none"
                : "the " + target + " row that " + end.display()
                        + " removes with it stays, so that the delete fails on its"
                        + " foreign key, or leaves it dangling where there is none";
    }

    /** What to do instead. */
    String remedy() {
        String target = Words.target(end);
        String owner = Words.owner(end);
        String load = "load the " + owner + " and remove it through the persistence context, which cascades";
        if (!leavesChildren() || isLinked()) {
            return Words.capital(load) + "; or read the identifiers of the " + target
                    + " rows first, and delete those rows by a second statement"
                    + refusing().words();
        }
        String key = context.graph()
                .inverse(end)
                .map(inverse -> "the key of " + inverse.display())
                .orElse("the key in the rows of " + target);
        boolean isMarked =
                SoftDeletes.isSoft(context.model(), end.target().resolved().orElseThrow());
        return "Delete the " + target + " rows by a statement of their own before, or "
                + (isMarked
                        ? ""
                        : "give " + key + " ON DELETE CASCADE (" + onDelete()
                                + "), so that the database sees to it; or ")
                + load + refusing().words();
    }

    private String onDelete() {
        Optional<Association> inverse = context.graph().inverse(end);
        return Words.onDelete(
                context,
                end.target().resolved().orElseThrow(),
                inverse.map(Association::display).orElse("the @OneToMany"),
                Optional.of(end));
    }
}
