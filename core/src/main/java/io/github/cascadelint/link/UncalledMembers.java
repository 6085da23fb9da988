package io.github.cascadelint.link;

import io.github.cascadelint.link.CodeTypes.Scope;
import io.github.cascadelint.link.Origins.Path;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.source.Code;
import io.github.cascadelint.source.CodeWords;
import io.github.cascadelint.source.TypeCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Members of managed types that change an association and that no other type is seen to call, by whatever receiver: nothing
 * tells that they ever run. The code that calls such a member of another type is read for its name.
 */
final class UncalledMembers {

    private final MappingModel model;
    private final CodeIndex index;

    /** The types whose methods call one of a name; read when first asked for. */
    private Map<String, Set<String>> callers = Map.of();

    UncalledMembers(MappingModel model, CodeIndex index) {
        this.model = model;
        this.index = index;
    }

    /** Whether the method is such a member, and the association is its own instance's. */
    boolean has(Path path, Scope scope) {
        String type = scope.type().type().name();
        String method = scope.method().name();
        if (!(path.of() instanceof Code.This) || model.type(type).isEmpty() || CodeWords.changesCollection(method)) {
            return false;
        }
        if (callers.isEmpty()) {
            callers = callers();
        }
        return callers.getOrDefault(method, Set.of()).stream().allMatch(type::equals);
    }

    private Map<String, Set<String>> callers() {
        Map<String, Set<String>> found = new HashMap<>();
        for (TypeCode type : index.types()) {
            type.methods().stream().flatMap(method -> method.steps().stream()).forEach(step -> {
                if (step.code() instanceof Code.Call call) {
                    found.computeIfAbsent(call.method(), k -> new HashSet<>())
                            .add(type.type().name());
                }
            });
        }
        return found;
    }
}
