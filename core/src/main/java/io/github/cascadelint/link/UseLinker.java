package io.github.cascadelint.link;

import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.Usage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the managed type that a place in code is about, by the imports and the package of its file. */
final class UseLinker {

    private UseLinker() {}

    static Map<String, List<EntityUse>> link(Collection<FileFragment> files, Collection<ManagedType> types) {
        Map<String, List<String>> bySimpleName = new HashMap<>();
        types.forEach(type -> bySimpleName
                .computeIfAbsent(type.simpleName(), k -> new ArrayList<>())
                .add(type.name()));
        Map<String, List<String>> byTable = new HashMap<>();
        types.forEach(type -> type.table()
                .ifPresent(table -> byTable.computeIfAbsent(table.toLowerCase(Locale.ROOT), k -> new ArrayList<>())
                        .add(type.name())));
        Map<String, List<EntityUse>> uses = new HashMap<>();
        for (FileFragment file : files) {
            for (Usage usage : file.usages()) {
                if (usage.use().kind() == EntityUse.Kind.SEEDED) {
                    byTable.getOrDefault(usage.type(), List.of())
                            .forEach(name -> uses.computeIfAbsent(name, k -> new ArrayList<>())
                                    .add(usage.use()));
                    continue;
                }
                List<String> candidates = bySimpleName.get(usage.type());
                if (candidates != null) {
                    choose(candidates, file)
                            .ifPresent(name -> uses.computeIfAbsent(name, k -> new ArrayList<>())
                                    .add(usage.use()));
                }
            }
        }
        uses.values().forEach(list -> list.sort(Comparator.comparing(EntityUse::range)));
        return uses;
    }

    /**
     * The candidate that the file imports or shares its package with. An entity that the file cannot see is meant only by
     * a query in a string, and then only when no other entity has that simple name.
     */
    private static Optional<String> choose(List<String> candidates, FileFragment file) {
        Optional<String> imported = candidates.stream()
                .filter(name -> file.imports().stream().anyMatch(i -> i.name().equals(name)))
                .findFirst();
        if (imported.isPresent()) {
            return imported;
        }
        Optional<String> visible = candidates.stream()
                .filter(name -> packageOf(name).equals(file.packageName())
                        || file.imports().stream()
                                .anyMatch(i -> i.onDemand() && i.name().equals(packageOf(name))))
                .findFirst();
        if (visible.isPresent()) {
            return visible;
        }
        boolean importsOther = candidates.stream()
                .map(NameResolver::lastSegment)
                .anyMatch(simple ->
                        file.imports().stream().anyMatch(i -> !i.onDemand() && NameResolver.isNamed(i.name(), simple)));
        return candidates.size() == 1 && !importsOther ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    private static String packageOf(String name) {
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
    }
}
