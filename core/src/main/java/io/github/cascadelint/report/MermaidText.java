package io.github.cascadelint.report;

/** Text from analysed code within Mermaid. */
final class MermaidText {
    private MermaidText() {}

    /** A text within a quoted label, where Mermaid reads HTML, Markdown and entities of its own. */
    static String label(String text) {
        StringBuilder escaped = new StringBuilder();
        TextWidth.harmless(text).codePoints().forEach(character -> {
            if ("\"&<>#`;\\|{}[]()*_~".indexOf(character) >= 0) {
                escaped.append('#').append(character).append(';');
            } else {
                escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }
}
