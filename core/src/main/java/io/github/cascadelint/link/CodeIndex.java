package io.github.cascadelint.link;

import io.github.cascadelint.source.CodeFragment;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.FileFragment.Import;
import io.github.cascadelint.source.MethodCode;
import io.github.cascadelint.source.TypeCode;
import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.TypeUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The types whose code was read, with their supertypes and methods, type variables bound. */
final class CodeIndex {

    /** A method as a type has it that declares or inherits it. */
    record Method(TypeCode declaring, MethodCode code, Map<String, BoundType> bindings) {}

    private final TypeIndex index;
    private final NameResolver resolver;
    private final Map<String, TypeCode> codes = new LinkedHashMap<>();
    private final Function<String, Optional<CodeFragment>> later;
    private final Set<String> asked = new HashSet<>();

    /** Types of which no code is known, most of them of libraries. */
    private final Set<String> without = new HashSet<>();

    private final IdentityHashMap<TypeCode, Map<String, List<MethodCode>>> methods = new IdentityHashMap<>();
    private Optional<Map<String, List<String>>> subtypes = Optional.empty();
    private final Map<BoundType, List<BoundType>> supertypes = new HashMap<>();
    private final Constants constants;
    private final Map<String, String> entities;

    /**
     * @param entities the entities that interfaces stand for
     * @param code what was read of the code
     * @param later reads the code of a file that declares a type that is asked for
     */
    CodeIndex(
            Collection<FileFragment> files,
            Map<String, String> entities,
            Map<String, CodeFragment> code,
            Function<String, Optional<CodeFragment>> later) {
        this.entities = Map.copyOf(entities);
        this.later = later;
        List<FileFragment> all = new ArrayList<>();
        for (FileFragment file : files) {
            CodeFragment read = code.get(file.file());
            all.add(read == null || read.types().isEmpty() ? withoutOverlays(file) : declarations(read));
        }
        index = new TypeIndex(all);
        resolver = new NameResolver(index);
        constants = new Constants(index, resolver, this::code);
        code.values().forEach(this::add);
    }

    private void add(CodeFragment file) {
        for (TypeCode type : file.types()) {
            boolean isUsed = index.type(type.type().name())
                    .filter(used -> used.range().equals(type.type().range()))
                    .isPresent();
            if (isUsed) {
                codes.put(type.type().name(), type);
            }
        }
    }

    private Map<String, List<String>> subtypes() {
        Map<String, List<String>> below = new HashMap<>();
        codes.values()
                .forEach(type -> resolver.supertypes(type.type())
                        .forEach(up -> below.computeIfAbsent(up, k -> new ArrayList<>())
                                .add(type.type().name())));
        return below;
    }

    private static FileFragment withoutOverlays(FileFragment file) {
        return new FileFragment(
                file.file(),
                file.packageName(),
                file.imports(),
                file.types(),
                List.of(),
                List.of(),
                List.of(),
                file.parsed());
    }

    private static FileFragment declarations(CodeFragment code) {
        return new FileFragment(
                code.file(),
                code.packageName(),
                code.imports(),
                code.types().stream().map(TypeCode::type).toList(),
                List.of(),
                List.of(),
                List.of(),
                true);
    }

    /** The types whose code was read. */
    Collection<TypeCode> types() {
        return List.copyOf(codes.values());
    }

    /** The code of a type; read now if it was not before. */
    Optional<TypeCode> code(String type) {
        TypeCode code = codes.get(type);
        if (code != null) {
            return Optional.of(code);
        }
        if (without.contains(type)) {
            return Optional.empty();
        }
        Optional<FileFragment> file = index.unparsedHolder(type).flatMap(index::unparsed);
        if (file.isPresent() && asked.add(file.get().file())) {
            later.apply(file.get().file()).ifPresent(read -> {
                index.add(declarations(read));
                add(read);
                without.clear();
            });
        }
        if (!codes.containsKey(type)) {
            without.add(type);
        }
        return Optional.ofNullable(codes.get(type));
    }

    Optional<TypeFragment> type(String name) {
        return index.type(name);
    }

    boolean exists(String type) {
        return index.exists(type);
    }

    /** A name as it stands in a type; one that no source declares, as its imports and the libraries' types tell. */
    String resolve(String name, TypeFragment scope) {
        String resolved = resolver.resolve(name, scope);
        if (resolved.indexOf('.') >= 0 || index.exists(resolved)) {
            return resolved;
        }
        return index.fileOf(scope).imports().stream()
                .filter(imported -> imported.onDemand() && !imported.isStatic())
                .map(imported -> imported.name() + "." + resolved)
                .filter(Libraries::isKnown)
                .findFirst()
                .orElse(resolved);
    }

    /** Whether a name, as it stands in a type, is that of a type. */
    boolean isType(String name, TypeFragment scope) {
        String resolved = resolve(name, scope);
        return index.exists(resolved) || (resolved.endsWith("." + name) && Character.isUpperCase(name.charAt(0)));
    }

    List<Import> imports(TypeFragment type) {
        return index.fileOf(type).imports();
    }

    /** A type as written, names resolved and type variables replaced; for an interface of an entity, the entity. */
    BoundType bind(TypeUse use, TypeFragment scope, Map<String, BoundType> bindings) {
        BoundType variable = bindings.get(use.name());
        if (variable != null && use.arguments().isEmpty()) {
            return use.array()
                    ? new BoundType(variable.name(), variable.arguments(), true, variable.variable())
                    : variable;
        }
        List<BoundType> arguments = use.arguments().stream()
                .map(argument -> bind(argument, scope, bindings))
                .toList();
        String name = resolve(use.name(), scope);
        return new BoundType(entities.getOrDefault(name, name), arguments, use.array(), false);
    }

    /** The type parameters of a type and of those around it, each bound to itself. */
    Map<String, BoundType> ownBindings(TypeFragment type) {
        Map<String, BoundType> bindings = new HashMap<>();
        Optional<TypeFragment> current = Optional.of(type);
        while (current.isPresent()) {
            current.get()
                    .typeParameters()
                    .keySet()
                    .forEach(name -> bindings.putIfAbsent(name, new BoundType(name, List.of(), false, true)));
            current = current.get().outer().flatMap(index::type);
        }
        return bindings;
    }

    private Map<String, BoundType> bindings(TypeFragment type, List<BoundType> arguments) {
        Map<String, BoundType> bindings = ownBindings(type);
        int i = 0;
        for (String name : type.typeParameters().keySet()) {
            if (i < arguments.size()) {
                bindings.put(name, arguments.get(i));
            }
            i++;
        }
        return bindings;
    }

    /** A type and its superclasses and interfaces, nearest first, those outside the sources included. */
    List<BoundType> supertypes(BoundType type) {
        List<BoundType> known = supertypes.get(type);
        if (known == null) {
            known = new ArrayList<>(List.of(type));
            Set<String> seen = new LinkedHashSet<>(Set.of(type.name()));
            for (int i = 0; i < known.size(); i++) {
                BoundType here = known.get(i);
                Optional<TypeFragment> declared =
                        index.type(here.name()).or(() -> code(here.name()).map(TypeCode::type));
                if (declared.isEmpty()) {
                    continue;
                }
                Map<String, BoundType> bound = bindings(declared.get(), here.arguments());
                List<TypeUse> uses = new ArrayList<>();
                declared.get().superclass().ifPresent(uses::add);
                uses.addAll(declared.get().interfaces());
                List<String> names = resolver.supertypes(declared.get());
                for (int u = 0; u < uses.size(); u++) {
                    List<BoundType> arguments = uses.get(u).arguments().stream()
                            .map(argument -> bind(argument, declared.get(), bound))
                            .toList();
                    String name = names.get(u).indexOf('.') < 0 ? resolve(names.get(u), declared.get()) : names.get(u);
                    if (seen.add(name)) {
                        known.add(new BoundType(name, arguments, false, false));
                    }
                }
            }
            supertypes.put(type, known);
        }
        return known;
    }

    /** The types that directly or indirectly extend or implement a type, of those whose code was read to begin with. */
    List<String> subtypes(String type) {
        if (subtypes.isEmpty()) {
            subtypes = Optional.of(subtypes());
        }
        Map<String, List<String>> below = subtypes.get();
        List<String> found = new ArrayList<>(below.getOrDefault(type, List.of()));
        for (int i = 0; i < found.size(); i++) {
            for (String next : below.getOrDefault(found.get(i), List.of())) {
                if (!found.contains(next)) {
                    found.add(next);
                }
            }
        }
        return found;
    }

    /**
     * The methods of that name and number of parameters that a type declares or inherits, nearest first; without those that
     * a nearer one overrides.
     */
    List<Method> methods(BoundType type, String name, int parameters) {
        return methods(supertypes(type), name, parameters);
    }

    /** What a call of a method on {@code super} may run: the same of what is above the type that declares it. */
    List<Method> overridden(BoundType type, MethodCode method) {
        List<BoundType> all = supertypes(type);
        return methods(all.subList(1, all.size()), method.name(), method.parameters());
    }

    private List<Method> methods(List<BoundType> types, String name, int parameters) {
        List<Method> found = new ArrayList<>();
        for (BoundType up : types) {
            code(up.name()).ifPresent(code -> {
                for (MethodCode method : methods(code, name)) {
                    if (method.parameters() == parameters) {
                        Method next = new Method(code, method, bindings(code.type(), up.arguments()));
                        if (found.stream().noneMatch(nearer -> overrides(nearer, next))) {
                            found.add(next);
                        }
                    }
                }
            });
        }
        return found;
    }

    /** The methods of that name that a type declares, in the order of the source. */
    private List<MethodCode> methods(TypeCode code, String name) {
        return methods.computeIfAbsent(
                        code, type -> type.methods().stream().collect(Collectors.groupingBy(MethodCode::name)))
                .getOrDefault(name, List.of());
    }

    /** Whether a method with a body takes the place of an inherited one of its name and number of parameters. */
    private boolean overrides(Method nearer, Method inherited) {
        TypeFragment type = nearer.declaring().type();
        boolean hasBody = !nearer.code().steps().isEmpty() || !type.isAbstract();
        return hasBody
                && !type.name().equals(inherited.declaring().type().name())
                && IntStream.range(0, inherited.code().parameters())
                        .allMatch(number -> parameter(nearer, number).equals(parameter(inherited, number)));
    }

    private Optional<String> parameter(Method method, int number) {
        return method.code()
                .locals()
                .get(number)
                .type()
                .map(type ->
                        bind(type, method.declaring().type(), method.bindings()).name());
    }

    /** What a call may run: what the type declares or inherits, and where that has no body, what its subtypes declare. */
    List<Method> implementations(BoundType type, String name, int parameters) {
        List<Method> methods = new ArrayList<>(methods(type, name, parameters));
        if (methods.stream().allMatch(method -> method.code().steps().isEmpty())) {
            for (String below : subtypes(type.name())) {
                methods.addAll(methods(CodeTypes.plain(below), name, parameters));
            }
        }
        return methods;
    }

    /** The type of a field that a type declares or inherits, or that a type around it does. */
    Optional<BoundType> field(BoundType type, String name) {
        for (BoundType up : supertypes(type)) {
            Optional<TypeCode> code = code(up.name());
            if (code.isPresent() && code.get().fields().containsKey(name)) {
                TypeFragment declaring = code.get().type();
                return Optional.of(bind(code.get().fields().get(name), declaring, bindings(declaring, up.arguments())));
            }
        }
        return index.type(type.name())
                .flatMap(TypeFragment::outer)
                .flatMap(outer -> field(new BoundType(outer, List.of(), false, false), name));
    }

    /** Evaluates constants that the code names. */
    Constants constants() {
        return constants;
    }

    /** All types parsed so far, whether their code was read or not; to look at one of them may parse further ones. */
    Collection<TypeFragment> declared() {
        return List.copyOf(index.types());
    }
}
