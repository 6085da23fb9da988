package io.github.cascadelint.source.cache;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where readings are kept.
 *
 * @param file where this run finds what an earlier one has kept, and keeps its own; empty to keep nothing
 * @param given files, or folders that hold some at any depth, whose readings are used and not changed
 * @param shard the part of the code to be read, where others read the rest; what this run finds is then of no use
 */
public record CacheChoice(Optional<Path> file, List<Path> given, Optional<Shard> shard) {

    /** Keeps nothing. */
    public static final CacheChoice NONE = new CacheChoice(Optional.empty(), List.of(), Optional.empty());

    /** How the names of files end that hold readings. */
    public static final String SUFFIX = ".fragments";

    public CacheChoice {
        given = List.copyOf(given);
    }

    /** The file of a folder for what runs keep. */
    public static CacheChoice in(Path folder) {
        return new CacheChoice(Optional.of(folder.resolve("cache" + SUFFIX)), List.of(), Optional.empty());
    }

    /** The same, with nothing kept that is not there already. */
    public CacheChoice readOnly() {
        List<Path> all = new ArrayList<>(given);
        file.filter(Files::isRegularFile).ifPresent(all::add);
        return new CacheChoice(Optional.empty(), all, shard);
    }

    /** The same with the readings of others. */
    public CacheChoice with(List<Path> others) {
        return new CacheChoice(file, others, shard);
    }

    /** Reads a part of the code for others, and keeps it in a folder. */
    public static CacheChoice of(Shard shard, Path folder) {
        String name = "shard-" + shard.number() + "-of-" + shard.of() + SUFFIX;
        return new CacheChoice(Optional.of(folder.resolve(name)), List.of(), Optional.of(shard));
    }
}
