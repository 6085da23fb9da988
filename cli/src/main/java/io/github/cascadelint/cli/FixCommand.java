package io.github.cascadelint.cli;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.FixPlan;
import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.base.NearestName;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.report.FixJson;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.RuleMetadata;
import io.github.cascadelint.rule.Suggestion;
import io.github.cascadelint.triage.BaselineException;
import io.github.cascadelint.triage.BaselineFile;
import io.github.cascadelint.triage.TriagedFinding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fix}: follow the suggestions, on paper or in the files. */
@Command(
        name = "fix",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        header = "Print what the suggestions would change, or change it.",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Suggestions come in three tiers: safe, suggested (somebody has to read them) and",
            "manual (words only). Findings that are suppressed or in the baseline are left alone.",
            "The sources are analysed as they would be: what is found then and was not before is told, and",
            "an edit that brings a finding at which check fails is not made.",
            "Exit status: 0 done, or nothing to do, 1 edits are left, because they collide with others or",
            "for what they would bring, 2 could not run, 3 part of the input could not be analysed;",
            "nothing is written then.",
            "",
            "Examples:",
            "  cascade-lint fix src/main/java",
            "  cascade-lint fix --tier safe | git apply",
            "  cascade-lint fix --write"
        })
final class FixCommand implements Callable<Integer> {

    /** What one edit lays bare, the next round mends; more rounds than this would be a circle. */
    private static final int MAX_ROUNDS = 5;

    private final Terminal terminal;
    private final Engine engine;

    @Option(
            names = "--tier",
            paramLabel = "TIER",
            converter = Choice.TierConverter.class,
            description = "Which suggestions: safe, or suggested, which includes them; default: suggested, with --write"
                    + " safe.")
    private Optional<Tier> tier = Optional.empty();

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description = "Only the findings of this rule; may be given several times.")
    private List<String> rules = List.of();

    @Option(names = "--write", description = "Change the files instead of printing what would change.")
    private boolean write;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Choice.FixFormatConverter.class,
            description = "diff or json; not with --write. Default: diff.")
    private Optional<String> format = Optional.empty();

    @Option(names = "--output", paramLabel = "FILE", description = "Write the diff to this file, not to the output.")
    private Optional<String> output = Optional.empty();

    @Option(
            names = "--min-confidence",
            paramLabel = "LEVEL",
            converter = Choice.ConfidenceConverter.class,
            description =
                    "Leave out findings that are less sure: certain, likely or possible; default: as configured, else"
                            + " likely.")
    private Optional<Confidence> minConfidence = Optional.empty();

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Findings that were accepted; default: the nearest " + BaselineFile.NAME
                    + " in the scanned folder or above it.")
    private Optional<String> baseline = Optional.empty();

    @Parameters(paramLabel = "PATH", arity = "0..*", description = ScanOptions.PATHS)
    private List<String> paths = List.of();

    @Mixin
    private final ScanOptions scan = new ScanOptions();

    FixCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call()
            throws CannotRunException, ConfigurationException, NothingToAnalyseException, BaselineException {
        Set<String> wanted = rules();
        if (write && format.isPresent()) {
            throw new CannotRunException(
                    "--format is how changes are shown, and --write makes them; give one of the two");
        }
        AnalysisRequest plain = scan.request(terminal, engine, paths, minConfidence);
        AnalysisRequest request = plain.withBaseline(ScanOptions.baseline(terminal, baseline, plain.baseDirectory()));
        AnalysisResult result = new Run(terminal, engine).analyze(request, scan.debug());
        FixPlan plan = plan(request, result, wanted);
        int incomplete = scan.incomplete(terminal, request, result);
        if (!write) {
            new Output(terminal).write(output, text -> show(plan, text));
            tell(plan, request, "would change");
            return incomplete == ExitStatus.CLEAN ? status(plan) : incomplete;
        }
        if (incomplete != ExitStatus.CLEAN) {
            terminal.say(
                    "nothing is written, because part of the input could not be analysed: what is in it may be why a"
                            + " mapping is right; mend these files, exclude them in cascade-lint.yml, or accept it with"
                            + " --allow-incomplete");
            return incomplete;
        }
        return status(writeAll(plan, request, wanted));
    }

    /** Writes until nothing is left to write, so that the same command would do nothing more. */
    private FixPlan writeAll(FixPlan first, AnalysisRequest request, Set<String> wanted)
            throws CannotRunException, NothingToAnalyseException {
        tell(first, request, "changed");
        FixPlan plan = first;
        for (int round = 1; !plan.files().isEmpty() && round <= MAX_ROUNDS; round++) {
            write(plan, request);
            plan = plan(request, new Run(terminal, engine).analyze(request, false), wanted);
            if (!plan.files().isEmpty()) {
                tell(plan, request, "changed");
            }
        }
        return plan;
    }

    private Set<String> rules() throws CannotRunException {
        List<String> known = engine.rules().all().stream().map(RuleMetadata::id).toList();
        for (String rule : rules) {
            if (!known.contains(rule)) {
                throw new CannotRunException("unknown rule '" + rule + "'" + NearestName.hint(rule, known));
            }
        }
        return new TreeSet<>(rules);
    }

    private FixPlan plan(AnalysisRequest request, AnalysisResult result, Set<String> wanted)
            throws CannotRunException, NothingToAnalyseException {
        Tier least = tier.orElse(write ? Tier.SAFE : Tier.SUGGESTED);
        FixPlan plan = CascadeLint.fixes(
                request,
                result,
                result.newFindings().stream()
                        .filter(finding -> wanted.isEmpty()
                                || wanted.contains(finding.finding().rule()))
                        .filter(finding -> tierOf(finding).compareTo(least) >= 0)
                        .toList());
        if (!plan.problems().isEmpty()) {
            Problem problem = plan.problems().get(0);
            throw new CannotRunException(problem.file() + " " + problem.text() + "; nothing is written");
        }
        return plan;
    }

    private static Tier tierOf(TriagedFinding finding) {
        return finding.finding().suggestion().map(Suggestion::tier).orElse(Tier.MANUAL);
    }

    private void show(FixPlan plan, Appendable text) throws IOException {
        if (format.filter("json"::equals).isPresent()) {
            FixJson.write(plan, text);
        } else {
            text.append(diff(plan));
        }
    }

    /** Lines between the changes of two files are none of the unified format, and tools that apply it skip them. */
    private static String diff(FixPlan plan) {
        StringBuilder text = new StringBuilder();
        for (FixPlan.FileFix file : plan.files()) {
            file.mended()
                    .forEach(finding -> text.append("# ").append(line(finding)).append('\n'));
            text.append(file.diff());
        }
        return text.toString();
    }

    private static String line(TriagedFinding finding) {
        return tierOf(finding).id() + ": " + finding.finding().rule() + " on "
                + finding.finding().subject();
    }

    private void write(FixPlan plan, AnalysisRequest request) throws CannotRunException {
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        plan.files().forEach(file -> contents.put(request.baseDirectory().resolve(file.file()), file.content()));
        WholeFiles.write(contents);
    }

    private void tell(FixPlan plan, AnalysisRequest request, String what) {
        String prefix = terminal.prefix(request.baseDirectory());
        for (FixPlan.FileFix file : plan.files()) {
            file.mended().forEach(finding -> terminal.say(prefix + file.file() + ": " + line(finding)));
        }
        plan.left()
                .forEach(finding ->
                        terminal.say(prefix + finding.finding().range().line() + ": " + line(finding)
                                + " is left for the next run: its edit collides with another"));
        plan.held().forEach(held -> {
            terminal.say(prefix + held.finding().finding().range().line() + ": " + line(held.finding())
                    + " is not mended by an edit, because that would bring:");
            held.brings().forEach(this::tellBrought);
        });
        int files = plan.files().size();
        if (!plan.brings().isEmpty()) {
            terminal.say("found after these changes, and not before:");
            plan.brings().forEach(this::tellBrought);
        }
        terminal.say(files == 0 ? "nothing to change" + hint() : files + (files == 1 ? " file " : " files ") + what);
    }

    private void tellBrought(TriagedFinding brought) {
        Finding finding = brought.finding();
        terminal.say("  " + finding.severity().id() + " ("
                + finding.confidence().id() + "): " + finding.rule() + " on " + finding.subject());
    }

    private String hint() {
        return write && tier.isEmpty()
                ? " that is safe; --tier suggested changes more, and without --write it is shown"
                : "";
    }

    private static int status(FixPlan plan) {
        return plan.left().isEmpty() && plan.held().isEmpty() ? ExitStatus.CLEAN : ExitStatus.FINDINGS;
    }
}
