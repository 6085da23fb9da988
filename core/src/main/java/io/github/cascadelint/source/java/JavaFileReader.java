package io.github.cascadelint.source.java;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.FrontEnd;
import io.github.cascadelint.source.SourceText;
import io.github.cascadelint.source.SuppressionComment;
import io.github.cascadelint.source.Usage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one Java file. A cheap text search decides whether it is parsed; what is parsed is parsed without comments and
 * bodies; what cannot be parsed is left out, declaration by declaration, and named as a problem.
 */
public final class JavaFileReader implements FrontEnd {

    @Override
    public boolean accepts(String name) {
        return name.endsWith(".java") && !name.equals("module-info.java");
    }

    /** The content is read as UTF-8, or byte by byte where it is not. */
    @Override
    public Optional<FileFragment> read(String file, byte[] content, boolean always) {
        // Every byte one character: all that is searched for is ASCII, and this decoding costs next to nothing.
        String raw = new String(content, StandardCharsets.ISO_8859_1);
        UsageScanner search = new UsageScanner(file, content, raw);
        List<Usage> usages = search.scan();
        if (!always && !search.declaresManagedType()) {
            ImportScanner header = ImportScanner.scan(withoutByteOrderMark(raw));
            return Optional.of(FileFragment.unparsed(file, header.packageName(), header.imports(), usages));
        }
        List<Problem> problems = new ArrayList<>();
        String text = MergeConflict.resolve(file, SourceText.decode(content), problems);
        ImportScanner header = ImportScanner.scan(text);
        return Optional.of(new FileFragment(
                file,
                header.packageName(),
                header.imports(),
                DeclarationParser.parse(file, header.packageName(), text, problems),
                usages,
                suppressions(file, text),
                problems,
                true));
    }

    private static String withoutByteOrderMark(String raw) {
        return raw.startsWith("\u00EF\u00BB\u00BF") ? raw.substring(3) : raw;
    }

    private static List<SuppressionComment> suppressions(String file, String text) {
        if (!text.contains("cascade-lint:allow")) {
            return List.of();
        }
        List<SuppressionComment> found = new ArrayList<>();
        String[] lines = text.split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            boolean continued = line.stripLeading().startsWith("*");
            int comment = continued ? 0 : Math.max(line.indexOf("//"), line.indexOf("/*"));
            SuppressionComment.onLine(file, i + 1, line, comment).ifPresent(found::add);
        }
        return found;
    }
}
