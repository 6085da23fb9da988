package io.github.cascadelint.link;

import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.CodeSource;
import io.github.cascadelint.source.MethodCode;
import io.github.cascadelint.source.TypeCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What members of managed types and of data access objects do that nobody may call. Where code calls most such members, one
 * that nobody calls stands out, and what it would delete or change is no evidence. In a library nothing stands out.
 */
final class Doubts {

    /** Others than code call these: a framework by an annotation, or what fills and reads properties. */
    private static final Pattern PROPERTY = Pattern.compile("(set|get|is|with)[A-Z].*");

    /** Annotations that call nothing. */
    private static final Set<String> PLAIN = Set.of(
            "Override", "Transactional", "SuppressWarnings", "Deprecated", "Nullable", "NonNull", "CheckForNull");

    private static final Pattern DATA_ACCESS = Pattern.compile(".*(Repository|Repo|Dao|DAO)(Impl|Bean)?");

    /** What a call of it would take away. */
    private static final Set<Act> DOUBTFUL = EnumSet.of(
            Act.REMOVES,
            Act.REMOVES_HELD,
            Act.REMOVES_HELD_FOUND,
            Act.BULK_DELETES,
            Act.NATIVE_DELETES,
            Act.EMPTIES,
            Act.STATELESS_DELETES,
            Act.TAKES_OUT,
            Act.REPLACES,
            Act.REPLACES_FOUND,
            Act.REPLACES_MANAGED,
            Act.NARROWS);

    /** What is put aside until it is known whether the member is called. */
    private static final class Aside {
        private final List<CallSite> sites = new ArrayList<>();
        private final Set<String> written = new TreeSet<>();
    }

    private final MappingModel model;
    private final Map<String, Aside> ofManaged = new TreeMap<>();
    private final Map<String, Aside> ofAccess = new TreeMap<>();
    private Map<String, Aside> current = Map.of();
    private String member = "";

    Doubts(MappingModel model) {
        this.model = model;
    }

    /** Whose steps are read from now on. */
    void enter(TypeCode type, MethodCode method) {
        String name = type.type().name();
        boolean managed = model.type(name).isPresent();
        boolean doubtful = !method.isConstructor()
                && !PROPERTY.matcher(method.name()).matches()
                && method.annotations().stream()
                        .map(AnnotationUse::name)
                        .map(NameResolver::lastSegment)
                        .allMatch(PLAIN::contains)
                && (managed
                        || DATA_ACCESS.matcher(NameResolver.lastSegment(name)).matches());
        member = doubtful ? method.name() : "";
        current = managed ? ofManaged : ofAccess;
    }

    /** Whether what is done there is put aside. */
    boolean takes(CallSite site) {
        if (member.isEmpty() || !DOUBTFUL.contains(site.act())) {
            return false;
        }
        current.computeIfAbsent(member, name -> new Aside()).sites.add(site);
        return true;
    }

    /** Whether it is put aside that the member writes an association, by its key. */
    boolean takesWritten(String key) {
        if (member.isEmpty()) {
            return false;
        }
        current.computeIfAbsent(member, name -> new Aside()).written.add(key);
        return true;
    }

    /** Gives back what is no longer in doubt. */
    void resolve(CodeSource source, Collection<CallSite> sites, Collection<String> written) {
        Set<String> names = new TreeSet<>(ofManaged.keySet());
        names.addAll(ofAccess.keySet());
        if (names.isEmpty()) {
            return;
        }
        Set<String> used = source.used(names);
        for (Map<String, Aside> kind : List.of(ofManaged, ofAccess)) {
            boolean most = kind.keySet().stream().filter(used::contains).count() * 2 > kind.size();
            kind.forEach((name, aside) -> {
                if (!most || used.contains(name)) {
                    sites.addAll(aside.sites);
                    written.addAll(aside.written);
                }
            });
        }
    }
}
