package io.github.cascadelint.mapping;

import io.github.cascadelint.base.Api;
import io.github.cascadelint.base.Watched;
import io.github.cascadelint.mapping.CallSite.Act;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All managed types of a scan, linked. Closed: every association's target is a type of this model, external or
 * unresolved, never missing.
 */
@Api
public final class MappingModel {

    /** What changes an attribute of an instance. */
    private static final Set<Act> WRITES = EnumSet.of(
            Act.ATTACHES_FOUND,
            Act.ATTACHES_NEW,
            Act.ATTACHES_COPIED,
            Act.MOVES,
            Act.TAKES_OUT,
            Act.NULLS,
            Act.REPLACES,
            Act.REPLACES_FOUND,
            Act.NARROWS);

    private final SortedMap<String, ManagedType> types;
    private final Set<String> incompleteTypes;
    private final Map<String, List<EntityUse>> uses;
    private final Map<String, List<CallSite>> callSites;
    private final Map<String, Map<Act, List<CallSite>>> callSitesByAct;
    private final List<Repository> repositories;
    private final Set<String> written;
    private final List<Marking> markings;
    private final List<UnreadMapping> unread;
    private final Map<String, UnstableHash> unstableHashes;
    private final Map<String, ManagedType> typesByName;
    private final Map<String, Set<String>> subtypes;
    private final Optional<Consumer<String>> watcher;

    /**
     * @param types the managed types
     * @param incompleteTypes names of managed types that may have more attributes than were read: part of their source
     *     was not understood, or a superclass is outside the sources
     * @param uses places in code that tell how instances live, by name of the managed type
     */
    public MappingModel(Collection<ManagedType> types, Set<String> incompleteTypes, Map<String, List<EntityUse>> uses) {
        this(types, incompleteTypes, uses, List.of());
    }

    /**
     * @param types the managed types
     * @param incompleteTypes as above
     * @param uses as above
     * @param callSites what code does to rows and attributes
     */
    public MappingModel(
            Collection<ManagedType> types,
            Set<String> incompleteTypes,
            Map<String, List<EntityUse>> uses,
            Collection<CallSite> callSites) {
        this(types, incompleteTypes, uses, callSites, List.of(), List.of());
    }

    /**
     * @param types the managed types
     * @param incompleteTypes as above
     * @param uses as above
     * @param callSites what code does to rows and attributes
     * @param markings annotations that mean something to one provider only, or nothing where they stand
     * @param unread mappings that count for nothing, in the order of their places
     */
    public MappingModel(
            Collection<ManagedType> types,
            Set<String> incompleteTypes,
            Map<String, List<EntityUse>> uses,
            Collection<CallSite> callSites,
            Collection<Marking> markings,
            List<UnreadMapping> unread) {
        this(types, incompleteTypes, uses, callSites, List.of(), Set.of(), List.of(), markings, unread);
    }

    private MappingModel(
            Collection<ManagedType> types,
            Set<String> incompleteTypes,
            Map<String, List<EntityUse>> uses,
            Collection<CallSite> callSites,
            Collection<Repository> repositories,
            Set<String> written,
            Collection<UnstableHash> unstableHashes,
            Collection<Marking> markings,
            List<UnreadMapping> unread) {
        this.repositories = List.copyOf(repositories.stream()
                .sorted(Comparator.comparing(Repository::range))
                .toList());
        this.written = Set.copyOf(written);
        this.markings =
                markings.stream().sorted(Comparator.comparing(Marking::range)).toList();
        this.unread = List.copyOf(unread);
        this.unstableHashes = unstableHashes.stream()
                .collect(Collectors.toUnmodifiableMap(hash -> key(hash.owner(), hash.attribute()), hash -> hash));
        SortedMap<String, ManagedType> byName = new TreeMap<>();
        types.forEach(type -> byName.put(type.name(), type));
        this.types = Collections.unmodifiableSortedMap(byName);
        this.typesByName = new HashMap<>(byName);
        this.incompleteTypes = Set.copyOf(incompleteTypes);
        this.uses = Map.copyOf(uses);
        this.callSites = callSites.stream()
                .sorted(Comparator.comparing(CallSite::range).thenComparing(CallSite::act))
                .collect(Collectors.groupingBy(CallSite::entity));
        this.callSitesByAct = new HashMap<>();
        this.callSites.forEach((entity, sites) -> callSitesByAct.put(entity, byAct(sites)));
        this.watcher = Optional.empty();
        this.subtypes = new HashMap<>();
        for (ManagedType type : this.types.values()) {
            for (String up : supertypes(type.name())) {
                subtypes.computeIfAbsent(up, k -> new LinkedHashSet<>()).add(type.name());
            }
        }
    }

    private static Map<Act, List<CallSite>> byAct(List<CallSite> sites) {
        return sites.stream()
                .collect(Collectors.groupingBy(
                        CallSite::act, () -> new EnumMap<>(Act.class), Collectors.toUnmodifiableList()));
    }

    private MappingModel(MappingModel model, Consumer<String> watcher) {
        this.types = model.types;
        this.incompleteTypes = model.incompleteTypes;
        this.uses = model.uses;
        this.callSites = model.callSites;
        this.callSitesByAct = model.callSitesByAct;
        this.repositories = model.repositories;
        this.written = model.written;
        this.markings = model.markings;
        this.unread = model.unread;
        this.unstableHashes = model.unstableHashes;
        this.typesByName = model.typesByName;
        this.subtypes = model.subtypes;
        this.watcher = Optional.of(watcher);
    }

    /** The same model, which tells the name of each managed type that somebody comes to who goes through all of them. */
    @Api.NotApi
    public MappingModel watchedBy(Consumer<String> consumer) {
        return new MappingModel(this, consumer);
    }

    private <E> List<E> watched(List<E> items, Function<E, String> type) {
        return watcher.<List<E>>map(told -> new Watched<>(items, item -> told.accept(type.apply(item))))
                .orElse(items);
    }

    /**
     * The same model with what code does to rows and attributes, and the repositories that it has.
     *
     * @param written the associations into which code puts something, by {@link #key}
     * @param hashes the sets under orphan removal that may lose track of their rows
     */
    @Api.NotApi
    public MappingModel withCode(
            Collection<CallSite> sites,
            Collection<Repository> repositoriesOfCode,
            Set<String> written,
            Collection<UnstableHash> hashes) {
        return new MappingModel(
                types.values(), incompleteTypes, uses, sites, repositoriesOfCode, written, hashes, markings, unread);
    }

    /** What tells one declared association from all others. */
    @Api.NotApi
    public static String key(Association association) {
        return key(association.declaredBy(), association.declaredName());
    }

    private static String key(String declaredBy, String attribute) {
        return declaredBy + "#" + attribute;
    }

    /** Whether code puts something into the attribute, or takes something out of it. */
    @Api.NotApi
    public boolean isWritten(Association association) {
        return written.contains(key(association))
                || WRITES.stream().anyMatch(act -> !callSites(association, act).isEmpty());
    }

    /** Whether code puts something into the attribute. */
    @Api.NotApi
    public boolean isFilled(Association association) {
        return written.contains(key(association))
                || WRITES.stream()
                        .filter(act -> act != Act.TAKES_OUT && act != Act.NULLS)
                        .anyMatch(act -> !callSites(association, act).isEmpty());
    }

    /** Whether anything is known of what code does. */
    @Api.NotApi
    public boolean hasCode() {
        return !callSites.isEmpty() || !uses.isEmpty() || !written.isEmpty();
    }

    /** All repositories and DAOs, in the order of the places. */
    @Api.NotApi
    public List<Repository> repositories() {
        return repositories;
    }

    /** The repositories and DAOs declared for an entity, in the order of the places. */
    @Api.NotApi
    public List<Repository> repositories(String entity) {
        return repositories.stream()
                .filter(repository -> repository.entity().equals(entity))
                .toList();
    }

    /** What code does to rows and attributes of instances that it knows as the type, in the order of the places. */
    @Api.NotApi
    public List<CallSite> callSitesOf(String typeName) {
        return callSites.getOrDefault(typeName, List.of());
    }

    /** The managed types, by name. */
    public Collection<ManagedType> types() {
        return watcher.isPresent() ? watched(List.copyOf(types.values()), ManagedType::name) : types.values();
    }

    /** The managed type of that fully qualified name. */
    public Optional<ManagedType> type(String name) {
        return Optional.ofNullable(typesByName.get(name));
    }

    /** The entities, by name. */
    public List<ManagedType> entities() {
        return watched(types.values().stream().filter(ManagedType::isEntity).toList(), ManagedType::name);
    }

    /** Whether all attributes of the type, inherited ones included, are known. Rules about absence ask this first. */
    public boolean isComplete(String typeName) {
        return types.containsKey(typeName) && !incompleteTypes.contains(typeName);
    }

    /** Mappings that are written and count for nothing, for the given reason, in the order of their places. */
    @Api.NotApi
    public List<UnreadMapping> unread(UnreadMapping.Reason reason) {
        return unread.stream().filter(mapping -> mapping.reason() == reason).toList();
    }

    /** Where code does the given with instances of the type, in the order of the places. */
    @Api.NotApi
    public List<EntityUse> uses(String typeName, EntityUse.Kind kind) {
        return uses.getOrDefault(typeName, List.of()).stream()
                .filter(use -> use.kind() == kind)
                .toList();
    }

    /** The annotations that mean something to one provider only, or nothing where they stand, in the order of the places. */
    @Api.NotApi
    public List<Marking> markings() {
        return List.copyOf(markings);
    }

    /** What may change of the hash codes that a set under orphan removal finds its rows by. */
    @Api.NotApi
    public Optional<UnstableHash> unstableHash(Association set) {
        return Optional.ofNullable(unstableHashes.get(key(set)));
    }

    /** Where code does the given to rows of the type, or of one that it can be stored as, in the order of the places. */
    @Api.NotApi
    public List<CallSite> callSites(String typeName, CallSite.Act act) {
        Set<String> below = subtypes(typeName);
        return below.isEmpty()
                ? known(typeName, act)
                : Stream.concat(Stream.of(typeName), below.stream())
                        .flatMap(name -> known(name, act).stream())
                        .sorted(Comparator.comparing(CallSite::range))
                        .toList();
    }

    /** What code does to rows known as that type, and no other. */
    private List<CallSite> known(String typeName, Act act) {
        return callSitesByAct.getOrDefault(typeName, Map.of()).getOrDefault(act, List.of());
    }

    /**
     * Where code does any of the given to rows of the type, of one that it can be stored as, or of an entity that it extends,
     * act by act.
     */
    @Api.NotApi
    public Stream<CallSite> callSitesOfHierarchy(String typeName, Set<CallSite.Act> acts) {
        return Stream.concat(Stream.of(typeName), supertypes(typeName).stream())
                .flatMap(name -> acts.stream().flatMap(act -> callSites(name, act).stream()))
                .filter(site -> sameHierarchy(site.entity(), typeName));
    }

    /**
     * Where code does the given to an attribute of its owner, known as the owner, as one of its supertypes or as one of its
     * subtypes; of an embeddable's attribute, to any instance of the embeddable. In the order of the places.
     */
    @Api.NotApi
    public List<CallSite> callSites(Association association, CallSite.Act act) {
        boolean isEmbedded = !association.name().equals(association.declaredName());
        String holder = isEmbedded ? association.declaredBy() : association.owner();
        return Stream.concat(
                        supertypes(holder).stream().flatMap(name -> known(name, act).stream()),
                        callSites(holder, act).stream())
                .filter(site -> site.attribute().equals(Optional.of(association.declaredName())))
                .sorted(Comparator.comparing(CallSite::range))
                .toList();
    }

    /** The managed supertypes of a type, nearest first, without itself. */
    public List<String> supertypes(String name) {
        List<String> up = new ArrayList<>();
        Optional<String> next = type(name).flatMap(ManagedType::superclass);
        while (next.isPresent() && !up.contains(next.get())) {
            up.add(next.get());
            next = type(next.get()).flatMap(ManagedType::superclass);
        }
        return up;
    }

    /** The managed subtypes of a type at any depth, without itself. */
    public Set<String> subtypes(String name) {
        return Collections.unmodifiableSet(subtypes.getOrDefault(name, Set.of()));
    }

    /** Whether the two are the same type or one is a managed supertype of the other, so that one row can be both. */
    public boolean sameHierarchy(String a, String b) {
        return a.equals(b) || supertypes(a).contains(b) || supertypes(b).contains(a);
    }

    /**
     * Every association once, at the place where it is declared: one that several entities inherit appears for the first
     * of them by name, or for the declaring type itself when that is an entity.
     */
    public List<Association> declaredAssociations() {
        Map<String, Association> byDeclaration = new LinkedHashMap<>();
        for (ManagedType type : types.values()) {
            for (Association association : type.associations()) {
                String key = association.declaredBy() + "#" + association.declaredName();
                Association seen = byDeclaration.get(key);
                if (seen == null || rank(association) < rank(seen)) {
                    byDeclaration.put(key, association);
                }
            }
        }
        return watched(
                byDeclaration.values().stream()
                        .sorted((a, b) -> a.range().compareTo(b.range()))
                        .toList(),
                Association::owner);
    }

    /** Prefers the declaring entity, then an inheriting entity, and last a mapped superclass or embeddable nobody uses. */
    private int rank(Association association) {
        if (!type(association.owner()).map(ManagedType::isEntity).orElse(false)) {
            return 2;
        }
        return association.owner().equals(association.declaredBy()) ? 0 : 1;
    }
}
