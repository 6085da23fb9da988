package io.github.cascadelint.link;

import io.github.cascadelint.mapping.Origin;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.TypeFragment;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All types by fully qualified name: those that were parsed, those that are only known to exist because a file of their
 * name is in the scan, and those that the class path holds.
 */
public final class TypeIndex {

    private final Map<String, TypeFragment> types = new LinkedHashMap<>();
    private final Map<String, FileFragment> fileOfType = new HashMap<>();
    private final Map<String, FileFragment> unparsed = new HashMap<>();
    private final Map<String, TypeFragment> duplicates = new LinkedHashMap<>();

    private final Predicate<String> onClassPath;

    /** An index without a class path. */
    public TypeIndex(Collection<FileFragment> files) {
        this(files, name -> false);
    }

    /**
     * @param files in the order of their paths; where a type occurs twice, the first is used, and a source before a class
     *     file
     * @param onClassPath whether the class path holds a type of that name
     */
    public TypeIndex(Collection<FileFragment> files, Predicate<String> onClassPath) {
        this.onClassPath = onClassPath;
        files.stream().filter(file -> !file.isClassFile()).forEach(this::add);
        files.stream().filter(FileFragment::isClassFile).forEach(this::add);
    }

    private void add(FileFragment file) {
        if (!file.parsed()) {
            unparsed.putIfAbsent(file.promisedType(), file);
        }
        for (TypeFragment type : file.types()) {
            if (isCompiled(type) && unparsed.containsKey(type.name())) {
                continue; // the source has nothing that matters
            }
            TypeFragment first = types.putIfAbsent(type.name(), type);
            if (first == null) {
                fileOfType.put(type.name(), file);
            } else if (isCompiled(first) || !isCompiled(type)) {
                duplicates.put(type.range().toString(), type);
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

    /** Whether the type was not parsed, but can be: it is in the scan or on the class path. */
    boolean canBeParsed(String name) {
        return !types.containsKey(name) && (unparsed.containsKey(name) || isOnlyOnClassPath(name));
    }

    /** Whether the class path alone holds the type. What a source declares within a type is here. */
    boolean isOnlyOnClassPath(String name) {
        if (types.containsKey(name) || unparsed.containsKey(name)) {
            return false;
        }
        TypeFragment outer = types.get(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
        return (outer == null || isCompiled(outer)) && onClassPath.test(name);
    }

    private static boolean isCompiled(TypeFragment type) {
        return type.origin() == Origin.CLASS;
    }

    /** Whether the type is known to exist. */
    boolean exists(String name) {
        return types.containsKey(name) || unparsed.containsKey(name) || isOnlyOnClassPath(name);
    }
}
