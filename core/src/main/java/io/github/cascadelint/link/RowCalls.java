package io.github.cascadelint.link;

import io.github.cascadelint.link.CodeTypes.Scope;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.Code;
import io.github.cascadelint.source.MethodCode;
import io.github.cascadelint.source.MethodCode.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tells which calls delete or write rows, and of which entity. */
final class RowCalls {

    /** What a call does to the rows of an entity. */
    record RowCall(Act act, String entity) {}

    /** How many methods of the scan a call may pass through before it comes to a context. */
    private static final int MAX_DEPTH = 4;

    private static final Pattern REMOVES = Pattern.compile("(delete|remove)([A-Z].*)?");
    private static final Pattern BULK = Pattern.compile("deleteInBatch|deleteAllInBatch|deleteAllByIdInBatch");
    private static final Pattern SAVES =
            Pattern.compile("(save|persist|merge|update|insert|store|replicate|create|add)([A-Z].*)?");
    private static final Pattern ASKS = Pattern.compile("(count|exists)([A-Z].*)?");

    private static final Set<Libraries.Kind> OF_ONE_ENTITY = EnumSet.of(
            Libraries.Kind.REPOSITORY,
            Libraries.Kind.STATELESS_REPOSITORY,
            Libraries.Kind.READ_ONLY_REPOSITORY,
            Libraries.Kind.PANACHE);

    private static final Set<String> CONTEXT_SAVES = Set.of(
            "persist", "merge", "save", "saveOrUpdate", "update", "replicate", "saveOrUpdateAll", "insert", "upsert");

    private final MappingModel model;
    private final CodeIndex index;
    private final CodeTypes types;
    private final IdentityHashMap<MethodCode, Map<Act, Set<Integer>>> summaries = new IdentityHashMap<>();
    private final IdentityHashMap<MethodCode, Map<Map<String, BoundType>, List<RowCall>>> ofTypeArguments =
            new IdentityHashMap<>();

    RowCalls(MappingModel model, CodeIndex index, CodeTypes types) {
        this.model = model;
        this.index = index;
        this.types = types;
    }

    /** What a call does to rows; nothing where that cannot be told. */
    List<RowCall> of(Code.Call call, Scope scope) {
        return of(call, scope, 0);
    }

    private List<RowCall> of(Code.Call call, Scope scope, int depth) {
        boolean may = REMOVES.matcher(call.method()).matches()
                || SAVES.matcher(call.method()).matches();
        Optional<BoundType> receiver = may ? receiver(call, scope) : Optional.empty();
        if (receiver.isEmpty()) {
            return List.of();
        }
        for (BoundType up : index.supertypes(receiver.get())) {
            Optional<Libraries.Kind> kind = Libraries.kind(up.name());
            if (kind.isPresent()) {
                List<RowCall> found = ofLibrary(call, kind.get(), up, receiver.get(), scope);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return model.type(receiver.get().name()).isPresent() ? List.of() : ofScan(call, receiver.get(), scope, depth);
    }

    /** The entity whose rows a call counts, or asks for. */
    Optional<String> asked(Code.Call call, Scope scope) {
        if (!ASKS.matcher(call.method()).matches()) {
            return Optional.empty();
        }
        return receiver(call, scope).stream()
                .flatMap(receiver -> index.supertypes(receiver).stream()
                        .filter(up -> Libraries.kind(up.name())
                                .filter(OF_ONE_ENTITY::contains)
                                .isPresent())
                        .flatMap(library -> types.row(library, receiver).stream()))
                .map(BoundType::name)
                .filter(name -> model.type(name).isPresent())
                .findFirst();
    }

    private Optional<BoundType> receiver(Code.Call call, Scope scope) {
        return call.receiver().isEmpty()
                ? Optional.of(types.self(scope))
                : types.type(call.receiver().get(), scope);
    }

    private List<RowCall> ofLibrary(
            Code.Call call, Libraries.Kind kind, BoundType library, BoundType receiver, Scope scope) {
        return switch (kind) {
            case CONTEXT, STATELESS -> ofContext(call, kind, scope);
            case REPOSITORY -> ofRepository(call, library, receiver, Act.REMOVES);
            case STATELESS_REPOSITORY -> ofRepository(call, library, receiver, Act.STATELESS_DELETES);
            case READ_ONLY_REPOSITORY ->
                index.methods(receiver, call.method(), call.arguments().size()).isEmpty()
                        ? List.of()
                        : ofRepository(call, library, receiver, Act.REMOVES);
            case PANACHE -> ofPanache(call, library, receiver);
            case FACTORY, QUERY -> List.of();
        };
    }

    private List<RowCall> ofContext(Code.Call call, Libraries.Kind kind, Scope scope) {
        Optional<Act> act = contextAct(call.method(), kind);
        if (act.isEmpty() || call.arguments().isEmpty()) {
            return List.of();
        }
        // session.delete("Order", order)
        boolean named = call.arguments().size() > 1 && call.arguments().get(0) instanceof Code.Text;
        return entity(call.arguments().get(named ? 1 : 0), scope)
                .map(entity -> List.of(new RowCall(act.get(), entity)))
                .orElse(List.of());
    }

    private static Optional<Act> contextAct(String method, Libraries.Kind kind) {
        if (method.equals("remove") || method.equals("delete") || method.equals("deleteAll")) {
            return Optional.of(kind == Libraries.Kind.STATELESS ? Act.STATELESS_DELETES : Act.REMOVES);
        }
        return CONTEXT_SAVES.contains(method) ? Optional.of(Act.SAVES) : Optional.empty();
    }

    private List<RowCall> ofRepository(Code.Call call, BoundType library, BoundType receiver, Act deletes) {
        Optional<String> entity = types.row(library, receiver)
                .map(BoundType::name)
                .filter(name -> model.type(name).isPresent());
        if (entity.isEmpty()) {
            return List.of();
        }
        if (BULK.matcher(call.method()).matches()) {
            return List.of(new RowCall(Act.BULK_DELETES, entity.get()));
        }
        if (hasQuery(call, receiver)) {
            return List.of();
        }
        if (REMOVES.matcher(call.method()).matches()) {
            return List.of(new RowCall(deletes, entity.get()));
        }
        return call.method().matches("(save|persist|merge|insert|update).*")
                ? List.of(new RowCall(Act.SAVES, entity.get()))
                : List.of();
    }

    /** Whether the called method says by a query of its own what it does, or has a body. */
    private boolean hasQuery(Code.Call call, BoundType receiver) {
        return index.methods(receiver, call.method(), call.arguments().size()).stream()
                .findFirst()
                .filter(method -> !isNamedForWhatItDoes(method.code()))
                .isPresent();
    }

    /** Whether a method of a repository has neither a query nor a body, so that its name tells what it does. */
    static boolean isNamedForWhatItDoes(MethodCode method) {
        return method.steps().isEmpty()
                && method.annotations().stream()
                        .map(AnnotationUse::name)
                        .map(NameResolver::lastSegment)
                        .noneMatch(
                                name -> name.equals("Query") || name.equals("NativeQuery") || name.equals("Modifying"));
    }

    /** Whether a library deletes by a method of that name. */
    static boolean isNamedForDelete(MethodCode method) {
        return isNamedForDelete(method.name());
    }

    /** Whether the name of a method says that it deletes. */
    static boolean isNamedForDelete(String method) {
        return REMOVES.matcher(method).matches();
    }

    private List<RowCall> ofPanache(Code.Call call, BoundType library, BoundType receiver) {
        Optional<String> entity = types.row(library, receiver)
                .map(BoundType::name)
                .filter(name -> model.type(name).isPresent());
        if (entity.isEmpty()) {
            return List.of();
        }
        Optional<Act> act = switch (call.method()) {
            case "deleteById" -> Optional.of(Act.REMOVES);
            case "deleteAll" -> Optional.of(Act.BULK_DELETES);
            case "delete" -> Optional.of(deletesInstance(call, receiver) ? Act.REMOVES : Act.BULK_DELETES);
            case "persist", "persistAndFlush" -> Optional.of(Act.SAVES);
            default -> Optional.empty();
        };
        return act.map(known -> List.of(new RowCall(known, entity.get()))).orElse(List.of());
    }

    /** {@code delete(order)} of a repository and {@code order.delete()}; else a query tells what is deleted. */
    private boolean deletesInstance(Code.Call call, BoundType receiver) {
        return model.type(receiver.name()).isPresent()
                ? call.arguments().isEmpty()
                : call.arguments().size() == 1 && !(call.arguments().get(0) instanceof Code.Text);
    }

    /** A method of the scan that gives what it is given to a context. */
    private List<RowCall> ofScan(Code.Call call, BoundType receiver, Scope scope, int depth) {
        List<RowCall> found = new ArrayList<>();
        Set<String> handled = handled(receiver);
        for (CodeIndex.Method method :
                index.implementations(receiver, call.method(), call.arguments().size())) {
            for (Map.Entry<Act, Set<Integer>> act : summary(method, 0).entrySet()) {
                for (int number : act.getValue()) {
                    entity(call.arguments().get(number), scope)
                            .map(entity -> new RowCall(act.getKey(), entity))
                            .filter(row -> !found.contains(row))
                            .ifPresent(found::add);
                }
            }
            ofTypeArguments(method, depth).stream()
                    .filter(row -> handled.contains(row.entity()) && !found.contains(row))
                    .forEach(found::add);
        }
        return found;
    }

    /** The entities that the type arguments of a type and of what it extends name. */
    private Set<String> handled(BoundType type) {
        Set<String> handled = new HashSet<>();
        index.supertypes(type).stream()
                .flatMap(up -> up.arguments().stream())
                .map(BoundType::name)
                .filter(name -> model.type(name).isPresent())
                .forEach(handled::add);
        return handled;
    }

    /**
     * What a method of a generic type deletes, by a key for example, where its type variables tell of which entity. What other
     * types delete is told where they do it.
     */
    private List<RowCall> ofTypeArguments(CodeIndex.Method method, int depth) {
        if (depth > MAX_DEPTH
                || method.declaring().type().typeParameters().isEmpty()
                || !isNamedForDelete(method.code())) {
            return List.of();
        }
        Map<Map<String, BoundType>, List<RowCall>> known =
                ofTypeArguments.computeIfAbsent(method.code(), code -> new HashMap<>());
        List<RowCall> done = known.putIfAbsent(method.bindings(), List.of());
        if (done != null) {
            return done;
        }
        Scope scope = new Scope(method.declaring(), method.code(), method.bindings());
        List<RowCall> found = method.code().steps().stream()
                .map(Step::code)
                .filter(Code.Call.class::isInstance)
                .flatMap(call -> of((Code.Call) call, scope, depth + 1).stream())
                .filter(row -> Act.DELETES.contains(row.act()))
                .distinct()
                .toList();
        known.put(method.bindings(), found);
        return found;
    }

    /** Whether a method calls the one that it overrides: what is called on itself by its own name is that. */
    private static boolean callsInherited(Code.Call call, Scope scope) {
        return call.receiver().filter(Code.This.class::isInstance).isPresent()
                && call.method().equals(scope.method().name())
                && call.arguments().size() == scope.method().parameters();
    }

    /** Which of its parameters a method deletes or writes. */
    private Map<Act, Set<Integer>> summary(CodeIndex.Method method, int depth) {
        Map<Act, Set<Integer>> known = summaries.get(method.code());
        if (known != null) {
            return known;
        }
        Map<Act, Set<Integer>> found = new EnumMap<>(Act.class);
        summaries.put(method.code(), found);
        if (depth > MAX_DEPTH) {
            return found;
        }
        Scope scope = new Scope(method.declaring(), method.code(), method.bindings());
        for (Step step : method.code().steps()) {
            if (step.code() instanceof Code.Call call && !call.arguments().isEmpty()) {
                acts(call, scope, depth)
                        .forEach((act, arguments) -> arguments.forEach(number -> parameter(
                                        call.arguments().get(number), scope, new HashSet<>())
                                .ifPresent(parameter -> found.computeIfAbsent(act, k -> new TreeSet<>())
                                        .add(parameter))));
            }
        }
        boolean removes = REMOVES.matcher(method.code().name()).matches();
        boolean saves = SAVES.matcher(method.code().name()).matches();
        found.keySet().removeIf(act -> act == Act.SAVES ? !saves : !removes);
        return found;
    }

    private Map<Act, Set<Integer>> acts(Code.Call call, Scope scope, int depth) {
        Optional<BoundType> receiver = receiver(call, scope);
        if (receiver.isEmpty() || model.type(receiver.get().name()).isPresent()) {
            return Map.of();
        }
        for (BoundType up : index.supertypes(receiver.get())) {
            Optional<Libraries.Kind> kind = Libraries.kind(up.name());
            if (kind.isEmpty()) {
                continue;
            }
            if (kind.get() == Libraries.Kind.CONTEXT || kind.get() == Libraries.Kind.STATELESS) {
                return contextAct(call.method(), kind.get())
                        .map(act -> Map.of(act, Set.of(0)))
                        .orElse(Map.of());
            }
        }
        if (!REMOVES.matcher(call.method()).matches()
                && !SAVES.matcher(call.method()).matches()) {
            return Map.of();
        }
        Map<Act, Set<Integer>> all = new EnumMap<>(Act.class);
        List<CodeIndex.Method> methods = callsInherited(call, scope)
                ? index.overridden(receiver.get(), scope.method())
                : index.implementations(
                        receiver.get(), call.method(), call.arguments().size());
        for (CodeIndex.Method method : methods) {
            summary(method, depth + 1)
                    .forEach((act, numbers) ->
                            all.computeIfAbsent(act, k -> new TreeSet<>()).addAll(numbers));
        }
        return all;
    }

    /** The parameter of the method that an expression is: as given, merged, or cast. */
    private static Optional<Integer> parameter(Code code, Scope scope, Set<Integer> seen) {
        if (code instanceof Code.Local local) {
            if (local.number() < scope.method().parameters()) {
                return Optional.of(local.number());
            }
            return seen.add(local.number())
                    ? scope.method().locals().get(local.number()).values().stream()
                            .flatMap(value -> parameter(value, scope, seen).stream())
                            .findFirst()
                    : Optional.empty();
        }
        if (code instanceof Code.Cast cast) {
            return parameter(cast.of(), scope, seen);
        }
        if (code instanceof Code.Choice choice) {
            return choice.of().stream()
                    .flatMap(one -> parameter(one, scope, seen).stream())
                    .findFirst();
        }
        return code instanceof Code.Call call
                        && call.method().equals("merge")
                        && call.arguments().size() == 1
                ? parameter(call.arguments().get(0), scope, seen)
                : Optional.empty();
    }

    /** The entity, or mapped superclass, of an argument, or of the elements of one that is a collection. */
    private Optional<String> entity(Code argument, Scope scope) {
        return types.type(argument, scope)
                .flatMap(type -> model.type(type.name())
                        .or(() -> CodeTypes.element(type).flatMap(element -> model.type(element.name()))))
                .filter(type -> type.kind() != ManagedType.Kind.EMBEDDABLE)
                .map(ManagedType::name);
    }
}
