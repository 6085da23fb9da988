package io.github.cascadelint.link;

import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.TypeFragment;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All types of the scan by fully qualified name: those that were parsed, and those that are only known to exist because a
 * file of their name is there.
 */
public final class TypeIndex {

    private final Map<String, TypeFragment> types = new LinkedHashMap<>();
    private final Map<String, FileFragment> fileOfType = new HashMap<>();
    private final Map<String, FileFragment> unparsed = new HashMap<>();
    private final Map<String, TypeFragment> duplicates = new LinkedHashMap<>();

    /** @param files in the order of their paths; where a type occurs twice, the first is used */
    public TypeIndex(Collection<FileFragment> files) {
        for (FileFragment file : files) {
            if (!file.parsed()) {
                unparsed.putIfAbsent(file.promisedType(), file);
            }
            for (TypeFragment type : file.types()) {
                if (types.putIfAbsent(type.name(), type) == null) {
                    fileOfType.put(type.name(), file);
                } else {
                    duplicates.put(type.range().toString(), type);
                }
            }
        }
    }

    /** The parsed types. */
    public Collection<TypeFragment> types() {
        return Collections.unmodifiableCollection(types.values());
    }

    /** Parsed types that were left aside because another file declares the same name. */
    public Collection<TypeFragment> duplicates() {
        return Collections.unmodifiableCollection(duplicates.values());
    }

    /** The parsed type of that name. */
    public Optional<TypeFragment> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** The file that declares a parsed type. */
    public FileFragment fileOf(TypeFragment type) {
        FileFragment file = fileOfType.get(type.name());
        if (file == null) {
            throw new IllegalArgumentException("not a type of this index: " + type.name());
        }
        return file;
    }

    /** The file that by its name declares a type, when it has not been parsed. */
    public Optional<FileFragment> unparsed(String name) {
        return Optional.ofNullable(unparsed.get(name));
    }

    /** Whether the type is known to exist. */
    boolean exists(String name) {
        return types.containsKey(name) || unparsed.containsKey(name);
    }
}
