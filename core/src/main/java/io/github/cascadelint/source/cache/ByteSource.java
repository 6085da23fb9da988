package io.github.cascadelint.source.cache;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads what a {@link ByteSink} has written. */
final class ByteSource {
    private final ByteBuffer bytes;
    private final int end;
    private int at;
    private final List<String> texts = new ArrayList<>();
    private final List<Object> records = new ArrayList<>();

    ByteSource(ByteBuffer bytes) {
        this.bytes = bytes;
        this.end = bytes.limit();
    }

    int number() throws DamageException {
        int number = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            if (at == end) {
                throw new DamageException("ends too soon");
            }
            byte next = bytes.get(at++);
            number |= (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new DamageException("has a number that is too long");
    }

    /** How many things follow, each of which takes a byte at least. */
    int count() throws DamageException {
        int count = number();
        if (count < 0 || count > end - at) {
            throw new DamageException("counts more than it has");
        }
        return count;
    }

    String text() throws DamageException {
        int known = number();
        if (known != 0) {
            return before(texts, known);
        }
        char[] chars = new char[count()];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) number();
        }
        String text = new String(chars);
        texts.add(text);
        return text;
    }

    /** The record of a number that was read. */
    Object known(int number) throws DamageException {
        return before(records, number);
    }

    /** Has a record known that is read with all its parts. */
    void read(Object value) {
        records.add(value);
    }

    private static <T> T before(List<T> known, int number) throws DamageException {
        if (number < 1 || number > known.size()) {
            throw new DamageException("refers to what it has not");
        }
        return known.get(number - 1);
    }

    boolean isAtEnd() {
        return at == end;
    }
}
