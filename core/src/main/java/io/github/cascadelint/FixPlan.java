package io.github.cascadelint;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.fix.Change;
import io.github.cascadelint.fix.EditedText;
import io.github.cascadelint.fix.Remedy;
import io.github.cascadelint.fix.TextEdit;
import io.github.cascadelint.rule.Suggestion;
import io.github.cascadelint.source.EditableText;
import io.github.cascadelint.triage.TriagedFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What becomes of the sources when suggestions are followed.
 *
 * @param files the files that change, by path
 * @param left findings whose edits collide with those of another; they come in the next run
 * @param held findings whose edits are not made because of what they would bring
 * @param brings findings that the changed files have and those of before had not, however unsure
 * @param problems files that cannot be read any more
 */
public record FixPlan(
        List<FileFix> files,
        List<TriagedFinding> left,
        List<Held> held,
        List<TriagedFinding> brings,
        List<Problem> problems) {

    public FixPlan {
        files = List.copyOf(files);
        left = List.copyOf(left);
        held = List.copyOf(held);
        brings = List.copyOf(brings);
        problems = List.copyOf(problems);
    }

    /**
     * A finding whose edits would bring others at which a check fails.
     *
     * @param finding what they would mend
     * @param brings what they would bring, together with the edits of the plan
     */
    public record Held(TriagedFinding finding, List<TriagedFinding> brings) {
        public Held {
            brings = List.copyOf(brings);
        }
    }

    /** The same with what it brings, and what was left out of it. */
    FixPlan with(List<Held> heldBack, List<TriagedFinding> news) {
        return new FixPlan(files, left, heldBack, news, problems);
    }

    /** What is in the files from now on, by path. */
    Map<String, byte[]> contents() {
        return files.stream().collect(Collectors.toMap(FileFix::file, FileFix::content));
    }

    /**
     * A file that changes.
     *
     * @param file path relative to the scan root
     * @param before what is in it
     * @param after its text from now on
     * @param diff what changes, in the unified format, with paths relative to the scan root
     * @param mended the findings that it is changed for
     */
    public record FileFix(String file, EditableText before, String after, String diff, List<TriagedFinding> mended) {
        public FileFix {
            mended = List.copyOf(mended);
        }

        /** The bytes of the file from now on, in its encoding. */
        public byte[] content() {
            return before.encode(after);
        }
    }

    /** Follows the suggestions for these findings, as far as they do not collide: the first wins. */
    static FixPlan of(AnalysisRequest request, List<TriagedFinding> findings) {
        return new Planner(request).plan(findings);
    }

    /** Someone who makes one plan. */
    private static final class Planner {
        private final AnalysisRequest request;
        private final Map<String, byte[]> contents = new TreeMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private final Editors editors;
        private final Map<String, List<Change>> accepted = new TreeMap<>();
        private final Map<String, List<TextEdit>> edits = new TreeMap<>();
        private final Map<String, List<TriagedFinding>> mended = new TreeMap<>();

        Planner(AnalysisRequest request) {
            this.request = request;
            this.editors = new Editors(this::read, CascadeLint.encoding(request));
        }

        private Optional<byte[]> read(String file) {
            try {
                byte[] content = Files.readAllBytes(request.baseDirectory().resolve(file));
                contents.put(file, content);
                return Optional.of(content);
            } catch (IOException e) {
                problems.add(new Problem(
                        Problem.Kind.IO,
                        "cannot be read any more (" + e.getClass().getSimpleName() + "), and is not changed",
                        file,
                        0));
                return Optional.empty();
            }
        }

        FixPlan plan(List<TriagedFinding> findings) {
            List<TriagedFinding> left = new ArrayList<>();
            for (TriagedFinding finding : findings) {
                List<List<Change>> ways = finding.finding()
                        .suggestion()
                        .flatMap(Suggestion::remedy)
                        .map(Remedy::ways)
                        .orElse(List.of());
                if (!ways.isEmpty() && ways.stream().noneMatch(changes -> accept(changes, finding))) {
                    left.add(finding);
                }
            }
            List<FileFix> files = new ArrayList<>();
            edits.forEach((file, all) -> {
                EditableText before = EditableText.of(
                                contents.getOrDefault(file, new byte[0]), CascadeLint.encoding(request))
                        .orElseThrow();
                EditedText text = new EditedText(before.text(), all);
                String after = text.result();
                if (!after.equals(before.text())) {
                    files.add(new FileFix(file, before, after, text.diff(file), mended.getOrDefault(file, List.of())));
                }
            });
            return new FixPlan(files, left, List.of(), List.of(), problems);
        }

        /** Makes the changes together with those before, if they go together. */
        private boolean accept(List<Change> changes, TriagedFinding finding) {
            Map<String, List<Change>> byFile = new TreeMap<>();
            changes.forEach(change -> byFile.computeIfAbsent(
                            change.place().file(), file -> new ArrayList<>(accepted.getOrDefault(file, List.of())))
                    .add(change));
            Map<String, List<TextEdit>> made = new TreeMap<>();
            for (Map.Entry<String, List<Change>> file : byFile.entrySet()) {
                Optional<List<TextEdit>> all = editors.edits(file.getValue());
                if (all.isEmpty()) {
                    return false;
                }
                made.put(file.getKey(), all.get());
            }
            accepted.putAll(byFile);
            edits.putAll(made);
            byFile.keySet()
                    .forEach(file -> mended.computeIfAbsent(file, name -> new ArrayList<>())
                            .add(finding));
            return true;
        }
    }
}
