package io.github.cascadelint.link;

import io.github.cascadelint.link.CodeTypes.Scope;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.source.Code;
import io.github.cascadelint.source.MethodCode;
import io.github.cascadelint.source.MethodCode.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells of which entities the methods of the scan delete rows that a call runs. */
final class DeletingMethods {

    /** So many methods of the scan may stand between a call and the delete. */
    private static final int MAX_DEPTH = 3;

    private final CodeIndex index;
    private final CodeTypes types;
    private final RowCalls rows;
    private final StatementCalls statements;
    private final IdentityHashMap<MethodCode, Body> bodies = new IdentityHashMap<>();
    private final IdentityHashMap<MethodCode, Set<String>> known = new IdentityHashMap<>();

    /** What a method deletes itself, and the methods of the scan that it calls. */
    private record Body(Set<String> deleted, List<CodeIndex.Method> calls) {}

    DeletingMethods(CodeIndex index, CodeTypes types, RowCalls rows, StatementCalls statements) {
        this.index = index;
        this.types = types;
        this.rows = rows;
        this.statements = statements;
    }

    /** The entities of which a call of a method of the scan deletes rows. */
    Set<String> of(Code.Call call, Scope scope) {
        Set<String> entities = new TreeSet<>();
        for (CodeIndex.Method method : called(call, scope)) {
            Set<String> deleted = known.get(method.code());
            if (deleted == null) {
                deleted = deleted(method);
                known.put(method.code(), deleted);
            }
            entities.addAll(deleted);
        }
        return entities;
    }

    private List<CodeIndex.Method> called(Code.Call call, Scope scope) {
        Optional<BoundType> receiver = call.receiver().isEmpty()
                ? Optional.of(types.self(scope))
                : types.type(call.receiver().get(), scope);
        return receiver.filter(type -> index.type(type.name()).isPresent() || index.exists(type.name()))
                .map(type -> index.implementations(
                        type, call.method(), call.arguments().size()))
                .orElse(List.of());
    }

    /** Level by level, so that what is found does not depend on the order of the calls. */
    private Set<String> deleted(CodeIndex.Method method) {
        Set<String> entities = new TreeSet<>();
        Set<MethodCode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<CodeIndex.Method> level = List.of(method);
        for (int depth = 0; depth <= MAX_DEPTH && !level.isEmpty(); depth++) {
            List<CodeIndex.Method> next = new ArrayList<>();
            for (CodeIndex.Method one : level) {
                if (seen.add(one.code())) {
                    Body body = body(one);
                    entities.addAll(body.deleted());
                    next.addAll(body.calls());
                }
            }
            level = next;
        }
        return entities;
    }

    private Body body(CodeIndex.Method method) {
        Body read = bodies.get(method.code());
        if (read != null) {
            return read;
        }
        Set<String> entities = new TreeSet<>();
        List<CodeIndex.Method> calls = new ArrayList<>();
        Scope scope = new Scope(method.declaring(), method.code(), method.bindings());
        for (Step step : method.code().steps()) {
            if (step.code() instanceof Code.Call call) {
                rows.of(call, scope).stream()
                        .filter(row -> Act.DELETES.contains(row.act()))
                        .forEach(row -> entities.add(row.entity()));
                statements.of(call, scope).stream()
                        .filter(hit -> Act.DELETES.contains(hit.act()))
                        .forEach(hit -> entities.add(hit.entity()));
                calls.addAll(called(call, scope));
            }
        }
        Body body = new Body(entities, calls);
        bodies.put(method.code(), body);
        return body;
    }
}
