package io.github.cascadelint.link;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.MemberFragment;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All types by fully qualified name: those that were parsed, those that are only known to exist because a file of their
 * name is in the scan, and those that the class path holds.
 */
public final class TypeIndex {

    private final Map<String, TypeFragment> types = new LinkedHashMap<>();
    private final Map<String, FileFragment> fileOfType = new HashMap<>();
    private final Map<String, FileFragment> unparsed = new HashMap<>();
    private final Map<String, Twin> duplicates = new LinkedHashMap<>();

    /** A type of which another file declares one of the same name. */
    private record Twin(TypeFragment type, FileFragment file) {}

    /** Types whose file must be parsed before a mapping file can be laid over what it declares. */
    private final Set<String> awaited = new TreeSet<>();

    private final MappingUnits units;
    private final List<Problem> problems = new ArrayList<>();
    private final Predicate<String> onClassPath;

    /** An index without a class path. */
    public TypeIndex(Collection<FileFragment> files) {
        this(files, name -> false);
    }

    /**
     * @param files in the order of their paths; where a type occurs twice, the one is used in whose source root most managed
     *     types are, of equals the first, and a source before a class file
     * @param onClassPath whether the class path holds a type of that name
     */
    public TypeIndex(Collection<FileFragment> files, Predicate<String> onClassPath) {
        this.onClassPath = onClassPath;
        files.stream().filter(file -> !file.isClassFile()).forEach(this::enter);
        files.stream().filter(FileFragment::isClassFile).forEach(this::enter);
        chooseTwins(files);
        this.units = new MappingUnits(files);
        overlay(new Overlays(this, units, problems));
    }

    /** Takes in the types of a file that was not parsed before. */
    void add(FileFragment file) {
        enter(file);
    }

    private void enter(FileFragment file) {
        if (!file.parsed()) {
            unparsed.putIfAbsent(file.promisedType(), file);
        }
        for (TypeFragment type : file.types()) {
            if (file.isClassFile() && unparsed.containsKey(type.name())) {
                continue; // the source has nothing that matters
            }
            if (types.putIfAbsent(type.name(), type) == null) {
                fileOfType.put(type.name(), file);
            } else if (isCompiled(type.name()) || !file.isClassFile()) {
                duplicates.put(type.range().toString(), new Twin(type, file));
            }
        }
    }

    /** The entities of a module refer to the twin beside them; the other is often what another program makes of it. */
    private void chooseTwins(Collection<FileFragment> files) {
        if (duplicates.isEmpty()) {
            return;
        }
        Map<String, Long> managed = files.stream()
                .filter(file -> !file.isClassFile())
                .collect(Collectors.groupingBy(
                        TypeIndex::sourceRoot,
                        Collectors.summingLong(file -> file.types().stream()
                                .filter(TypeIndex::saysManaged)
                                .count())));
        for (Twin twin : List.copyOf(duplicates.values())) {
            TypeFragment used = types.getOrDefault(twin.type().name(), twin.type());
            FileFragment usedFile = fileOf(used);
            if (!twin.file().isClassFile()
                    && managed.getOrDefault(sourceRoot(twin.file()), 0L)
                            > managed.getOrDefault(sourceRoot(usedFile), 0L)) {
                types.put(used.name(), twin.type());
                fileOfType.put(used.name(), twin.file());
                duplicates.remove(twin.type().range().toString());
                duplicates.put(used.range().toString(), new Twin(used, usedFile));
            }
        }
    }

    private static boolean saysManaged(TypeFragment type) {
        return type.annotations().stream()
                .map(use -> NameResolver.lastSegment(use.name()))
                .anyMatch(Linker.KIND_NAMES::contains);
    }

    /** The folder above the package of a file; of one that lies elsewhere than its package says, its own folder. */
    private static String sourceRoot(FileFragment file) {
        String folder = file.file().substring(0, file.file().lastIndexOf('/') + 1);
        String path = file.packageName().replace('.', '/') + "/";
        return folder.endsWith(path) ? folder.substring(0, folder.length() - path.length()) : folder;
    }

    /** Whether another file declares the type, with a member that the one that is used has not. */
    boolean twinHasMore(TypeFragment type) {
        return duplicates.values().stream()
                .map(Twin::type)
                .filter(twin -> twin.name().equals(type.name()))
                .anyMatch(twin -> !attributes(type).containsAll(attributes(twin)));
    }

    private static Set<String> attributes(TypeFragment type) {
        return type.members().stream().map(MemberFragment::attribute).collect(Collectors.toSet());
    }

    /** Everything is laid over what the sources declare, whatever was laid over something else before. */
    private void overlay(Overlays overlays) {
        Map<String, TypeFragment> overlaid = new LinkedHashMap<>();
        Map<String, FileFragment> files = new HashMap<>();
        for (TypeOverlay overlay : overlays.chosen()) {
            Optional<TypeFragment> declared = overlay.javaClass().flatMap(this::type);
            Optional<String> holder =
                    declared.isEmpty() ? overlay.javaClass().flatMap(this::unparsedHolder) : Optional.empty();
            if (declared.isPresent()) {
                overlaid.put(overlay.type(), overlays.over(declared.get(), overlay));
                files.put(overlay.type(), fileOf(declared.get()));
            } else if (holder.isPresent()) {
                awaited.add(holder.get());
            } else {
                overlaid.put(overlay.type(), overlays.alone(overlay));
                files.put(overlay.type(), mappingFile(overlay));
            }
        }
        awaited.addAll(overlays.awaited());
        types.putAll(overlaid);
        fileOfType.putAll(files);
    }

    /** The type, or the type around it, whose file has not been parsed. */
    Optional<String> unparsedHolder(String type) {
        String holder = type;
        while (!canBeParsed(holder) && holder.contains(".")) {
            holder = holder.substring(0, holder.lastIndexOf('.'));
        }
        return canBeParsed(holder) ? Optional.of(holder) : Optional.empty();
    }

    /** The file of a class that only a mapping file knows. */
    private static FileFragment mappingFile(TypeOverlay overlay) {
        return FileFragment.unparsed(
                overlay.range().file(), packageOf(overlay.type()), List.of(), List.of(), List.of());
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
        return duplicates.values().stream().map(Twin::type).toList();
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
        String outer = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        return (!types.containsKey(outer) || isCompiled(outer)) && onClassPath.test(name);
    }

    private boolean isCompiled(String name) {
        FileFragment file = fileOfType.get(name);
        return file != null && file.isClassFile();
    }

    /** Whether the type is declared in a file of the scan, parsed or not. */
    boolean isHere(String name) {
        return (types.containsKey(name) && !isCompiled(name)) || unparsed.containsKey(name);
    }

    /** Whether the type is known to exist. */
    boolean exists(String name) {
        return types.containsKey(name) || unparsed.containsKey(name) || isOnlyOnClassPath(name);
    }
}
