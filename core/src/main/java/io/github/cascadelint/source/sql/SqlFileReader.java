package io.github.cascadelint.source.sql;

import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.FrontEnd;
import io.github.cascadelint.source.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads scripts of migrations and start-up data: Flyway's, Spring's {@code data.sql}, {@code import.sql}, and the like. */
public final class SqlFileReader implements FrontEnd {

    /** A script larger than this is a dump of somebody's data. */
    private static final int MAX_BYTES = 1 << 20;

    @Override
    public boolean accepts(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".sql");
    }

    @Override
    public boolean misses(byte[] beginning) {
        return false;
    }

    /** A script that inserts nothing, and makes no key that deletes rows, says nothing. */
    @Override
    public Optional<FileFragment> read(String file, byte[] content, boolean always) {
        if (content.length > MAX_BYTES) {
            return Optional.empty();
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        List<Usage> usages = SeedSearch.inScript(file, text);
        return usages.isEmpty() ? Optional.empty() : Optional.of(FileFragment.seeds(file, usages));
    }
}
