package io.github.cascadelint.source.java;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.FrontEnd;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Tells of managed types in Kotlin and Groovy sources, which only their class files say in full. */
public final class OtherLanguages implements FrontEnd {

    @Override
    public boolean accepts(String name) {
        return name.endsWith(".kt") || name.endsWith(".groovy");
    }

    /** A file that declares no managed type is none of ours. */
    @Override
    public Optional<FileFragment> read(String file, byte[] content, boolean always) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        UsageScanner search = new UsageScanner(file, content, text);
        search.scan();
        if (!search.declaresManagedType()) {
            return Optional.empty();
        }
        Problem unread = new Problem(
                Problem.Kind.UNRESOLVED,
                "maps classes in " + (file.endsWith(".kt") ? "Kotlin" : "Groovy")
                        + ", whose sources are not read; build them, and name the folder of class files as a path, too",
                file,
                1);
        String packageName = ImportScanner.scan(text).packageName();
        return Optional.of(new FileFragment(
                file, packageName, List.of(), List.of(), List.of(), List.of(), List.of(unread), false));
    }
}
