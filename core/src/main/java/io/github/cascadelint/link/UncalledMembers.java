package io.github.cascadelint.link;

import io.github.cascadelint.link.CodeTypes.Scope;
import io.github.cascadelint.link.Origins.Path;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.source.Code;
import io.github.cascadelint.source.CodeWords;
import io.github.cascadelint.source.MethodCode;
import io.github.cascadelint.source.TypeCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Members of managed types that change an association and that no other type is seen to call: nothing tells that they ever
 * run. The code that calls a member of that name is read for it.
 */
final class UncalledMembers {

    /** A call, and the method that makes it. */
    private record Placed(TypeCode caller, MethodCode method, Code.Call call) {}

    private final MappingModel model;
    private final CodeIndex index;
    private final CodeTypes types;
    private final Set<TypeCode> entered = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, List<Placed>> calls = new HashMap<>();
    private final Map<String, Boolean> known = new HashMap<>();
    private final Map<String, Boolean> alone = new HashMap<>();

    UncalledMembers(MappingModel model, CodeIndex index, CodeTypes types) {
        this.model = model;
        this.index = index;
        this.types = types;
    }

    /** Whether the method is such a member, and the association is its own instance's. */
    boolean has(Path path, Scope scope) {
        String type = scope.type().type().name();
        MethodCode method = scope.method();
        if (!(path.of() instanceof Code.This)
                || model.type(type).isEmpty()
                || CodeWords.changesCollection(method.name())) {
            return false;
        }
        return known.computeIfAbsent(key(type, method), key -> !isCalled(type, method));
    }

    /** The same, where no other member of the type calls it either. */
    boolean hasAlone(Path path, Scope scope) {
        String type = scope.type().type().name();
        MethodCode method = scope.method();
        return !method.isConstructor()
                && has(path, scope)
                && alone.computeIfAbsent(
                        key(type, method),
                        key -> scope.type().methods().stream()
                                .filter(other -> !key(type, other).equals(key(type, method)))
                                .flatMap(other -> other.steps().stream())
                                .noneMatch(step -> step.code() instanceof Code.Call call
                                        && call.method().equals(method.name())
                                        && arguments(call) == method.parameters()));
    }

    private static String key(String type, MethodCode method) {
        return type + "#" + method.name() + "/" + method.parameters();
    }

    private boolean isCalled(String type, MethodCode member) {
        index.types().forEach(this::enter);
        return List.copyOf(calls.getOrDefault(member.name(), List.of())).stream()
                .filter(placed -> !placed.caller().type().name().equals(type))
                .anyMatch(placed -> mayBe(
                        placed.call(),
                        member,
                        type,
                        new Scope(
                                placed.caller(),
                                placed.method(),
                                index.ownBindings(placed.caller().type()))));
    }

    /** Takes note of the calls of a type once: code may be read after the first question. */
    private void enter(TypeCode caller) {
        if (!entered.add(caller)) {
            return;
        }
        for (MethodCode method : caller.methods()) {
            for (MethodCode.Step step : method.steps()) {
                if (step.code() instanceof Code.Call call) {
                    calls.computeIfAbsent(call.method(), name -> new ArrayList<>())
                            .add(new Placed(caller, method, call));
                }
            }
        }
    }

    /** Whether a call is one of the member, by what is known of its receiver. */
    private boolean mayBe(Code.Call call, MethodCode member, String type, Scope scope) {
        if (!call.method().equals(member.name()) || arguments(call) != member.parameters()) {
            return false;
        }
        BoundType receiver = call.receiver().isEmpty()
                ? types.self(scope)
                : types.type(call.receiver().get(), scope).orElse(null);
        return receiver == null
                || receiver.variable()
                || isBelow(receiver.name(), type)
                || isBelow(type, receiver.name());
    }

    /** {@code all.forEach(Order::empty)} calls it of the element, which it gives for an argument here. */
    private static int arguments(Code.Call call) {
        boolean ofElement = call.arguments().size() == 1
                && call.arguments().get(0) instanceof Code.Element
                && call.receiver().filter(Code.Name.class::isInstance).isPresent();
        return ofElement ? 0 : call.arguments().size();
    }

    private boolean isBelow(String type, String above) {
        return index.supertypes(CodeTypes.plain(type)).stream()
                .anyMatch(up -> up.name().equals(above));
    }
}
