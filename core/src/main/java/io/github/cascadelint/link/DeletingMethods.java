package io.github.cascadelint.link;

import io.github.cascadelint.link.CodeTypes.Scope;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.source.Code;
import io.github.cascadelint.source.MethodCode;
import io.github.cascadelint.source.MethodCode.Step;
import java.util.IdentityHashMap;
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
    private final IdentityHashMap<MethodCode, Set<String>> known = new IdentityHashMap<>();

    DeletingMethods(CodeIndex index, CodeTypes types, RowCalls rows, StatementCalls statements) {
        this.index = index;
        this.types = types;
        this.rows = rows;
        this.statements = statements;
    }

    /** The entities of which a call of a method of the scan deletes rows. */
    Set<String> of(Code.Call call, Scope scope) {
        return of(call, scope, 0);
    }

    private Set<String> of(Code.Call call, Scope scope, int depth) {
        Optional<BoundType> receiver = call.receiver().isEmpty()
                ? Optional.of(types.self(scope))
                : types.type(call.receiver().get(), scope);
        Set<String> entities = new TreeSet<>();
        receiver.filter(type -> index.type(type.name()).isPresent() || index.exists(type.name()))
                .ifPresent(type -> index.implementations(
                                type, call.method(), call.arguments().size())
                        .forEach(method -> entities.addAll(deleted(method, depth))));
        return entities;
    }

    private Set<String> deleted(CodeIndex.Method method, int depth) {
        Set<String> done = known.get(method.code());
        if (done != null || depth > MAX_DEPTH) {
            return done == null ? Set.of() : done;
        }
        Set<String> entities = new TreeSet<>();
        known.put(method.code(), entities);
        Scope scope = new Scope(method.declaring(), method.code(), method.bindings());
        for (Step step : method.code().steps()) {
            if (step.code() instanceof Code.Call call) {
                rows.of(call, scope).stream()
                        .filter(row -> Act.DELETES.contains(row.act()))
                        .forEach(row -> entities.add(row.entity()));
                statements.of(call, scope).stream()
                        .filter(hit -> Act.DELETES.contains(hit.act()))
                        .forEach(hit -> entities.add(hit.entity()));
                entities.addAll(of(call, scope, depth + 1));
            }
        }
        return entities;
    }
}
