package io.github.cascadelint.source.cache;

import io.github.cascadelint.source.FragmentCache;
import io.github.cascadelint.source.FragmentKey;
import io.github.cascadelint.source.cache.FragmentFile.Entry;
import io.github.cascadelint.source.cache.FragmentFile.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Readings kept in a file. It is read once and written once, in one step: of two runs at a time both are right, and the file
 * of the later one stays. What a run has not used is not kept on, so that the file does not grow.
 */
public final class FragmentStore implements FragmentCache {
    private final CacheChoice choice;
    private final Optional<FragmentKey> build;
    private final List<FragmentFile> files = new ArrayList<>();
    private final Shapes shapes = new Shapes();
    private final Map<FragmentKey, Entry> used = new ConcurrentHashMap<>();
    private final AtomicInteger found = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger damaged = new AtomicInteger();
    private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());
    private int ownEntries;

    /**
     * @param choice where readings are kept
     * @param build the build of the tool; empty where it is not known, and nothing can be kept
     */
    public FragmentStore(CacheChoice choice, Optional<FragmentKey> build) {
        this.choice = choice;
        this.build = build;
        if (build.isEmpty()) {
            troubles.add("nothing is kept between runs: it is not known what the tool's own code is");
            return;
        }
        choice.file().ifPresent(file -> {
            FragmentFile own = FragmentFile.read(file, build.get());
            files.add(own);
            ownEntries = own.size();
            if (own.isCutShort()) {
                damaged.incrementAndGet();
            }
        });
        choice.given().forEach(this::give);
    }

    private void give(Path given) {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(given)) {
            paths = all.filter(
                            path -> Files.isRegularFile(path) && path.toString().endsWith(CacheChoice.SUFFIX))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            troubles.add(given + " cannot be read (" + e.getClass().getSimpleName() + "), so nothing is taken from it");
            return;
        }
        if (paths.isEmpty()) {
            troubles.add("there are no fragments in " + given);
        }
        for (Path path : paths) {
            FragmentFile file = FragmentFile.read(path, build.orElseThrow());
            if (file.state() == State.READ) {
                files.add(file);
            } else {
                troubles.add(path
                        + (file.state() == State.FOREIGN
                                ? " was made by another build of this tool, or on another version of Java,"
                                : " cannot be read,")
                        + " so nothing is taken from it");
            }
            if (file.isCutShort()) {
                troubles.add(path + " is damaged; what it lacks is read anew");
            }
        }
    }

    @Override
    public boolean keeps() {
        return build.isPresent();
    }

    @Override
    public <T extends Record> Optional<T> find(FragmentKey key, Class<T> type) {
        for (FragmentFile file : files) {
            Optional<Entry> entry = file.find(key);
            if (entry.isPresent()) {
                try {
                    T value = read(key, entry.get(), type);
                    used.put(key, entry.get());
                    found.incrementAndGet();
                    return Optional.of(value);
                } catch (DamageException e) {
                    damaged.incrementAndGet(); // another file may hold it whole; else it is read anew
                }
            }
        }
        return Optional.empty();
    }

    private <T extends Record> T read(FragmentKey key, Entry entry, Class<T> type) throws DamageException {
        if (!entry.isWhole(key)) {
            throw new DamageException("is not what was written");
        }
        ByteSource source = new ByteSource(entry.bytes());
        T value = type.cast(shapes.of(type).read(source));
        if (!source.isAtEnd()) {
            throw new DamageException("goes on behind its end");
        }
        return value;
    }

    @Override
    public void keep(FragmentKey key, Record value) {
        made.incrementAndGet();
        if (choice.file().isEmpty()) {
            return;
        }
        ByteSink sink = new ByteSink();
        try {
            shapes.of(value.getClass()).write(value, sink);
        } catch (StackOverflowError e) {
            return; // nested so deep that it is read anew each time
        }
        used.put(key, Entry.of(key, sink.bytes()));
    }

    /** Writes what this run has used, if that is not what is there; tells what there was. */
    public CacheUse save() {
        boolean same = made.get() == 0 && used.size() == ownEntries;
        if (choice.file().isPresent() && build.isPresent() && !same) {
            write(choice.file().get(), build.get());
        }
        return new CacheUse(found.get(), made.get(), damaged.get(), troubles);
    }

    private void write(Path file, FragmentKey own) {
        Map<FragmentKey, Entry> entries = new TreeMap<>(Comparator.comparingLong(FragmentKey::first)
                .thenComparingLong(FragmentKey::second)
                .thenComparingLong(FragmentKey::third)
                .thenComparingLong(FragmentKey::fourth));
        entries.putAll(used);
        if (FragmentFile.bytes(entries) > FragmentFile.MAX_BYTES) {
            troubles.add("nothing is kept in " + file + ": it would be larger than " + (FragmentFile.MAX_BYTES >> 20)
                    + " MiB");
            return;
        }
        try {
            FragmentFile.write(file, own, entries);
        } catch (IOException e) {
            troubles.add(
                    "cannot write " + file + " (" + e.getClass().getSimpleName() + "), so the next run starts anew");
        }
    }
}
