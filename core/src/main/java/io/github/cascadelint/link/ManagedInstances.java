package io.github.cascadelint.link;

import io.github.cascadelint.link.CodeTypes.Scope;
import io.github.cascadelint.link.Libraries.Kind;
import io.github.cascadelint.link.Origins.Origin;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.Code;
import io.github.cascadelint.source.MethodCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells which instances are managed where a method changes them (Jakarta Persistence 3.2, section 3.2): those that it finds in
 * the persistence context itself, or within a transaction, so that the context is still open.
 */
final class ManagedInstances {

    private static final int MAX_DEPTH = 6;

    /** What says of a method, or of all methods of a type, that they run in a transaction. */
    private static final Set<String> IN_TRANSACTION = Set.of("Transactional", "Stateless", "Stateful", "Singleton");

    private final CodeIndex index;
    private final CodeTypes types;
    private final Origins origins;

    ManagedInstances(CodeIndex index, CodeTypes types, Origins origins) {
        this.index = index;
        this.types = types;
        this.origins = origins;
    }

    /** Whether an instance is managed, whichever way it came to the method. */
    boolean holds(Code instance, Scope scope) {
        Origin origin = origins.origin(instance, scope);
        return (origin == Origin.FOUND || origin == Origin.COPIED)
                && !mayBeNew(instance, scope)
                && (isInTransaction(scope) || isFromContext(instance, scope, 0));
    }

    private boolean mayBeNew(Code instance, Scope scope) {
        return values(instance, scope).stream().anyMatch(value -> origins.origin(value, scope) == Origin.NEW);
    }

    private static List<Code> values(Code instance, Scope scope) {
        if (!(instance instanceof Code.Local local)) {
            return List.of();
        }
        MethodCode.Local variable = scope.method().locals().get(local.number());
        return variable.values();
    }

    private static boolean isInTransaction(Scope scope) {
        return Stream.concat(scope.method().annotations().stream(), scope.type().type().annotations().stream())
                .map(AnnotationUse::name)
                .map(NameResolver::lastSegment)
                .anyMatch(IN_TRANSACTION::contains);
    }

    private boolean isFromContext(Code instance, Scope scope, int depth) {
        if (depth > MAX_DEPTH) {
            return false;
        }
        if (instance instanceof Code.Local) {
            List<Code> values = values(instance, scope);
            return !values.isEmpty()
                    && values.stream()
                            .allMatch(value -> value instanceof Code.Null || isFromContext(value, scope, depth + 1));
        }
        if (instance instanceof Code.Cast cast) {
            return isFromContext(cast.of(), scope, depth + 1);
        }
        if (instance instanceof Code.Element element) {
            return isFromContext(element.of(), scope, depth + 1);
        }
        return instance instanceof Code.Call call
                && call.receiver()
                        .filter(of -> isContext(of, scope) || isFromContext(of, scope, depth + 1))
                        .isPresent();
    }

    private boolean isContext(Code receiver, Scope scope) {
        Optional<BoundType> type = types.type(receiver, scope);
        return type.isPresent()
                && index.supertypes(type.get()).stream()
                        .flatMap(up -> Libraries.kind(up.name()).stream())
                        .anyMatch(kind -> kind == Kind.CONTEXT || kind == Kind.QUERY);
    }
}
