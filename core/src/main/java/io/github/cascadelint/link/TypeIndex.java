package io.github.cascadelint.link;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.TypeOverlay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All types of the scan by fully qualified name: those that were parsed, and those that are only known to exist because a
 * file of their name is there.
 */
public final class TypeIndex {

    private final Map<String, TypeFragment> types = new LinkedHashMap<>();
    private final Map<String, FileFragment> fileOfType = new HashMap<>();
    private final Map<String, FileFragment> unparsed = new HashMap<>();
    private final Map<String, TypeFragment> duplicates = new LinkedHashMap<>();

    /** Types whose file must be parsed before a mapping file can be laid over what it declares. */
    private final Set<String> awaited = new TreeSet<>();

    private final MappingUnits units;
    private final List<Problem> problems = new ArrayList<>();

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
        this.units = new MappingUnits(files);
        overlay(new Overlays(this, units, problems));
    }

    private void overlay(Overlays overlays) {
        for (TypeOverlay overlay : overlays.chosen()) {
            TypeFragment declared = types.get(overlay.type());
            Optional<String> holder = declared == null ? unparsedHolder(overlay.type()) : Optional.empty();
            if (declared != null) {
                types.put(declared.name(), overlays.over(declared, overlay));
            } else if (holder.isPresent()) {
                awaited.add(holder.get());
            } else {
                types.put(overlay.type(), overlays.alone(overlay));
                fileOfType.put(overlay.type(), mappingFile(overlay));
            }
        }
    }

    /** The type, or the type around it, whose file has not been parsed. */
    private Optional<String> unparsedHolder(String type) {
        String holder = type;
        while (!unparsed.containsKey(holder) && holder.contains(".")) {
            holder = holder.substring(0, holder.lastIndexOf('.'));
        }
        return unparsed.containsKey(holder) ? Optional.of(holder) : Optional.empty();
    }

    /** The file of a class that only a mapping file knows. */
    private static FileFragment mappingFile(TypeOverlay overlay) {
        return FileFragment.unparsed(overlay.range().file(), packageOf(overlay.type()), List.of(), List.of());
    }

    /** Packages begin in lower case, classes do not; a class that does is at least the last part of its name. */
    private static String packageOf(String type) {
        int end = type.indexOf('.');
        int last = type.lastIndexOf('.');
        while (end < last && !Character.isUpperCase(type.charAt(end + 1))) {
            end = type.indexOf('.', end + 1);
        }
        return end < 0 ? "" : type.substring(0, end);
    }

    /** Where a mapping file adds PERSIST to every association of the unit that a type belongs to. */
    Optional<SourceRange> cascadePersist(TypeFragment type) {
        return units.cascadePersist(fileOf(type).file());
    }

    /** Types whose file must be parsed, because a mapping file maps what it declares. */
    Set<String> awaited() {
        return Collections.unmodifiableSet(awaited);
    }

    /** What mapping files say in vain. */
    List<Problem> problems() {
        return Collections.unmodifiableList(problems);
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
