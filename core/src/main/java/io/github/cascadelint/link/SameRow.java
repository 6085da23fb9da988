package io.github.cascadelint.link;

import io.github.cascadelint.link.CodeTypes.Scope;
import io.github.cascadelint.link.Origins.Origin;
import io.github.cascadelint.link.Origins.Path;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.EmbeddedAttribute;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.source.Code;
import io.github.cascadelint.source.MethodCode;
import io.github.cascadelint.source.MethodCode.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells whether what code looks up, attaches or replaces is a row that its method has just made, or that was there before. */
final class SameRow {

    private static final Pattern SAVES = Pattern.compile("(add|create|insert|merge|persist|save|store)([A-Z].*)?");
    private static final Set<String> KEYS = Set.of("getId", "id");
    private static final Set<String> UNWRAPS = Set.of("get", "orElse", "orElseThrow", "getFirst");

    private final MappingModel model;
    private final CodeTypes types;
    private final Origins origins;

    SameRow(MappingModel model, CodeTypes types, Origins origins) {
        this.model = model;
        this.types = types;
        this.origins = origins;
    }

    /** {@code dao.findById(dao.create(line))}: what is looked up by the key that saving it gave. */
    boolean isMadeHere(Code value, Scope scope) {
        Code found = only(value, scope);
        if (found instanceof Code.Call call && call.arguments().isEmpty() && UNWRAPS.contains(call.method())) {
            found = call.receiver().map(of -> only(of, scope)).orElse(found);
        }
        return found instanceof Code.Call lookUp && lookUp.arguments().stream().anyMatch(key -> isKeyOfNew(key, scope));
    }

    private boolean isKeyOfNew(Code key, Scope scope) {
        if (!(only(key, scope) instanceof Code.Call call)) {
            return false;
        }
        if (call.arguments().isEmpty()) {
            return KEYS.contains(call.method())
                    && call.receiver()
                            .filter(of -> origins.origin(of, scope) == Origin.NEW)
                            .isPresent();
        }
        return SAVES.matcher(call.method()).matches()
                && call.arguments().stream()
                        .anyMatch(argument -> types.managed(argument, scope).isPresent());
    }

    /** What a variable holds that is set once; any other expression as it is. */
    private static Code only(Code code, Scope scope) {
        if (code instanceof Code.Local local && local.number() >= scope.method().parameters()) {
            List<Code> values = scope.method().locals().get(local.number()).values();
            return values.size() == 1 && !(values.get(0) instanceof Code.Local) ? values.get(0) : code;
        }
        return code;
    }

    /** Whether what enters a collection has left the same one before, in the same method. */
    boolean isPutBack(Path path, Code value, Step step, Scope scope) {
        return calls(scope.method().steps().stream().takeWhile(before -> !before.equals(step)))
                .anyMatch(call ->
                        call.method().equals("remove") && call.arguments().contains(value) && isOn(call, path, scope));
    }

    /**
     * Whether rows enter the collection after others have left it in the same method, where their identifier is not of one
     * column: such keys are given, so the row that enters may well be written over the one that has left.
     */
    boolean isRenewed(Path path, Step step, Scope scope) {
        return path.association().target().resolved().filter(this::hasGivenKey).isPresent()
                && calls(scope.method().steps().stream().dropWhile(after -> !after.equals(step)))
                        .anyMatch(call -> call.method().equals("add") && isOn(call, path, scope));
    }

    private boolean hasGivenKey(String entity) {
        List<Attribute> attributes =
                model.type(entity).map(type -> type.attributes()).orElse(List.of());
        return attributes.stream().anyMatch(a -> a instanceof EmbeddedAttribute embedded && embedded.id())
                || attributes.stream()
                                .filter(a -> a instanceof BasicAttribute basic ? basic.id() : isIdentifier(a))
                                .count()
                        > 1;
    }

    private static boolean isIdentifier(Attribute attribute) {
        return attribute instanceof Association end && end.id();
    }

    /** {@code a.setNext(b.getNext()); b.setNext(c);}: a reference that its source lets go of afterwards. */
    boolean isMovedOn(Code value, Step step, Scope scope) {
        Optional<Path> from = origins.source(value, scope);
        return from.isPresent()
                && scope.method().steps().stream()
                        .dropWhile(after -> !after.equals(step))
                        .skip(1)
                        .map(Step::code)
                        .anyMatch(after -> sets(after, from.get(), scope));
    }

    private boolean sets(Code code, Path path, Scope scope) {
        if (code instanceof Code.Assign assign) {
            return origins.source(assign.target(), scope).filter(path::equals).isPresent();
        }
        return code instanceof Code.Call call
                && call.arguments().size() == 1
                && call.receiver().filter(path.of()::equals).isPresent()
                && CodeTypes.propertyAfter("set", call.method())
                        .filter(path.association().declaredName()::equals)
                        .isPresent();
    }

    private boolean isOn(Code.Call call, Path path, Scope scope) {
        return call.receiver()
                .flatMap(of -> origins.source(of, scope))
                .filter(path::equals)
                .isPresent();
    }

    private static Stream<Code.Call> calls(Stream<Step> steps) {
        return steps.map(MethodCode.Step::code)
                .filter(Code.Call.class::isInstance)
                .map(Code.Call.class::cast);
    }
}
