package io.github.cascadelint.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.TreeSet;

/**
 * Stands for all that the reading of a file depends on: what is asked, the file's path, its content. Two that differ in any of
 * it never meet in practice: it is their SHA-512/256, which Java without its second compiler makes in two thirds of the time
 * that SHA-256 takes.
 */
public record FragmentKey(long first, long second, long third, long fourth) {

    /** How many bytes a key takes. */
    public static final int BYTES = 4 * Long.BYTES;

    /** Reads a key from a buffer. */
    public static FragmentKey from(ByteBuffer bytes) {
        return new FragmentKey(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    /** Writes the key into a buffer. */
    public void into(ByteBuffer bytes) {
        bytes.putLong(first).putLong(second).putLong(third).putLong(fourth);
    }

    /** Collects what a key stands for; every part with its length, so that no two sequences are the same bytes. */
    public static final class Builder {
        private final MessageDigest digest;

        public Builder() {
            try {
                digest = MessageDigest.getInstance("SHA-512/256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-512/256", e);
            }
        }

        public Builder with(byte[] part) {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            digest.update(part);
            return this;
        }

        /** With a text, by its characters, which tells also those apart that encodings take for the same. */
        public Builder with(String part) {
            byte[] single = part.getBytes(StandardCharsets.ISO_8859_1);
            boolean fits = part.equals(new String(single, StandardCharsets.ISO_8859_1));
            digest.update((byte) (fits ? 1 : 2));
            return with(fits ? single : pairs(part));
        }

        private static byte[] pairs(String part) {
            byte[] bytes = new byte[2 * part.length()];
            for (int i = 0; i < part.length(); i++) {
                bytes[2 * i] = (byte) (part.charAt(i) >> 8);
                bytes[2 * i + 1] = (byte) part.charAt(i);
            }
            return bytes;
        }

        /** With what another key stands for. */
        public Builder with(FragmentKey part) {
            ByteBuffer bytes = ByteBuffer.allocate(BYTES);
            part.into(bytes);
            return with(bytes.array());
        }

        public Builder with(boolean part) {
            return with(part ? "yes" : "no");
        }

        /** With some texts, whose order does not count. */
        public Builder with(Collection<String> parts) {
            TreeSet<String> sorted = new TreeSet<>(parts);
            with(String.valueOf(sorted.size()));
            sorted.forEach(this::with);
            return this;
        }

        public FragmentKey key() {
            return from(ByteBuffer.wrap(digest.digest()));
        }
    }
}
