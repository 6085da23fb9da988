package io.github.cascadelint.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The text of a file that can be written again as it was: byte order mark, encoding and line ends included.
 *
 * @param text the text, without a byte order mark
 * @param charset its encoding
 * @param mark the byte order mark, as text, or the empty string
 */
public record EditableText(String text, Charset charset, String mark) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Reads a file as its declarations are read; empty where its bytes could not be had again from the text. */
    public static Optional<EditableText> of(byte[] content, Charset encoding) {
        Charset charset = charset(content, encoding);
        boolean marked = new String(content, charset).startsWith(BYTE_ORDER_MARK);
        EditableText text =
                new EditableText(SourceText.decode(content, encoding).text(), charset, marked ? BYTE_ORDER_MARK : "");
        return Arrays.equals(content, text.encode(text.text())) ? Optional.of(text) : Optional.empty();
    }

    /** Of UTF-16 the mark tells the order of the bytes, and Java's encoding of that name would leave it out. */
    private static Charset charset(byte[] content, Charset encoding) {
        if (content.length >= 2 && content[0] == (byte) 0xFE && content[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (content.length >= 2 && content[0] == (byte) 0xFF && content[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        return encoding;
    }

    /** The bytes of the file with another text. */
    public byte[] encode(String other) {
        return (mark + other).getBytes(charset);
    }
}
