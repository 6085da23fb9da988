package io.github.cascadelint.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The text of a source file. Bytes that its encoding does not allow are taken for one character each, as in ISO 8859-1: that
 * is what they mostly are, and the rest of the file stays right.
 *
 * @param text the text, without a byte order mark; every line ends with a line feed
 * @param malformed where in the text the characters of such bytes stand
 */
public record SourceText(String text, List<Integer> malformed) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final char REPLACEMENT = '\uFFFD';
    private static final String ASCII = "@Entity";

    public SourceText {
        malformed = List.copyOf(malformed);
    }

    /** Reads a file that should be in UTF-8. */
    public static String decode(byte[] content) {
        return decode(content, StandardCharsets.UTF_8).text();
    }

    /** Reads a file; a byte order mark of UTF-16 overrules the encoding. */
    public static SourceText decode(byte[] content, Charset encoding) {
        Charset charset = isUtf16(content) ? StandardCharsets.UTF_16 : encoding;
        String text = withLineFeeds(new String(content, charset));
        SourceText source =
                text.indexOf(REPLACEMENT) < 0 ? new SourceText(text, List.of()) : stepwise(content, charset);
        return source.text().startsWith(BYTE_ORDER_MARK) ? source.withoutMark() : source;
    }

    /** The bytes, changed only where they have to be for a search that knows ASCII. */
    public static byte[] searchable(byte[] content, Charset encoding) {
        boolean asciiStays =
                !isUtf16(content) && Arrays.equals(ASCII.getBytes(encoding), ASCII.getBytes(StandardCharsets.US_ASCII));
        return asciiStays ? content : decode(content, encoding).text().getBytes(StandardCharsets.UTF_8);
    }

    /** The text with a line feed for every carriage return that alone ends a line, as it may (JLS 3.4). */
    public static String withLineFeeds(String text) {
        int start = 0;
        StringBuilder changed = new StringBuilder();
        for (int at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
            if (!text.startsWith("\n", at + 1)) {
                changed.append(text, start, at).append('\n');
                start = at + 1;
            }
        }
        return start == 0 ? text : changed.append(text, start, text.length()).toString();
    }

    private static boolean isUtf16(byte[] content) {
        return content.length >= 2
                && ((content[0] == (byte) 0xFE && content[1] == (byte) 0xFF)
                        || (content[0] == (byte) 0xFF && content[1] == (byte) 0xFE));
    }

    private SourceText withoutMark() {
        return new SourceText(
                text.substring(1), malformed.stream().map(at -> at - 1).toList());
    }

    /** Decodes in steps, from one malformed byte to the next. */
    private static SourceText stepwise(byte[] content, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer text = CharBuffer.allocate((int) Math.ceil(content.length * (double) decoder.maxCharsPerByte()) + 1);
        List<Integer> malformed = new ArrayList<>();
        for (CoderResult result = decoder.decode(bytes, text, true);
                result.isError();
                result = decoder.decode(bytes, text, true)) {
            for (int i = 0; i < result.length(); i++) {
                malformed.add(text.position());
                text.put((char) (bytes.get() & 0xFF));
            }
        }
        decoder.flush(text);
        return new SourceText(withLineFeeds(text.flip().toString()), malformed);
    }
}
