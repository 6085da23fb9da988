package io.github.cascadelint.link;

import io.github.cascadelint.link.CodeTypes.Scope;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.source.Code;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.MethodCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells where an instance comes from: looked up, made, taken from another instance's attribute. */
final class Origins {

    /** Where an instance comes from. */
    enum Origin {
        FOUND,
        NEW,
        /** Read from an attribute of another instance. */
        COPIED,
        NULL,
        UNKNOWN
    }

    private static final int MAX_DEPTH = 12;

    private static final Set<Origin> HELD_OR_MADE = EnumSet.of(Origin.COPIED, Origin.NEW, Origin.NULL);

    private static final Set<String> LOOK_UPS =
            Set.of("find", "getReference", "load", "get", "byId", "findById", "bySimpleNaturalId", "byNaturalId");

    /** How the names of methods begin that look up what their arguments tell. */
    private static final Pattern LOOKS_UP =
            Pattern.compile("(find|get|load|look[uU]p|fetch|search|retrieve|read|query)" + "([A-Z].*)?");

    /** How the names of methods begin that make what they give. */
    private static final Pattern MAKES = Pattern.compile("(build|create|generate|instantiate|make|new)([A-Z].*)?");

    /** How the names of methods begin that make a copy of the row they are called on. */
    private static final Pattern COPIES = Pattern.compile("(clone|copy|duplicate)([A-Z].*)?");

    private static final Pattern FLUENT = Pattern.compile("(set|add)[A-Z].*");

    private static final Set<String> RESULTS = Set.of(
            "getSingleResult", "getSingleResultOrNull", "uniqueResult", "getResultList", "getResultStream", "list");

    private static final Set<String> COLLECTIONS =
            Set.of("of", "asList", "singleton", "singletonList", "newArrayList", "newHashSet");

    private final MappingModel model;
    private final CodeIndex index;
    private final CodeTypes types;

    Origins(MappingModel model, CodeIndex index, CodeTypes types) {
        this.model = model;
        this.index = index;
        this.types = types;
    }

    /** Where a value comes from; of a collection, where its elements do. */
    Origin origin(Code code, Scope scope) {
        return origin(code, scope, 0);
    }

    private Origin origin(Code code, Scope scope, int depth) {
        if (depth > MAX_DEPTH) {
            return Origin.UNKNOWN;
        }
        if (code instanceof Code.Local local) {
            MethodCode.Local variable = scope.method().locals().get(local.number());
            List<Origin> all = new ArrayList<>(origins(variable.values(), scope, depth));
            if (local.number() < scope.method().parameters()
                    || variable.values().isEmpty()) {
                all.add(Origin.UNKNOWN);
            }
            return join(all);
        }
        if (code instanceof Code.New made) {
            // a copy of a collection holds what the collection holds
            return isManaged(types.type(made, scope))
                    ? Origin.NEW
                    : made.arguments().size() == 1 ? origin(made.arguments().get(0), scope, depth + 1) : Origin.UNKNOWN;
        }
        if (code instanceof Code.Null) {
            return Origin.NULL;
        }
        if (code instanceof Code.Cast cast) {
            return origin(cast.of(), scope, depth + 1);
        }
        if (code instanceof Code.Choice choice) {
            return join(origins(choice.of(), scope, depth));
        }
        if (code instanceof Code.Element element) {
            return origin(element.of(), scope, depth + 1);
        }
        if (code instanceof Code.Lambda lambda) {
            return origin(lambda.result(), scope, depth + 1);
        }
        if (code instanceof Code.Field || code instanceof Code.Name) {
            return source(code, scope).isPresent() ? Origin.COPIED : Origin.UNKNOWN;
        }
        return code instanceof Code.Call call ? ofCall(call, scope, depth) : Origin.UNKNOWN;
    }

    private List<Origin> origins(List<Code> codes, Scope scope, int depth) {
        return codes.stream().map(one -> origin(one, scope, depth + 1)).toList();
    }

    /** What may be found or else made is found: the row may have another owner. */
    private static Origin join(List<Origin> all) {
        if (all.contains(Origin.FOUND)) {
            return Origin.FOUND;
        }
        List<Origin> known =
                all.stream().filter(one -> one != Origin.NULL).distinct().toList();
        if (known.isEmpty()) {
            return all.isEmpty() ? Origin.UNKNOWN : Origin.NULL;
        }
        return known.size() == 1 ? known.get(0) : Origin.UNKNOWN;
    }

    private Origin ofCall(Code.Call call, Scope scope, int depth) {
        Optional<BoundType> receiver = call.receiver().isEmpty()
                ? Optional.of(types.self(scope))
                : types.type(call.receiver().get(), scope);
        if (receiver.isPresent() && receiver.get().name().equals(CodeTypes.BUILDER)) {
            return call.method().equals("build") ? Origin.NEW : Origin.UNKNOWN;
        }
        if (source(call, scope).isPresent()) {
            return Origin.COPIED;
        }
        if (receiver.isPresent() && isManaged(receiver)) {
            return ofManaged(call, receiver.get(), scope, depth);
        }
        Optional<Libraries.Kind> kind = receiver.flatMap(this::kind);
        if (kind.isPresent()) {
            return ofLibrary(call, kind.get(), scope, depth);
        }
        if (receiver.isPresent() && index.exists(receiver.get().name())) {
            return ofService(call, receiver.get(), depth);
        }
        if (RESULTS.contains(call.method())) {
            return Origin.FOUND;
        }
        if (call.receiver().isPresent()
                && COLLECTIONS.contains(call.method())
                && !call.arguments().isEmpty()) {
            return join(origins(call.arguments(), scope, depth));
        }
        if (call.receiver().isEmpty()) {
            return Origin.UNKNOWN;
        }
        // a member of a list, of an optional, of a stream
        List<Code> held = new ArrayList<>(List.of(call.receiver().get()));
        if (call.method().startsWith("orElse")
                && !call.arguments().isEmpty()
                && !call.method().equals("orElseThrow")) {
            held.addAll(call.arguments());
        }
        if (call.method().equals("map") && call.arguments().size() == 1) {
            return call.arguments().get(0) instanceof Code.Lambda lambda
                    ? origin(lambda, scope, depth + 1)
                    : Origin.UNKNOWN;
        }
        return join(origins(held, scope, depth));
    }

    private Optional<Libraries.Kind> kind(BoundType type) {
        return index.supertypes(type).stream()
                .flatMap(up -> Libraries.kind(up.name()).stream())
                .findFirst();
    }

    private Origin ofLibrary(Code.Call call, Libraries.Kind kind, Scope scope, int depth) {
        if (call.method().equals("merge") || call.method().startsWith("save")) {
            return call.arguments().isEmpty()
                    ? Origin.UNKNOWN
                    : origin(call.arguments().get(0), scope, depth + 1);
        }
        return switch (kind) {
            case CONTEXT, STATELESS ->
                LOOK_UPS.contains(call.method())
                                || call.method().startsWith("find")
                                || call.method().startsWith("create")
                        ? Origin.FOUND
                        : Origin.UNKNOWN;
            case QUERY -> Origin.FOUND;
            case FACTORY -> Origin.UNKNOWN;
            default ->
                LOOKS_UP.matcher(call.method()).matches() || call.method().startsWith("list")
                        ? Origin.FOUND
                        : Origin.UNKNOWN;
        };
    }

    /** A method of a managed type: Panache's look-ups, factory methods, copies. */
    private Origin ofManaged(Code.Call call, BoundType receiver, Scope scope, int depth) {
        if (call.receiver().isPresent() && isFluent(call, receiver)) {
            return origin(call.receiver().get(), scope, depth + 1);
        }
        boolean isPanache = kind(receiver).isPresent();
        if (isPanache
                && LOOKS_UP.matcher(call.method()).matches()
                && !call.arguments().isEmpty()) {
            return Origin.FOUND;
        }
        Origin returned = returned(call, receiver, depth);
        boolean makes = MAKES.matcher(call.method()).matches()
                || COPIES.matcher(call.method()).matches();
        return returned == Origin.UNKNOWN && makes && givesRow(call, receiver) ? Origin.NEW : returned;
    }

    /** Whether a method of the scan is declared to give a row, or several. */
    private boolean givesRow(Code.Call call, BoundType receiver) {
        return index.methods(receiver, call.method(), call.arguments().size()).stream()
                .findFirst()
                .flatMap(method -> method.code()
                        .result()
                        .map(result -> index.bind(result, method.declaring().type(), method.bindings())))
                .map(result -> CodeTypes.element(result).orElse(result))
                .filter(result -> isManaged(Optional.of(result)))
                .isPresent();
    }

    /** Whether a member gives its own instance back: a setter with a result of its own type. */
    private boolean isFluent(Code.Call call, BoundType receiver) {
        return FLUENT.matcher(call.method()).matches()
                && index.methods(receiver, call.method(), call.arguments().size()).stream()
                        .findFirst()
                        .flatMap(method -> method.code()
                                .result()
                                .map(result ->
                                        index.bind(result, method.declaring().type(), method.bindings())))
                        .filter(result -> result.name().equals(receiver.name()))
                        .isPresent();
    }

    private Origin ofService(Code.Call call, BoundType receiver, int depth) {
        Optional<Origin> given = result(call, receiver, depth);
        if (given.filter(origin -> origin == Origin.FOUND || origin == Origin.NEW)
                .isPresent()) {
            return given.get();
        }
        if (given.equals(Optional.of(Origin.COPIED))) {
            return Origin.UNKNOWN; // it searches what an instance holds
        }
        boolean looksUp =
                LOOKS_UP.matcher(call.method()).matches() && !call.arguments().isEmpty();
        boolean isRow = givesRow(call, receiver);
        if (isRow && MAKES.matcher(call.method()).matches()) {
            return Origin.NEW;
        }
        return looksUp && isRow ? Origin.FOUND : Origin.UNKNOWN;
    }

    /** Where what a method of the scan returns comes from, by its body. */
    private Origin returned(Code.Call call, BoundType receiver, int depth) {
        return result(call, receiver, depth)
                .filter(origin -> origin == Origin.FOUND || origin == Origin.NEW)
                .orElse(Origin.UNKNOWN);
    }

    /** The same; of what is searched for in what an instance holds, or else made, that it is copied. */
    private Optional<Origin> result(Code.Call call, BoundType receiver, int depth) {
        return index.implementations(receiver, call.method(), call.arguments().size()).stream()
                .filter(method -> !method.code().returned().isEmpty())
                .findFirst()
                .map(method -> origins(
                        method.code().returned(),
                        new Scope(method.declaring(), method.code(), method.bindings()),
                        depth + 2))
                .map(all -> all.contains(Origin.COPIED) && HELD_OR_MADE.containsAll(all) ? Origin.COPIED : join(all));
    }

    private boolean isManaged(Optional<BoundType> type) {
        return type.flatMap(known -> model.type(known.name())).isPresent();
    }

    /**
     * An association of an instance.
     *
     * @param of the instance
     * @param owner its managed type
     * @param association what it reads
     */
    record Path(Code of, ManagedType owner, Association association) {}

    /** The association that an expression reads, directly or by way of a variable. */
    Optional<Path> source(Code code, Scope scope) {
        return source(code, scope, 0);
    }

    private Optional<Path> source(Code code, Scope scope, int depth) {
        if (depth > MAX_DEPTH) {
            return Optional.empty();
        }
        if (code instanceof Code.Cast cast) {
            return source(cast.of(), scope, depth + 1);
        }
        if (code instanceof Code.Local local && local.number() >= scope.method().parameters()) {
            List<Code> values = scope.method().locals().get(local.number()).values();
            return values.size() == 1 ? source(values.get(0), scope, depth + 1) : Optional.empty();
        }
        if (code instanceof Code.Name name) {
            return path(new Code.This(), name.name(), scope);
        }
        if (code instanceof Code.Field field) {
            return path(field.of(), field.name(), scope);
        }
        if (code instanceof Code.Call call && call.arguments().isEmpty()) {
            Code of = call.receiver().orElseGet(Code.This::new);
            return MemberFragment.propertyName(call.method())
                    .flatMap(name -> path(of, name, scope))
                    .or(() -> getter(call, of, scope))
                    .or(() -> Set.of("iterator", "listIterator", "values", "keySet")
                                    .contains(call.method())
                            ? source(of, scope, depth + 1)
                            : Optional.empty());
        }
        return Optional.empty();
    }

    /** A getter whose name does not tell which field it returns. */
    private Optional<Path> getter(Code.Call call, Code of, Scope scope) {
        Optional<ManagedType> owner = types.managed(of, scope);
        return owner.flatMap(type -> index.methods(CodeTypes.plain(type.name()), call.method(), 0).stream()
                .filter(method -> method.code().returned().size() == 1)
                .findFirst()
                .flatMap(method -> fieldOf(method.code().returned().get(0)))
                .flatMap(name -> types.association(type.name(), name))
                .map(association -> new Path(of, type, association)));
    }

    /** The field of the instance itself that a step assigns, or whose collection it changes. */
    static Optional<String> changed(Code step) {
        if (step instanceof Code.Assign assign) {
            return fieldOf(assign.target());
        }
        if (!(step instanceof Code.Call call) || call.receiver().isEmpty()) {
            return Optional.empty();
        }
        Code of = call.receiver().get();
        return of instanceof Code.Call getter
                        && getter.receiver()
                                .filter(r -> !(r instanceof Code.This))
                                .isEmpty()
                ? MemberFragment.propertyName(getter.method())
                : fieldOf(of);
    }

    /** The field of the instance itself that an expression is. */
    static Optional<String> fieldOf(Code code) {
        if (code instanceof Code.Name name) {
            return Optional.of(name.name());
        }
        return code instanceof Code.Field field && field.of() instanceof Code.This
                ? Optional.of(field.name())
                : Optional.empty();
    }

    private Optional<Path> path(Code of, String name, Scope scope) {
        return types.managed(of, scope)
                .flatMap(owner ->
                        types.association(owner.name(), name).map(association -> new Path(of, owner, association)));
    }
}
