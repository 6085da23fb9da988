package io.github.cascadelint.report;

/** The looks of text on a terminal (ECMA-48 select graphic rendition). */
enum Style {
    BOLD("1"),
    DIM("2"),
    ERROR("1;31"),
    WARNING("1;33"),
    INFO("1;36"),
    GUTTER("34"),
    HELP("1;32");

    private static final String ESCAPE = "\u001b[";

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String paint(String text, boolean color) {
        return color && !text.isEmpty() ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }
}
