package io.github.cascadelint.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The mistakes found in one file, so that all are told at once. */
final class Errors {
    private final String file;
    private final List<Mistake> mistakes = new ArrayList<>();

    Errors(String file) {
        this.file = file;
    }

    private record Mistake(int line, String text) {}

    void add(int line, String text) {
        mistakes.add(new Mistake(line, text));
    }

    void throwIfAny() throws ConfigurationException {
        if (mistakes.isEmpty()) {
            return;
        }
        throw new ConfigurationException(mistakes.stream()
                .sorted(Comparator.comparingInt(Mistake::line))
                .map(mistake -> file + ":" + mistake.line() + ": " + mistake.text())
                .collect(Collectors.joining("\n")));
    }
}
