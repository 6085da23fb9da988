package io.github.cascadelint.source.xml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the name of the root element without parsing. */
final class RootSearch {

    /** What may stand before the root element: a declaration, instructions, comments, a document type with its subset. */
    private static final Pattern BEFORE_ROOT = Pattern.compile(
            "\\s*+(?:<\\?.*?\\?>|<!--.*?-->" + "|<!DOCTYPE(?:[^\\[>\"']++|\"[^\"]*+\"|'[^']*+')*+(?:\\[.*?\\]\\s*)?>)",
            Pattern.DOTALL);

    private static final Pattern ROOT = Pattern.compile("\\s*+<(?:[\\w.-]+:)?([\\w.-]+)[\\s/>]");

    private RootSearch() {}

    /** The local name of the root element; empty where the text ends before it, or is no XML. */
    static Optional<String> find(byte[] beginning) {
        String text = XmlText.decode(beginning);
        Matcher before = BEFORE_ROOT.matcher(text);
        int at = 0;
        while (before.region(at, text.length()).lookingAt()) {
            at = before.end();
        }
        Matcher root = ROOT.matcher(text).region(at, text.length());
        return root.lookingAt() ? Optional.of(root.group(1)) : Optional.empty();
    }
}
