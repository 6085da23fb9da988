package io.github.cascadelint.report;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.Coverage;
import io.github.cascadelint.Since;
import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.change.Change;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.rule.Suggestion;
import io.github.cascadelint.schema.JdbcUrl;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.SchemaSource;
import io.github.cascadelint.triage.TriagedFinding;
import io.github.cascadelint.triage.TriagedFinding.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Text for people: each finding with its line of source, the facts behind it, and what to do. */
public final class ConsoleReporter implements Reporter {
    private static final int MOST_STALE = 5;
    private static final int MOST_CHANGES = 20;
    private static final int MOST_SOURCES = 4;
    private static final int LEAST_WIDTH = 40;

    /** Longer lines of prose are hard to read, however wide the terminal is. */
    private static final int MOST_PROSE = 120;

    private static final int PIPE_SOURCE_WIDTH = 160;

    /** Problems that lose no input are many in code bases that are scanned in part; the rest is in the JSON report. */
    private static final int MOST_HARMLESS_PROBLEMS = 10;

    /** Places of a problem that is met again and again, after the first. */
    private static final int MOST_PLACES = 2;

    private final Options options;

    public ConsoleReporter(Options options) {
        this.options = options;
    }

    /**
     * The looks of the report.
     *
     * @param color whether to use colours
     * @param pathPrefix what to put before each path, so that it can be opened from the reader's current folder; empty,
     *     or ending with {@code /}
     * @param width columns of the terminal; 0 when there is none, and then messages are not wrapped
     */
    public record Options(boolean color, String pathPrefix, int width) {
        /** No colours, no prefix, no wrapping. */
        public static final Options PLAIN = new Options(false, "", 0);

        /** Where a place is from the reader's current folder; the address of a database is the same everywhere. */
        String pathTo(String place) {
            return JdbcUrl.is(place) ? place : pathPrefix + place;
        }
    }

    @Override
    public String id() {
        return "console";
    }

    @Override
    public void write(AnalysisResult result, Appendable output) throws IOException {
        StringBuilder text = new StringBuilder();
        result.since().ifPresent(since -> since(text, since));
        Map<String, List<Finding>> byEntity = new LinkedHashMap<>();
        for (TriagedFinding triaged : result.newFindings()) {
            byEntity.computeIfAbsent(triaged.finding().entity(), entity -> new ArrayList<>())
                    .add(triaged.finding());
        }
        byEntity.forEach((entity, findings) -> {
            line(text, Style.BOLD, safe(entity));
            text.append('\n');
            findings.forEach(finding -> finding(text, result, finding));
        });
        problems(text, result.problems());
        summary(text, result);
        output.append(text);
    }

    private void since(StringBuilder text, Since since) {
        List<Change> changes = since.aboutDeletes();
        if (SinceText.isUnchanged(since)) {
            line(text, Style.BOLD, SinceText.UNCHANGED);
        } else if (!changes.isEmpty()) {
            line(text, Style.BOLD, "What this change does to deletes");
        }
        for (Change change : changes.subList(0, Math.min(MOST_CHANGES, changes.size()))) {
            Optional<String> place = SinceText.place(change).map(this::path);
            wrapped(text, "  ", "    ", safe(change.text()), place);
            change.effects().forEach(effect -> wrapped(text, "    = ", "      ", safe(effect), Optional.empty()));
        }
        int more = changes.size() - MOST_CHANGES;
        if (more > 0) {
            text.append("  and ")
                    .append(count(more, "more change", "more changes"))
                    .append("; the JSON report has all\n");
        }
        int others = since.others().size();
        if (others > 0) {
            text.append("  ").append(count(others, "other change", "other changes"));
            text.append(" of the mapping without effect on deletes; the JSON report tells\n");
        }
        SinceText.caution(since).ifPresent(caution -> wrapped(text, "", "  ", safe(caution), Optional.empty()));
        text.append('\n');
    }

    private void finding(StringBuilder text, AnalysisResult result, Finding finding) {
        Severity severity = finding.severity();
        Style style = style(severity);
        String place = path(finding.range().toString()) + ":";
        String verdict = severity.id() + "[" + finding.confidence().id() + "]";
        int needed =
                TextWidth.of(place) + 1 + verdict.length() + 1 + finding.rule().length();
        boolean narrow = options.width() > 0 && needed > options.width();
        text.append(place).append(narrow ? "\n" : " ");
        text.append(paint(style, verdict)).append(' ');
        line(text, Style.BOLD, finding.rule());
        wrapped(text, "  ", "  ", safe(finding.message()), Optional.empty());
        String gutter = " ".repeat(String.valueOf(finding.range().startLine()).length());
        Optional<String> source =
                result.line(finding.range().file(), finding.range().startLine());
        source.ifPresent(line -> source(text, gutter, line, finding.range(), style));
        for (Evidence fact : finding.evidence()) {
            note(text, gutter, "", Style.GUTTER, fact.text(), fact.range());
        }
        finding.suggestion().ifPresent(help -> note(text, gutter, "help: ", Style.HELP, help(help), Optional.empty()));
        text.append('\n');
    }

    private static String help(Suggestion suggestion) {
        return suggestion.text()
                + (suggestion.sql().isPresent() ? "; --format markdown writes it out" : "")
                + (suggestion.edits().isEmpty() ? "" : " (" + suggestion.tier().id() + "; see cascade-lint fix)");
    }

    private void source(StringBuilder text, String gutter, String line, SourceRange range, Style style) {
        int room = (options.width() > 0 ? Math.max(LEAST_WIDTH, options.width()) : PIPE_SOURCE_WIDTH)
                - gutter.length()
                - " | ".length();
        int end = range.endLine() > range.startLine() ? Integer.MAX_VALUE : range.endColumn();
        SourceExcerpt excerpt = SourceExcerpt.of(line, range.startColumn(), end, room);
        line(text, Style.GUTTER, gutter + " |");
        text.append(paint(Style.GUTTER, range.startLine() + " |"));
        text.append(excerpt.text().isEmpty() ? "" : " ").append(excerpt.text()).append('\n');
        text.append(paint(Style.GUTTER, gutter + " |")).append(' ').append(" ".repeat(excerpt.start()));
        line(text, style, "^".repeat(excerpt.length()));
    }

    private void note(
            StringBuilder text, String gutter, String word, Style style, String fact, Optional<SourceRange> place) {
        Optional<String> where = place.map(range -> path(range.line()));
        String head = gutter + " " + paint(Style.GUTTER, "=") + " " + paint(style, word);
        String hang = gutter + " ".repeat(" = ".length() + word.length());
        wrapped(text, head, hang, safe(fact), where);
    }

    private void problems(StringBuilder text, List<Problem> problems) {
        Map<String, List<Problem>> alike = new LinkedHashMap<>();
        for (Problem problem : problems) {
            alike.computeIfAbsent(problem.kind() + " " + problem.text(), same -> new ArrayList<>())
                    .add(problem);
        }
        int harmless = 0;
        int more = 0;
        for (List<Problem> same : alike.values()) {
            if (same.get(0).kind().makesIncomplete() || ++harmless <= MOST_HARMLESS_PROBLEMS) {
                problem(text, same.get(0), same.subList(1, same.size()));
            } else {
                more += same.size();
            }
        }
        if (more > 0) {
            text.append("and ").append(count(more, "more problem", "more problems"));
            text.append(" that lost no input; the JSON report has them all\n");
        }
        if (!problems.isEmpty()) {
            text.append('\n');
        }
    }

    private void problem(StringBuilder text, Problem problem, List<Problem> alike) {
        text.append(problem.file().isEmpty() ? "" : place(problem) + ": ");
        text.append(paint(
                problem.kind().makesIncomplete() ? Style.ERROR : Style.WARNING,
                "problem[" + problem.kind().id() + "]"));
        text.append('\n');
        wrapped(text, "  ", "  ", safe(problem.text()), Optional.empty());
        List<String> places = alike.stream()
                .filter(other -> !other.file().isEmpty())
                .limit(MOST_PLACES)
                .map(this::place)
                .toList();
        if (!alike.isEmpty()) {
            String where = places.isEmpty() ? "" : ": " + String.join(", ", places);
            String rest = places.isEmpty() || places.size() == alike.size() ? "" : " …; the JSON report has them all";
            wrapped(text, "  ", "  ", "and " + alike.size() + " more like this" + where + rest, Optional.empty());
        }
    }

    private String place(Problem problem) {
        return path(problem.file() + (problem.line() > 0 ? ":" + problem.line() : ""));
    }

    private void summary(StringBuilder text, AnalysisResult result) {
        if (!result.complete()) {
            line(text, Style.ERROR, incomplete(result));
        }
        line(text, Style.BOLD, headline(result));
        wrapped(text, "", "  ", coverage(result.coverage()), Optional.empty());
        if (result.coverage().entities() > 0) {
            wrapped(text, "", "  ", schemas(result.schemas(), result.problems()), Optional.empty());
        }
        if (!result.staleBaseline().isEmpty()) {
            wrapped(text, "", "  ", stale(result.staleBaseline()), Optional.empty());
        }
        NewFindings.worstFirst(result).stream().findFirst().ifPresent(worst -> {
            String command = "cascade-lint explain " + worst.finding().rule();
            wrapped(text, "", "  ", "why a rule matters, and what to write instead:", Optional.of(command));
        });
    }

    /** What the baseline need no longer accept, in one line. */
    public static String stale(List<String> lines) {
        int more = lines.size() - MOST_STALE;
        return count(lines.size(), "line", "lines") + " of the baseline no longer found, which"
                + " 'cascade-lint baseline --prune' takes out: "
                + safe(String.join(", ", lines.subList(0, Math.min(MOST_STALE, lines.size()))))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /** What is known of the database's schema: what was read, for which database, and what tells so, in one line. */
    public static String schemas(List<Schema> schemas, List<Problem> problems) {
        if (schemas.isEmpty()) {
            return SchemaText.none(problems);
        }
        int more = schemas.size() - MOST_SOURCES;
        StringBuilder text = new StringBuilder("schema: ");
        String last = "";
        for (Schema schema : schemas.subList(0, Math.min(MOST_SOURCES, schemas.size()))) {
            SchemaSource source = schema.source();
            Coverage.Schemas seen = Coverage.Schemas.of(List.of(schema));
            text.append(last.isEmpty() ? "" : "; ")
                    .append(count(seen.tables(), "table", "tables"))
                    .append(", ")
                    .append(count(seen.foreignKeys(), "foreign key", "foreign keys"));
            text.append(
                    last.equals(source.location())
                            ? " of the same for "
                            : " from " + safe(source.location()) + " ("
                                    + source.kind().id() + ", " + source.extent() + ") for ");
            text.append(source.dialect().id())
                    .append(" (")
                    .append(safe(source.dialectReason()))
                    .append(')');
            last = source.location();
        }
        return text.append(more > 0 ? "; and " + count(more, "more source", "more sources") : "")
                .append(schemas.size() > 1 ? "; 'cascade-lint schema' shows them" : "")
                .toString();
    }

    /** How much was seen, in one line. */
    public static String coverage(Coverage coverage) {
        return "read " + count(coverage.files(), "file", "files") + ", parsed " + coverage.filesParsed() + "; "
                + count(coverage.entities(), "entity", "entities") + ", "
                + count(coverage.associations(), "association", "associations") + "; "
                + count(coverage.unresolvedTargets(), "target", "targets") + " outside the sources"
                + providers(coverage.providers())
                + names(coverage.names());
    }

    /** Who runs the entities, and what tells so. */
    private static String providers(List<Coverage.RunBy> providers) {
        StringBuilder text = new StringBuilder();
        for (Coverage.RunBy run : providers) {
            Provider provider = run.provider();
            String place = provider.file().isEmpty()
                    ? ""
                    : " in " + provider.file() + (provider.line() > 0 ? ":" + provider.line() : "");
            text.append("; ")
                    .append(providers.size() > 1 ? count(run.entities(), "entity", "entities") + " " : "")
                    .append(
                            provider.is(Product.UNKNOWN)
                                    ? "persistence provider not known"
                                    : "run by " + safe(provider.text()))
                    .append(safe(" (" + provider.reason() + place + ")"))
                    .append(provider.isJpa() ? "" : ", whose deletes are not known: findings are possible at most");
        }
        return text.toString();
    }

    /** How names in the database are made; how many entities that concerns only where it is not the same for all. */
    private static String names(List<Coverage.Names> names) {
        StringBuilder text = new StringBuilder();
        for (Coverage.Names some : names) {
            text.append("; names ")
                    .append(names.size() > 1 ? "of " + count(some.entities(), "entity", "entities") + " " : "");
            text.append("by ").append(safe(some.choice().text()));
        }
        return text.toString();
    }

    /** What was found, in one line. */
    public static String headline(AnalysisResult result) {
        List<String> parts = new ArrayList<>();
        part(parts, result, Severity.ERROR, "error", "errors");
        part(parts, result, Severity.WARNING, "warning", "warnings");
        part(parts, result, Severity.INFO, "info", "infos");
        String found = parts.isEmpty() ? "No findings" : String.join(", ", parts);
        int entities = result.coverage().entities();
        String where = " in " + count(entities, "entity", "entities");
        if (parts.isEmpty() && !result.complete()) {
            where = " in what could be analysed";
        } else if (parts.isEmpty() && entities == 0) {
            where = ": none of the Java files declares an entity";
        }
        return result.since()
                .map(since -> (parts.isEmpty() ? "No new findings" : found) + " since "
                        + since.revision().text() + set(result, State.SUPPRESSED)
                        + set(result, State.BASELINED) + before(since))
                .orElse(found + where + set(result, State.SUPPRESSED) + set(result, State.BASELINED));
    }

    /** What one has to know before one believes what is told of a change, in one line. */
    public static Optional<String> caution(Since since) {
        return SinceText.caution(since);
    }

    /** That a result is not complete, in one line. */
    public static String incomplete(AnalysisResult result) {
        return "INCOMPLETE: part of the input could not be analysed ("
                + count(result.lost().size(), "problem", "problems")
                + "); there may be more findings";
    }

    private static void part(List<String> parts, AnalysisResult result, Severity severity, String one, String many) {
        long number = result.newFindings().stream()
                .filter(triaged -> triaged.finding().severity() == severity)
                .count();
        if (number > 0) {
            parts.add(count(number, one, many));
        }
    }

    private static String before(Since since) {
        int number = since.before().size();
        return number == 0 ? "" : "; " + number + (number == 1 ? " was" : " were") + " there before";
    }

    /** What only was there before counts elsewhere. */
    private static String set(AnalysisResult result, State state) {
        Set<String> before = result.since().map(Since::before).orElse(Set.of());
        long number = result.findings().stream()
                .filter(finding -> finding.state() == state && !before.contains(finding.identity()))
                .count();
        return number == 0 ? "" : "; " + number + " " + state.id();
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** Appends words with line breaks where the terminal ends, then a place; a longer word or place stays whole. */
    private void wrapped(StringBuilder text, String head, String hang, String words, Optional<String> place) {
        int width =
                options.width() > 0 ? Math.max(LEAST_WIDTH, Math.min(MOST_PROSE, options.width())) : Integer.MAX_VALUE;
        Wrapping.append(text, head, hang, words, place, width);
    }

    private void line(StringBuilder text, Style style, String content) {
        text.append(paint(style, content)).append('\n');
    }

    private String paint(Style style, String content) {
        return style.paint(content, options.color());
    }

    private String path(String path) {
        return safe(options.pathTo(path));
    }

    private static String safe(String text) {
        return TextWidth.harmless(text);
    }

    private static Style style(Severity severity) {
        return switch (severity) {
            case ERROR -> Style.ERROR;
            case WARNING -> Style.WARNING;
            case INFO -> Style.INFO;
        };
    }
}
