package io.github.cascadelint.source.cache;

import io.github.cascadelint.source.FragmentKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The kept values of one file: a head that names the build, then for each value its key, its length, its checksum and its
 * bytes. Many small files would be slower to open than to make anew.
 */
final class FragmentFile {

    private static final byte[] MAGIC = "cascade-lint fragments 1\n".getBytes(StandardCharsets.US_ASCII);

    private static final int HEAD = MAGIC.length + FragmentKey.BYTES;

    private static final int ENTRY_HEAD = FragmentKey.BYTES + 2 * Integer.BYTES;

    /** More is not held in memory. */
    static final long MAX_BYTES = 128L << 20;

    /** How a file was found. */
    enum State {
        READ,
        ABSENT,
        /** Made by another build, or no such file at all. */
        FOREIGN,
        UNREADABLE
    }

    /**
     * The bytes of a value, of which it is not yet known whether they are whole.
     *
     * @param bytes all that the buffer holds; its position is never moved
     * @param sum their checksum, that of their key included
     */
    record Entry(ByteBuffer bytes, int sum) {

        static Entry of(FragmentKey key, ByteBuffer bytes) {
            return new Entry(bytes, sum(key, bytes));
        }

        boolean isWhole(FragmentKey key) {
            return sum(key, bytes) == sum;
        }

        int length() {
            return bytes.limit();
        }

        private static int sum(FragmentKey key, ByteBuffer bytes) {
            ByteBuffer head = ByteBuffer.allocate(FragmentKey.BYTES);
            key.into(head);
            CRC32C sum = new CRC32C();
            sum.update(head.flip());
            sum.update(bytes.duplicate());
            return (int) sum.getValue();
        }
    }

    private final State state;
    private final Map<FragmentKey, Entry> entries = new HashMap<>();
    private boolean cutShort;

    private FragmentFile(State state) {
        this.state = state;
    }

    /** Reads what a file holds; what is not of this build counts as nothing. */
    static FragmentFile read(Path path, FragmentKey build) {
        if (!Files.exists(path)) {
            return new FragmentFile(State.ABSENT);
        }
        try {
            if (Files.size(path) > MAX_BYTES) {
                return new FragmentFile(State.UNREADABLE);
            }
            return read(Files.readAllBytes(path), build);
        } catch (IOException e) {
            return new FragmentFile(State.UNREADABLE);
        }
    }

    private static FragmentFile read(byte[] bytes, FragmentKey build) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length < HEAD
                || !buffer.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))
                || !FragmentKey.from(buffer.position(MAGIC.length)).equals(build)) {
            return new FragmentFile(State.FOREIGN);
        }
        FragmentFile file = new FragmentFile(State.READ);
        while (buffer.hasRemaining()) {
            if (buffer.remaining() < ENTRY_HEAD) {
                file.cutShort = true;
                break;
            }
            FragmentKey key = FragmentKey.from(buffer);
            int length = buffer.getInt();
            int sum = buffer.getInt();
            if (length < 0 || length > buffer.remaining()) {
                file.cutShort = true;
                break;
            }
            file.entries.put(key, new Entry(buffer.slice(buffer.position(), length), sum));
            buffer.position(buffer.position() + length);
        }
        return file;
    }

    State state() {
        return state;
    }

    /** Whether it ends in the middle of a value, or what it says of lengths cannot be. */
    boolean isCutShort() {
        return cutShort;
    }

    Optional<Entry> find(FragmentKey key) {
        return Optional.ofNullable(entries.get(key));
    }

    int size() {
        return entries.size();
    }

    /** How many bytes a file takes with such entries. */
    static long bytes(Map<FragmentKey, Entry> entries) {
        return HEAD
                + entries.values().stream()
                        .mapToLong(entry -> ENTRY_HEAD + (long) entry.length())
                        .sum();
    }

    /** Writes a file in one step: whoever reads meanwhile sees the old one or the new one. */
    static void write(Path path, FragmentKey build, Map<FragmentKey, Entry> entries) throws IOException {
        Path folder = path.toAbsolutePath().resolveSibling("");
        Files.createDirectories(folder);
        Path made = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID() + Replacement.SUFFIX);
        try {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(made, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16)) {
                ByteBuffer head = ByteBuffer.allocate(HEAD).put(MAGIC);
                build.into(head);
                out.write(head.array());
                for (Map.Entry<FragmentKey, Entry> one : entries.entrySet()) {
                    Entry entry = one.getValue();
                    ByteBuffer entryHead = ByteBuffer.allocate(ENTRY_HEAD);
                    one.getKey().into(entryHead);
                    out.write(
                            entryHead.putInt(entry.length()).putInt(entry.sum()).array());
                    out.write(entry.bytes().array(), entry.bytes().arrayOffset(), entry.length());
                }
            }
            Replacement.put(made, path);
        } finally {
            Files.deleteIfExists(made);
        }
    }
}
