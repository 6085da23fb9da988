package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.RuleOption;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.rule.Suggestion;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.SchemaSource;
import io.github.cascadelint.schema.Table.DroppedKey;
import io.github.cascadelint.schema.match.KeyMatch;
import io.github.cascadelint.schema.match.MappedKey;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags columns that hold the key of another row, and that no foreign key of the schema guards. */
@RuleInfo(
        id = "missing-foreign-key",
        category = Category.SCHEMA,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "No foreign key of the schema guards the columns of an association",
        options = @RuleOption(name = "maxSingle", value = 20))
public final class MissingForeignKey implements Rule {

    /** A schema without keys for half of the columns has a policy, not a gap. */
    private static final int HALF = 2;

    @Override
    public void check(RuleContext context) {
        Map<String, List<SchemaKey>> bySource = SchemaKey.all(context).stream()
                .filter(key -> key.canHaveConstraint(context))
                .collect(Collectors.groupingBy(
                        key -> key.first().schema().source().location(), TreeMap::new, Collectors.toList()));
        bySource.values().forEach(keys -> check(context, keys));
    }

    private static void check(RuleContext context, List<SchemaKey> keys) {
        List<SchemaKey> open =
                keys.stream().filter(MissingForeignKey::isMissing).toList();
        long guarded = keys.stream().filter(SchemaKey::isGuarded).count();
        boolean isPolicy = open.size() > context.option("maxSingle") && open.size() > (open.size() + guarded) / HALF;
        Map<String, List<SchemaKey>> byAttribute = open.stream()
                .collect(Collectors.groupingBy(key -> key.subject(context), LinkedHashMap::new, Collectors.toList()));
        Dangling dangling =
                Dangling.of(open.stream().map(MissingForeignKey::shown).toList());
        byAttribute.values().forEach(missing -> report(context, missing, guarded, isPolicy, dangling));
        if (isPolicy) {
            reportAll(context, open, guarded, dangling);
        }
    }

    /** Whether some schema certainly lacks the key and none has it. */
    private static boolean isMissing(SchemaKey key) {
        return key.matches().stream().anyMatch(KeyMatch::isCertainlyUnguarded)
                && key.matches().stream()
                        .allMatch(match ->
                                match.constraints().isEmpty() && match.wider().isEmpty());
    }

    /** The columns of one attribute: two where a join table has neither key. */
    private static void report(
            RuleContext context, List<SchemaKey> missing, long guarded, boolean isPolicy, Dangling dangling) {
        SchemaKey first = missing.get(0);
        MappedKey key = first.key();
        Optional<DroppedKey> dropped =
                missing.stream().flatMap(each -> each.dropped().stream()).findFirst();
        List<CallSite> deletes = first.deletesOfParent(context);
        boolean sure = missing.stream().allMatch(SchemaKey::isExact) && !isPolicy && dropped.isEmpty();
        boolean certain = !deletes.isEmpty() && isRun(first);
        Severity usual = isPolicy ? Severity.INFO : Severity.WARNING;
        boolean cascades = missing.stream().anyMatch(each -> onDelete(context, each) == ReferentialAction.CASCADE);
        List<String> columns =
                missing.stream().map(each -> SchemaWords.columns(shown(each))).toList();
        SchemaWords.report(context, first)
                .severity(key.name().isPresent() && sure ? Severity.ERROR : usual)
                .confidence(!sure ? Confidence.POSSIBLE : certain ? Confidence.CERTAIN : Confidence.LIKELY)
                .message("No foreign key guards " + Words.several(columns) + ", which " + what(missing)
                        + SchemaWords.databases(first, known(first))
                        + (dropped.isPresent() ? ", since a migration dropped it" : "") + ": "
                        + consequence(context, first))
                .evidence(facts(missing, dangling))
                .evidence(SchemaWords.copy(first))
                .evidence(dropped.stream()
                        .map(drop -> Evidence.of(
                                "against it: the foreign key " + drop.key().name()
                                        + " was dropped here, and nothing makes it again",
                                drop.place()))
                        .toList())
                .evidence(SchemaWords.deletes(
                        deletes, first.key().refEntity().map(SimpleName::of).orElse("row")))
                .evidence(key.name().stream()
                        .map(name -> Evidence.of("The mapping calls the constraint " + name, key.range()))
                        .toList())
                .evidence(
                        isPolicy || guarded == 0
                                ? List.of()
                                : List.of(Evidence.of(
                                        guarded == 1
                                                ? "In the same schema, a foreign key guards the columns of another key of the mapping"
                                                : "In the same schema, foreign keys guard the columns of " + guarded
                                                        + " other keys of the mapping")))
                .suggest(Suggestion.ofSql(
                        "Look for rows that refer to nothing already, repair or delete them, and add the foreign key"
                                + (cascades
                                        ? " with ON DELETE CASCADE, as the mapping deletes these rows with what they"
                                                + " belong to,"
                                        : "")
                                + " in a migration. Where the column shall refer to rows that may be gone, say so by"
                                + " @ForeignKey(ConstraintMode.NO_CONSTRAINT)",
                        sql(context, missing)))
                .emit();
    }

    /** Whether the application itself runs what was read, and it is not only a script that lies there. */
    private static boolean isRun(SchemaKey key) {
        return key.matches().stream().noneMatch(match -> match.schema().source().kind() == SchemaSource.Kind.SCRIPT);
    }

    private static List<Evidence> facts(List<SchemaKey> missing, Dangling dangling) {
        return missing.stream()
                .map(MissingForeignKey::shown)
                .flatMap(match ->
                        Stream.concat(Stream.of(SchemaWords.unguarded(match)), dangling.evidence(match).stream()))
                .toList();
    }

    private static String sql(RuleContext context, List<SchemaKey> missing) {
        return KeyMigration.heading(shown(missing.get(0)))
                + missing.stream()
                        .map(each -> KeyMigration.of(shown(each), onDelete(context, each))
                                .statements())
                        .collect(Collectors.joining("\n"));
    }

    /** One finding where most columns are unguarded: what is missing is a decision, not a line. */
    private static void reportAll(RuleContext context, List<SchemaKey> open, long guarded, Dangling dangling) {
        Map<String, Long> referred = open.stream()
                .collect(Collectors.groupingBy(
                        key -> key.key().refEntity().orElseThrow(), TreeMap::new, Collectors.counting()));
        String most = referred.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
        context.report(context.model().type(most).orElseThrow())
                .confidence(
                        open.stream().allMatch(key -> key.copy().isEmpty()) ? Confidence.CERTAIN : Confidence.POSSIBLE)
                .message(
                        "The schema of " + shown(open.get(0)).schema().source().location()
                                + " has no foreign key on the columns of " + open.size() + " of "
                                + (open.size() + guarded)
                                + " associations, " + referred.get(most) + " of them to "
                                + SimpleName.of(most) + ": nothing but the code keeps their rows together, and whatever"
                                + " deletes a row past it (SQL, bulk deletes, another program) leaves rows that refer to nothing")
                .evidence(facts(open, dangling))
                .suggest(Suggestion.ofSql(
                        "Add the keys table by table, those first whose rows are deleted: look for rows that refer to"
                                + " nothing, repair them, then add the key. If keys are left out on purpose, switch this"
                                + " rule off and give the reason there",
                        sql(context, open)))
                .emit();
    }

    private static List<KeyMatch> known(SchemaKey missing) {
        return missing.matches().stream().filter(KeyMatch::isCertainlyUnguarded).toList();
    }

    private static KeyMatch shown(SchemaKey missing) {
        return missing.matches().stream()
                .filter(KeyMatch::isCertainlyUnguarded)
                .findFirst()
                .orElseGet(missing::first);
    }

    /** What the columns do: those of one attribute, in each table that holds it. */
    private static String what(List<SchemaKey> missing) {
        String owner = Words.several(
                missing.stream().map(key -> key.key().display()).distinct().toList());
        String s = missing.size() == 1 ? "s" : "";
        return switch (missing.get(0).key().sort()) {
            case REFERENCE, SHARED_KEY, IN_TARGET -> "hold" + s + " " + owner;
            case LINK_TO_OWNER, LINK_TO_TARGET -> "link" + s + " the rows of " + owner;
            case ELEMENTS -> "hold" + s + " the elements of " + owner + " together";
            case ELEMENT_REFERENCE -> "hold" + s + " references of the elements of " + owner;
            case SUBCLASS -> "join" + s + " the rows of " + owner + " to those of its superclass";
            case SECONDARY -> "join" + s + " the secondary table of " + owner;
        };
    }

    private static String consequence(RuleContext context, SchemaKey missing) {
        MappedKey key = missing.key();
        String target = SimpleName.of(key.refEntity().orElseThrow());
        String past = missing.isRemovedByMapping(context) ? " by SQL or a bulk delete" : "";
        String rows = SimpleName.of(key.entity());
        String gone = "whatever deletes a row of "
                + shown(missing).refTable().orElseThrow().name().name() + " past the mapping";
        return switch (key.sort()) {
            case REFERENCE, SHARED_KEY, ELEMENT_REFERENCE ->
                "when " + Words.a(target) + " goes" + past + ", rows that refer to it"
                        + " stay, and loading what they refer to fails "
                        + Words.thrown(context, key.entity(), "EntityNotFoundException");
            case IN_TARGET ->
                "when " + Words.a(rows) + " goes by SQL or a bulk delete, its rows stay and refer to"
                        + " nothing, and belong to the next row that gets the same key";
            case LINK_TO_TARGET ->
                "when " + Words.a(target) + " goes, its links stay, and the collections that had it"
                        + " lose it silently or fail to load";
            case LINK_TO_OWNER, ELEMENTS ->
                gone + " leaves rows that belong to nothing, or to the next row that gets" + " the same key";
            case SUBCLASS, SECONDARY -> gone + " leaves half a row, which no query finds and no save can replace";
        };
    }

    /**
     * CASCADE where the mapping deletes the rows, along this very key, with what they belong to; a key is never set to null
     * unasked. A row that a delete only marks stays, and so do the rows that refer to it.
     */
    static ReferentialAction onDelete(RuleContext context, SchemaKey missing) {
        MappedKey key = missing.key();
        if (key.onDelete().isPresent()) {
            return key.onDelete().get() == OnDelete.CASCADE ? ReferentialAction.CASCADE : ReferentialAction.NO_ACTION;
        }
        boolean goes = key.refEntity()
                .filter(parent -> SoftDeletes.isSoft(context.model(), parent))
                .isEmpty();
        return goes && isPart(context, missing) ? ReferentialAction.CASCADE : ReferentialAction.NO_ACTION;
    }

    private static boolean isPart(RuleContext context, SchemaKey missing) {
        Optional<Association> end = missing.association(context);
        return switch (missing.key().sort()) {
            case ELEMENTS, LINK_TO_OWNER -> true;
            case IN_TARGET -> end.filter(Association::removes).isPresent();
            // A row that removes what it refers to is the owner: the key must not turn that round.
            case REFERENCE, SHARED_KEY ->
                end.filter(key -> !key.removes())
                        .flatMap(context.graph()::inverse)
                        .filter(Association::removes)
                        .isPresent();
            case LINK_TO_TARGET, ELEMENT_REFERENCE, SUBCLASS, SECONDARY -> false;
        };
    }
}
