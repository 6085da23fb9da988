package io.github.cascadelint.schema;

import io.github.cascadelint.schema.SchemaChange.AlterRoutine;
import io.github.cascadelint.schema.SchemaChange.Call;
import io.github.cascadelint.schema.SchemaChange.CodeNotFollowed;
import io.github.cascadelint.schema.SchemaChange.CreateRoutine;
import io.github.cascadelint.schema.SchemaChange.DropRoutine;
import io.github.cascadelint.schema.SchemaChange.Invocation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The routines that migrations have made by now, and what their calls do. */
final class Routines {

    private final Consumer<SchemaChange> apply;
    private final List<CreateRoutine> all = new ArrayList<>();
    private final Set<CreateRoutine> calling = new HashSet<>();

    /** @param apply what to do with the changes that a call makes */
    Routines(Consumer<SchemaChange> apply) {
        this.apply = apply;
    }

    void add(CreateRoutine routine) {
        all.removeIf(other ->
                isSame(other.name(), routine.name()) && other.parameters().equals(routine.parameters()));
        all.add(routine);
    }

    private static boolean isSame(TableName name, TableName other) {
        return name.key().equals(other.key()) && name.schema().equals(other.schema());
    }

    void drop(DropRoutine change) {
        List<CreateRoutine> same = all.stream()
                .filter(routine -> isSame(routine.name(), change.name()))
                .filter(routine -> change.parameters().isEmpty()
                        || change.parameters().get().equals(routine.parameters()))
                .toList();
        all.removeAll(same);
    }

    void alter(AlterRoutine change) {
        all.replaceAll(routine -> {
            if (!routine.name().mayBe(change.name())) {
                return routine;
            }
            return change.newName().map(routine::withName).orElseGet(routine::notFollowed);
        });
    }

    /** Calls are made in their order; one that is only named, without brackets, may be made anyhow. */
    void call(Call call) {
        Set<String> invoked = new HashSet<>();
        for (Invocation invocation : call.invocations()) {
            invoked.add(invocation.routine());
            call(call, named(invocation.routine()), invocation);
        }
        List<String> mentioned = all.stream()
                .map(routine -> routine.name().key())
                .filter(name -> call.words().contains(name) && !invoked.contains(name))
                .distinct()
                .toList();
        for (String name : mentioned) {
            named(name).forEach(routine -> doubt(call, routine, List.of()));
        }
    }

    private List<CreateRoutine> named(String name) {
        return all.stream().filter(routine -> routine.name().key().equals(name)).toList();
    }

    /** Of several routines of one name it is not decided here which is called. */
    private void call(Call call, List<CreateRoutine> named, Invocation invocation) {
        if (named.size() != 1 || !isDone(named.get(0), invocation)) {
            named.forEach(routine -> doubt(call, routine, invocation.arguments()));
        }
    }

    private boolean isDone(CreateRoutine routine, Invocation invocation) {
        if (!invocation.once() || !calling.add(routine)) {
            return false;
        }
        Optional<List<SchemaChange>> done =
                routine.body().flatMap(body -> invocation.constants().flatMap(body::with));
        done.ifPresent(changes -> changes.forEach(apply));
        calling.remove(routine);
        return done.isPresent();
    }

    private void doubt(Call call, CreateRoutine routine, List<Optional<String>> arguments) {
        Set<CreateRoutine> others = calledBy(routine);
        if (!routine.defines() && others.stream().noneMatch(CreateRoutine::defines)) {
            return;
        }
        Set<String> words = new HashSet<>(call.words());
        words.addAll(routine.words());
        Optional<Set<String>> own = routine.reach().with(arguments);
        boolean any = own.isEmpty();
        own.ifPresent(words::addAll);
        for (CreateRoutine other : others) {
            words.addAll(other.words());
            any |= other.defines() && other.reach().with(List.of()).isEmpty();
        }
        apply.accept(new CodeNotFollowed(
                words, any, "could not follow the routine " + routine.name().name(), call.place()));
    }

    /** The routines that one calls, and those that these call. */
    private Set<CreateRoutine> calledBy(CreateRoutine routine) {
        Set<CreateRoutine> called = new LinkedHashSet<>();
        List<CreateRoutine> open = new ArrayList<>(List.of(routine));
        while (!open.isEmpty()) {
            Set<String> words = open.remove(open.size() - 1).words();
            for (CreateRoutine other : all) {
                if (!other.equals(routine) && words.contains(other.name().key()) && called.add(other)) {
                    open.add(other);
                }
            }
        }
        return called;
    }
}
