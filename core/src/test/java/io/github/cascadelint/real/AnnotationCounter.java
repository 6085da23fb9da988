package io.github.cascadelint.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Counts mapping annotations in the text of sources, knowing of Java no more than comments and literals: a second opinion
 * on how much there is to find.
 *
 * @param entities {@code @Entity}
 * @param others {@code @Embeddable} and {@code @MappedSuperclass}
 * @param associations the four association annotations
 */
record AnnotationCounter(int entities, int others, int associations) {

    private static final Pattern COMMENTS_AND_LITERALS = Pattern.compile(
            "//[^\\n]*+|/\\*(?s:.*?)\\*/|\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'");
    private static final Pattern ANNOTATION = Pattern.compile("@(?:\\w+\\s*\\.\\s*)*(\\w+)");

    /** Counts in all Java files below a folder that name the persistence API. */
    static AnnotationCounter count(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(path -> path.toString().endsWith(".java")).toList();
        }
        int entities = 0;
        int others = 0;
        int associations = 0;
        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (!text.contains(".persistence.")) {
                continue;
            }
            Matcher matcher =
                    ANNOTATION.matcher(COMMENTS_AND_LITERALS.matcher(text).replaceAll(" "));
            while (matcher.find()) {
                switch (matcher.group(1)) {
                    case "Entity" -> entities++;
                    case "Embeddable", "MappedSuperclass" -> others++;
                    case "OneToOne", "OneToMany", "ManyToOne", "ManyToMany" -> associations++;
                    default -> {}
                }
            }
        }
        return new AnnotationCounter(entities, others, associations);
    }
}
