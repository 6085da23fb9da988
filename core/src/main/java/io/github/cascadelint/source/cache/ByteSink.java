package io.github.cascadelint.source.cache;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** Bytes in the making. A text, and a record, that was written before is written as its number. */
final class ByteSink {
    private byte[] bytes = new byte[1024];
    private int length;
    private final Map<String, Integer> texts = new HashMap<>();
    private final IdentityHashMap<Object, Integer> records = new IdentityHashMap<>();

    /** A number, the smaller the shorter. */
    void number(int number) {
        int rest = number;
        while ((rest & ~0x7F) != 0) {
            one((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        one(rest);
    }

    /** A text, character by character: what is not well-formed stays as it is. */
    void text(String text) {
        Integer known = texts.putIfAbsent(text, texts.size() + 1);
        if (known != null) {
            number(known);
            return;
        }
        number(0);
        number(text.length());
        for (int i = 0; i < text.length(); i++) {
            number(text.charAt(i));
        }
    }

    /** Whether a record was written before, in which case its number is written now; else 0 is. */
    boolean again(Object value) {
        Integer known = records.get(value);
        number(known == null ? 0 : known);
        return known != null;
    }

    /** Has a record known that is written with all its parts. */
    void written(Object value) {
        records.put(value, records.size() + 1);
    }

    ByteBuffer bytes() {
        return ByteBuffer.wrap(Arrays.copyOf(bytes, length));
    }

    private void one(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) value;
    }
}
