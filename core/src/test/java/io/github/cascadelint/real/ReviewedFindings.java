package io.github.cascadelint.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person found in one artifact: how much there is, and what each finding is worth. See
 * {@code src/realinput/README.md} for the format.
 *
 * @param counts the counts that hold for the artifact
 * @param reviews verdict and reason by finding; {@code unread} for one that nobody has looked at yet
 */
record ReviewedFindings(String counts, SortedMap<String, String> reviews) {

    private static final Pattern FINDING =
            Pattern.compile("([a-z-]+ (?:error|warning|info) (?:certain|likely|possible) \\S+ -> \\S+)"
                    + " \\| ((?:right|wrong|arguable|unread): \\S.*)");

    /**
     * Reads a file of expectations.
     *
     * @throws IllegalArgumentException if a line is neither blank, a comment, the counts nor a reviewed finding
     */
    static ReviewedFindings read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String counts = "";
        SortedMap<String, String> reviews = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher finding = FINDING.matcher(line);
            if (line.startsWith("counts ") && counts.isEmpty()) {
                counts = line.substring("counts ".length());
            } else if (finding.matches() && !reviews.containsKey(finding.group(1))) {
                reviews.put(finding.group(1), finding.group(2));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalArgumentException(file + ":" + (i + 1) + ": not understood, or there twice: " + line);
            }
        }
        return new ReviewedFindings(counts, reviews);
    }
}
