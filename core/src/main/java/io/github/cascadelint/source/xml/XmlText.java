package io.github.cascadelint.source.xml;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.source.SourceText;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an XML file, and where in it its lines begin. */
final class XmlText {

    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]*?\\bencoding\\s*=\\s*[\"']([A-Za-z][\\w.-]*)[\"']");

    /** Longer than any XML declaration. */
    private static final int DECLARATION = 256;

    private final String file;
    private final String text;
    private final int[] lineStarts;

    XmlText(String file, String text) {
        this.file = file;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    /**
     * The characters of a file: by the encoding that its declaration names, else as any other source. A declaration behind the
     * byte order mark of UTF-16 cannot be read as bytes, so the mark counts.
     */
    static String decode(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(head);
        if (declared.find() && !declared.group(1).toUpperCase(Locale.ROOT).startsWith("UTF")) {
            try {
                return new String(content, Charset.forName(declared.group(1)));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                // What mappings are made of is ASCII, whatever the rest is.
                return SourceText.decode(content);
            }
        }
        return SourceText.decode(content);
    }

    private static int[] lineStarts(String text) {
        List<Integer> starts = new ArrayList<>();
        starts.add(0);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean carriageReturnAlone = c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (c == '\n' || carriageReturnAlone) {
                starts.add(i + 1);
            }
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    String text() {
        return text;
    }

    /** The index of a place that is given by line and column, both counted from 1. */
    int index(int line, int column) {
        int within = Math.min(Math.max(line, 1), lineStarts.length);
        return Math.min(lineStarts[within - 1] + Math.max(column, 1) - 1, text.length());
    }

    /** The line of an index, counted from 1. */
    int line(int index) {
        int found = Arrays.binarySearch(lineStarts, index);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The text of a line, without its end. */
    String lineOf(int line) {
        int end = line < lineStarts.length ? lineStarts[line] : text.length();
        return text.substring(lineStarts[line - 1], end).stripTrailing();
    }

    /** What lies between two indices. */
    SourceRange range(int start, int end) {
        int startLine = line(start);
        int endLine = line(end);
        return new SourceRange(
                file, startLine, start - lineStarts[startLine - 1] + 1, endLine, end - lineStarts[endLine - 1] + 1);
    }
}
