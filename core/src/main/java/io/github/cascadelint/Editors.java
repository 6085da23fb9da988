package io.github.cascadelint;

import io.github.cascadelint.fix.Change;
import io.github.cascadelint.fix.TextEdit;
import io.github.cascadelint.rule.Suggestion;
import io.github.cascadelint.source.EditableText;
import io.github.cascadelint.source.java.JavaEditor;
import io.github.cascadelint.triage.TriagedFinding;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Turns remedies into edits of the sources, each of which is read and parsed once. */
final class Editors {

    private final Function<String, Optional<byte[]>> files;
    private final Charset encoding;
    private final Map<String, Optional<JavaEditor>> editors = new HashMap<>();

    /**
     * @param files the content of a file of the scan
     * @param encoding of files that do not begin with a byte order mark
     */
    Editors(Function<String, Optional<byte[]>> files, Charset encoding) {
        this.files = files;
        this.encoding = encoding;
    }

    /** The finding with the edits that its remedy comes to. */
    TriagedFinding withEdits(TriagedFinding triaged) {
        Optional<Suggestion> suggestion = triaged.finding().suggestion();
        return suggestion
                .flatMap(Suggestion::remedy)
                .flatMap(remedy -> remedy.ways().stream()
                        .flatMap(changes -> edits(changes).stream())
                        .findFirst())
                .map(edits -> triaged.withFinding(
                        triaged.finding().withSuggestion(suggestion.get().withEdits(edits))))
                .orElse(triaged);
    }

    /** The edits that make all of the changes; empty where one of them cannot be made. */
    Optional<List<TextEdit>> edits(List<Change> changes) {
        Map<String, List<Change>> byFile = new TreeMap<>();
        changes.forEach(change -> byFile.computeIfAbsent(change.place().file(), file -> new ArrayList<>())
                .add(change));
        if (!changes.stream().allMatch(this::isPossible)) {
            return Optional.empty();
        }
        List<TextEdit> all = new ArrayList<>();
        for (Map.Entry<String, List<Change>> file : byFile.entrySet()) {
            Optional<List<TextEdit>> edits = editor(file.getKey()).flatMap(editor -> editor.edits(file.getValue()));
            if (edits.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(edits.get());
        }
        return Optional.of(all);
    }

    /** Whether what the change calls is there. */
    private boolean isPossible(Change change) {
        return !(change instanceof Change.Linking linking)
                || editor(linking.back().file())
                        .filter(editor -> editor.hasSetter(linking.attribute(), isBeside(linking)))
                        .isPresent();
    }

    /** Whether both types are in one folder, and so in one package. */
    private static boolean isBeside(Change.Linking linking) {
        return folder(linking.place().file()).equals(folder(linking.back().file()));
    }

    private static String folder(String file) {
        return file.substring(0, file.lastIndexOf('/') + 1);
    }

    private Optional<JavaEditor> editor(String file) {
        return editors.computeIfAbsent(
                file,
                name -> name.endsWith(".java")
                        ? files.apply(name)
                                .flatMap(content -> EditableText.of(content, encoding))
                                .flatMap(text -> JavaEditor.of(name, text.text()))
                        : Optional.empty());
    }
}
