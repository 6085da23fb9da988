package io.github.cascadelint.link;

import io.github.cascadelint.link.CodeTypes.Scope;
import io.github.cascadelint.link.Origins.Origin;
import io.github.cascadelint.link.Origins.Path;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.source.Code;
import io.github.cascadelint.source.CodeSource;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.FileFragment.Import;
import io.github.cascadelint.source.MethodCode;
import io.github.cascadelint.source.MethodCode.Step;
import io.github.cascadelint.source.TypeCode;
import io.github.cascadelint.source.UnitFragment.NamedStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what code does to rows and attributes: reads the code of the files that may, and resolves what it calls. */
public final class CallLinker {

    private static final Set<String> REMOVALS = Set.of("remove", "removeAll", "removeIf", "retainAll", "clear");
    private static final Set<String> ADDITIONS = Set.of("add", "addAll", "put", "push", "addFirst", "addLast", "offer");

    /** How the names of methods begin that write an instance which may be detached. */
    private static final List<String> SAVES = List.of("merge", "save", "update");

    /** What gives elements of what it is called on. */
    private static final Set<String> READS = Set.of(
            "get",
            "getFirst",
            "getLast",
            "iterator",
            "next",
            "values",
            "stream",
            "filter",
            "findFirst",
            "findAny",
            "orElse",
            "orElseThrow",
            "toList",
            "collect",
            "sorted");

    /** Packages of what runs migrations that are written in Java. */
    private static final List<String> MIGRATIONS =
            List.of("liquibase.change", "liquibase.database", "org.flywaydb.core.api.migration");

    private static final Pattern COLLECTION =
            Pattern.compile("java\\.util\\..*|.*(List|Set|Map|Collection|Queue|Deque)");

    private static final Set<Act> BY_STATEMENT = EnumSet.of(Act.BULK_DELETES, Act.NATIVE_DELETES, Act.EMPTIES);

    private final MappingModel model;
    private final CodeIndex index;
    private final CodeTypes types;
    private final Origins origins;
    private final ManagedInstances managed;
    private final RowCalls rows;
    private final StatementCalls statements;
    private final DeletingMethods clearing;
    private final Moves moves;
    private final HandedOn handedOn = new HandedOn();
    private final SameRow same;
    private final UncalledMembers uncalled;
    private final List<CallSite> sites = new ArrayList<>();
    private final Set<String> written = new HashSet<>();

    /** What is written by members alone that nobody calls. */
    private final Set<String> unmade = new HashSet<>();

    private boolean calledMembers;
    private final Doubts doubts;
    private boolean migrates;

    private CallLinker(MappingModel model, CodeIndex index, List<NamedStatement> named) {
        this.model = model;
        this.index = index;
        this.types = new CodeTypes(model, index);
        this.origins = new Origins(model, index, types);
        this.managed = new ManagedInstances(index, types, origins);
        this.rows = new RowCalls(model, index, types);
        this.statements = new StatementCalls(model, index, types, named);
        this.clearing = new DeletingMethods(index, types, rows, statements);
        this.moves = new Moves(model);
        this.same = new SameRow(model, types, origins);
        this.uncalled = new UncalledMembers(model, index, types);
        this.doubts = new Doubts(model);
    }

    /**
     * The model with the call sites that the code of the scan holds.
     *
     * @param files all files of the scan
     */
    public static MappingModel link(MappingModel model, Collection<FileFragment> files, CodeSource source) {
        if (model.types().isEmpty()) {
            return model;
        }
        List<NamedStatement> named = files.stream()
                .flatMap(file -> file.units().stream())
                .filter(NamedStatement.class::isInstance)
                .map(NamedStatement.class::cast)
                .toList();
        CallLinker linker = new CallLinker(model, CodeFiles.read(model, files, source), named);
        linker.link();
        linker.doubts.resolve(source, linker.sites, linker.written);
        if (!linker.calledMembers) {
            linker.written.addAll(linker.unmade);
        }
        return model.withCode(
                linker.sites,
                new RepositoryLinker(model, linker.index, linker.statements).repositories(),
                linker.written,
                new HashLinker(model, source).unstable());
    }

    private void link() {
        for (TypeCode type : index.types()) {
            Map<String, BoundType> bindings = index.ownBindings(type.type());
            migrates = isMigration(type);
            for (MethodCode method : type.methods()) {
                Scope scope = new Scope(type, method, bindings);
                doubts.enter(type, method);
                method.steps().forEach(step -> step(step, scope));
                moves.end((path, step) -> add(Act.MOVES, path, step, scope));
                handedOn.end((path, step) -> add(Act.MAY_DELETE, path, step, scope));
            }
            if (model.type(type.type().name()).isPresent()) {
                GeneratedSetters.sites(type, model.type(type.type().name()).orElseThrow(), index)
                        .forEach(sites::add);
            }
        }
    }

    /** Whether a type is a step of a migration: its statements run once, on the schema of their time. */
    private boolean isMigration(TypeCode type) {
        return index.imports(type.type()).stream()
                .map(Import::name)
                .anyMatch(name -> MIGRATIONS.stream().anyMatch(name::startsWith));
    }

    private void step(Step step, Scope scope) {
        if (step.code() instanceof Code.Assign assign) {
            assigned(assign, step, scope);
        } else if (step.code() instanceof Code.Call call) {
            Set<String> told = new HashSet<>();
            for (RowCalls.RowCall row : rows.of(call, scope)) {
                told.add(row.entity());
                if (row.act() != Act.REMOVES || !removesJustMade(call, step, scope)) {
                    row(row, call, step, scope);
                }
            }
            rows.asked(call, scope).ifPresent(entity -> add(Act.ASKS, entity, Optional.empty(), step, scope));
            for (StatementTargets.Hit hit : statements.of(call, scope)) {
                told.add(hit.entity());
                add(hit.act(), hit.entity(), hit.attribute(), step, scope);
            }
            clearing.of(call, scope).stream()
                    .filter(told::add)
                    .forEach(entity -> add(Act.CLEARS, entity, Optional.empty(), step, scope));
            if (told.isEmpty() && mayDelete(call, scope)) {
                call.arguments().forEach(value -> handedOn.isHanded(value, held(value, scope, 0), step));
            }
            collection(call, step, scope);
            member(call, step, scope);
        }
    }

    /** A call that deletes or writes a row; a delete of what was read from an attribute is also about the attribute. */
    private void row(RowCalls.RowCall row, Code.Call call, Step step, Scope scope) {
        add(row.act(), row.entity(), Optional.empty(), step, scope);
        if (row.act() != Act.REMOVES || call.arguments().isEmpty() || usesIterator(scope)) {
            return;
        }
        held(call.arguments().get(0), scope, 0)
                .filter(path -> !isFresh(path.of(), scope) && !takesOutItself(call, path, scope))
                .filter(path -> path.association()
                        .target()
                        .resolved()
                        .filter(target -> model.sameHierarchy(target, row.entity()))
                        .isPresent())
                .ifPresent(path -> add(
                        isStillHeld(call, path, scope) ? Act.REMOVES_HELD_FOUND : Act.REMOVES_HELD, path, step, scope));
    }

    /** Whether what is removed has no row, or one that the method itself has written before. */
    private boolean removesJustMade(Code.Call remove, Step step, Scope scope) {
        return remove.arguments().stream()
                .filter(value -> types.managed(value, scope).isPresent() && isFresh(value, scope))
                .anyMatch(value -> (value instanceof Code.New made
                                && made.arguments().isEmpty())
                        || scope.method().steps().stream()
                                .takeWhile(earlier -> !earlier.equals(step))
                                .anyMatch(earlier -> earlier.code() instanceof Code.Call save
                                        && save.arguments().contains(value)
                                        && rows.of(save, scope).stream().anyMatch(row -> row.act() == Act.SAVES)));
    }

    /** Whether a method is called that is named for a delete, and is none of a row itself or of a collection. */
    private boolean mayDelete(Code.Call call, Scope scope) {
        if (!RowCalls.isNamedForDelete(call.method())
                || call.receiver().isEmpty()
                || origins.source(call.receiver().get(), scope).isPresent()) {
            return false;
        }
        return types.type(call.receiver().get(), scope)
                .filter(type -> model.type(type.name()).isPresent()
                        || COLLECTION.matcher(type.name()).matches())
                .isEmpty();
    }

    /** Whether the owner is managed for sure when a row of it is removed, and holds the row until the method ends. */
    private boolean isStillHeld(Code.Call remove, Path path, Scope scope) {
        return isLookedUp(path.of(), scope)
                && !isMerged(remove.arguments().get(0), scope)
                && scope.method().steps().stream()
                        .map(Step::code)
                        .filter(Code.Call.class::isInstance)
                        .map(Code.Call.class::cast)
                        .noneMatch(call -> savesAnother(call, path, scope) || takesFrom(call, path, scope));
    }

    private boolean isLookedUp(Code of, Scope scope) {
        if (of instanceof Code.Local local) {
            List<Code> values = scope.method().locals().get(local.number()).values();
            return local.number() >= scope.method().parameters()
                    && !values.isEmpty()
                    && values.stream().allMatch(value -> origins.origin(value, scope) == Origin.FOUND);
        }
        return origins.origin(of, scope) == Origin.FOUND;
    }

    /** What merge gives is another instance than the owner holds, where the owner is detached. */
    private static boolean isMerged(Code value, Scope scope) {
        if (value instanceof Code.Local local) {
            return scope.method().locals().get(local.number()).values().stream()
                    .anyMatch(one -> !(one instanceof Code.Local) && isMerged(one, scope));
        }
        return value instanceof Code.Call call && call.method().equals("merge");
    }

    /** Whether a call writes another instance of the owner's type, whose collection then replaces the owner's. */
    private boolean savesAnother(Code.Call call, Path path, Scope scope) {
        return SAVES.stream().anyMatch(call.method()::startsWith)
                && call.arguments().stream()
                        .anyMatch(value -> !value.equals(path.of())
                                && types.managed(value, scope)
                                        .filter(type -> model.sameHierarchy(
                                                type.name(), path.owner().name()))
                                        .isPresent());
    }

    /** Whether a call takes elements out of the collection, by whatever name the method has for it. */
    private boolean takesFrom(Code.Call call, Path path, Scope scope) {
        return REMOVALS.contains(call.method())
                && call.receiver()
                        .flatMap(of -> held(of, scope, 0))
                        .filter(taken -> taken.association()
                                .declaredName()
                                .equals(path.association().declaredName()))
                        .isPresent();
    }

    /** The attribute that a value, or an element of it, was read from. */
    private Optional<Path> held(Code value, Scope scope, int depth) {
        if (depth > 6) {
            return Optional.empty();
        }
        if (value instanceof Code.Call call
                && call.receiver().isPresent()
                && READS.contains(call.method())
                && origins.source(value, scope).isEmpty()) {
            return held(call.receiver().get(), scope, depth + 1);
        }
        if (value instanceof Code.Element element) {
            return held(element.of(), scope, depth + 1);
        }
        if (value instanceof Code.Local local
                && local.number() >= scope.method().parameters()) {
            return scope.method().locals().get(local.number()).values().stream()
                    .flatMap(one -> held(one, scope, depth + 1).stream())
                    .findFirst();
        }
        return copied(value, scope, depth);
    }

    /** {@code iterator.remove()} takes the row out of whatever it comes from. */
    private static boolean usesIterator(Scope scope) {
        return scope.method().steps().stream()
                .anyMatch(step -> step.code() instanceof Code.Call call
                        && call.method().equals("remove")
                        && call.arguments().isEmpty());
    }

    /** Whether the called method takes rows out of the collection. */
    private boolean takesOutItself(Code.Call call, Path path, Scope scope) {
        if (call.receiver().isEmpty()) {
            return true; // what a method of the same class does besides is not known
        }
        return types.type(call.receiver().get(), scope).stream()
                .flatMap(type ->
                        index.methods(type, call.method(), call.arguments().size()).stream())
                .anyMatch(method -> method.code().steps().stream()
                        .anyMatch(step -> step.code() instanceof Code.Call inner
                                && REMOVALS.contains(inner.method())
                                && inner.receiver()
                                        .flatMap(of -> origins.source(
                                                of, new Scope(method.declaring(), method.code(), method.bindings())))
                                        .filter(taken -> taken.association()
                                                .declaredName()
                                                .equals(path.association().declaredName()))
                                        .isPresent()));
    }

    /** {@code order.items = …}, and the same by the bare name within the type. */
    private void assigned(Code.Assign assign, Step step, Scope scope) {
        Optional<Path> path = origins.source(assign.target(), scope);
        if (path.isEmpty()) {
            return;
        }
        if (scope.method().isConstructor()) {
            if (!path.get().association().kind().isToMany()) {
                attach(path.get(), assign.value(), origins.origin(assign.value(), scope), step, scope);
            }
            if (isGiven(path.get(), assign.value(), scope)) {
                write(path.get(), scope);
            }
            return;
        }
        boolean own = path.get().of() instanceof Code.This;
        set(path.get(), assign.value(), own, step, scope);
    }

    private void set(Path path, Code value, boolean own, Step step, Scope scope) {
        Origin origin = origins.origin(value, scope);
        if (!path.association().kind().isToMany()) {
            move(path, value, origin, step, scope);
        }
        if (isFresh(path.of(), scope) && origin == Origin.NULL) {
            return;
        }
        if (!own) {
            write(path, scope);
        }
        if (origin == Origin.NULL) {
            add(Act.NULLS, path, step, scope);
        } else if (path.association().kind().isToMany()) {
            if (own && hands(value, scope)) {
                add(Act.ASSIGNS, path, step, scope);
            } else if (!(path.of() instanceof Code.This) && !isFresh(path.of(), scope)) {
                replace(path, value, step, scope);
            }
            attach(path, value, origin, step, scope);
        } else {
            attach(path, value, origin, step, scope);
        }
    }

    /** What a found instance lets go of may go to another, which is given it in the same method. */
    private void move(Path path, Code value, Origin origin, Step step, Scope scope) {
        if (origin != Origin.NULL) {
            copied(value, scope, 0).ifPresent(from -> moves.isGiven(path, from));
        } else if (isLookedUp(path.of(), scope)) {
            moves.letsGo(path, step);
        }
    }

    private void replace(Path path, Code value, Step step, Scope scope) {
        Act act = replacement(path, value, scope);
        if (act != Act.NARROWS && mayBeItself(value, path, scope)) {
            return;
        }
        add(act, path, step, scope);
        if (managed.holds(path.of(), scope)) {
            add(Act.REPLACES_MANAGED, path, step, scope);
        }
    }

    private Act replacement(Path path, Code value, Scope scope) {
        Origin of = origins.origin(path.of(), scope);
        if (of != Origin.FOUND && of != Origin.COPIED) {
            return Act.REPLACES;
        }
        boolean partOfItself = held(value, scope, 0).filter(path::equals).isPresent();
        return partOfItself && !writes(scope) ? Act.NARROWS : Act.REPLACES_FOUND;
    }

    private static boolean writes(Scope scope) {
        return scope.method().steps().stream()
                .anyMatch(step -> step.code() instanceof Code.Call call
                        && (call.method().startsWith("persist")
                                || SAVES.stream().anyMatch(call.method()::startsWith)));
    }

    /** Whether a value may be the collection that is there: code that sets another one only where there is none. */
    private boolean mayBeItself(Code value, Path path, Scope scope) {
        if (value instanceof Code.Local local
                && local.number() >= scope.method().parameters()) {
            // Where it is asked for null, a variable counts as another one of the same name.
            String name = scope.method().locals().get(local.number()).name();
            return scope.method().locals().stream()
                    .filter(variable -> variable.name().equals(name))
                    .flatMap(variable -> variable.values().stream())
                    .anyMatch(one ->
                            origins.source(one, scope).filter(path::equals).isPresent());
        }
        return origins.source(value, scope).filter(path::equals).isPresent();
    }

    /** Whether a value is what a parameter of the method gives, or a copy of it. */
    private static boolean hands(Code value, Scope scope) {
        if (value instanceof Code.Local local) {
            return local.number() < scope.method().parameters();
        }
        if (value instanceof Code.New copy) {
            return copy.arguments().stream().anyMatch(argument -> hands(argument, scope));
        }
        if (value instanceof Code.Choice choice) {
            return choice.of().stream().anyMatch(one -> hands(one, scope));
        }
        return value instanceof Code.Cast cast && hands(cast.of(), scope);
    }

    private void attach(Path path, Code value, Origin origin, Step step, Scope scope) {
        switch (origin) {
            case FOUND -> add(same.isMadeHere(value, scope) ? Act.ATTACHES_NEW : Act.ATTACHES_FOUND, path, step, scope);
            case NEW -> add(Act.ATTACHES_NEW, path, step, scope);
            case COPIED -> {
                if (isOfAnother(value, path, scope) && !same.isMovedOn(value, step, scope)) {
                    Optional<String> from =
                            copied(value, scope, 0).map(source -> MappingModel.key(source.association()));
                    add(Act.ATTACHES_COPIED, path, false, from, step, scope);
                }
            }
            case UNKNOWN -> {
                if (!path.association().kind().isToMany()) {
                    add(Act.ATTACHES_OTHER, path, step, scope);
                }
            }
            case NULL -> {}
        }
    }

    /** Whether a value is read from an association of another instance that leads to rows of the same hierarchy. */
    private boolean isOfAnother(Code value, Path path, Scope scope) {
        Optional<Path> from = copied(value, scope, 0);
        Optional<String> target = path.association().target().resolved();
        return from.isPresent()
                && !from.get().of().equals(path.of())
                && !isSaved(from.get().of(), path.of(), scope)
                && !isSaved(path.of(), from.get().of(), scope)
                && target.isPresent()
                && from.get()
                        .association()
                        .target()
                        .resolved()
                        .filter(other -> model.sameHierarchy(other, target.get()))
                        .isPresent();
    }

    /** Whether an instance is what was given for another when that was merged or saved: both stand for one row. */
    private static boolean isSaved(Code instance, Code given, Scope scope) {
        if (instance instanceof Code.Local local) {
            return scope.method().locals().get(local.number()).values().stream()
                    .anyMatch(value -> !(value instanceof Code.Local) && isSaved(value, given, scope));
        }
        return instance instanceof Code.Call call
                && SAVES.stream().anyMatch(call.method()::startsWith)
                && call.arguments().contains(given);
    }

    private Optional<Path> copied(Code value, Scope scope, int depth) {
        if (depth > 6) {
            return Optional.empty();
        }
        Optional<Path> direct = origins.source(value, scope);
        if (direct.isPresent()) {
            return direct;
        }
        if (value instanceof Code.Element element) {
            return copied(element.of(), scope, depth + 1);
        }
        if (value instanceof Code.Cast cast) {
            return copied(cast.of(), scope, depth + 1);
        }
        if (value instanceof Code.Local local
                && local.number() >= scope.method().parameters()) {
            return scope.method().locals().get(local.number()).values().stream()
                    .flatMap(one -> copied(one, scope, depth + 1).stream())
                    .findFirst();
        }
        if (value instanceof Code.New copy && copy.arguments().size() == 1) {
            return copied(copy.arguments().get(0), scope, depth + 1);
        }
        return Optional.empty();
    }

    /** {@code order.getItems().add(item)}, {@code items.clear()}. */
    private void collection(Code.Call call, Step step, Scope scope) {
        boolean removes = REMOVALS.contains(call.method());
        if (call.receiver().isEmpty() || (!removes && !ADDITIONS.contains(call.method()))) {
            return;
        }
        Optional<Path> path = origins.source(call.receiver().get(), scope)
                .filter(found -> found.association().kind().isToMany());
        if (path.isEmpty()) {
            return;
        }
        if (removes) {
            if (!isFresh(path.get().of(), scope) && !scope.method().isConstructor()) {
                boolean refills = refills(path.get(), scope);
                if (refills || !same.isRenewed(path.get(), step, scope)) {
                    add(refills ? Act.REFILLS : Act.TAKES_OUT, path.get(), step, scope);
                }
                call.arguments().forEach(value -> leaves(path.get(), value, step));
                if (call.arguments().isEmpty()) {
                    handedOn.leaves(path.get(), Code.OTHER);
                }
            }
        } else if (!call.arguments().isEmpty()) {
            Code value = call.arguments().get(call.arguments().size() - 1);
            write(path.get(), scope);
            if (!same.isPutBack(path.get(), value, step, scope)) {
                attach(path.get(), value, origins.origin(value, scope), step, scope);
            }
            moves.enters(path.get(), value, step);
        }
    }

    /** Whether a method of the entity puts what it is given into the collection that it empties. */
    private boolean refills(Path path, Scope scope) {
        return path.of() instanceof Code.This
                && scope.method().steps().stream()
                        .map(Step::code)
                        .filter(Code.Call.class::isInstance)
                        .map(Code.Call.class::cast)
                        .anyMatch(call -> call.arguments().stream().anyMatch(argument -> isPartOfGiven(argument, scope))
                                && fills(call, path, scope));
    }

    private boolean fills(Code.Call call, Path path, Scope scope) {
        if (call.receiver().isEmpty() || call.receiver().get() instanceof Code.This) {
            return CodeTypes.propertyAfter("add", call.method()).isPresent();
        }
        return ADDITIONS.contains(call.method())
                && origins.source(call.receiver().get(), scope)
                        .filter(path::equals)
                        .isPresent();
    }

    /** Whether a value is a collection that the method is given, or an element of it. */
    private boolean isPartOfGiven(Code value, Scope scope) {
        if (value instanceof Code.Element element) {
            return hands(element.of(), scope);
        }
        if (value instanceof Code.Local local
                && local.number() >= scope.method().parameters()) {
            return scope.method().locals().get(local.number()).values().stream()
                    .anyMatch(one -> one instanceof Code.Element element && hands(element.of(), scope));
        }
        return hands(value, scope) && types.element(value, scope).isPresent();
    }

    /** A call of a member of a managed type that sets, fills or empties one of its associations. */
    private void member(Code.Call call, Step step, Scope scope) {
        Code of = call.receiver().orElseGet(Code.This::new);
        Optional<BoundType> type = types.type(of, scope);
        if (type.isEmpty()) {
            return;
        }
        if (type.get().name().equals(CodeTypes.BUILDER)) {
            built(call, type.get().arguments().get(0).name(), step, scope);
            return;
        }
        Optional<ManagedType> owner =
                model.type(type.get().name()).filter(t -> !type.get().array());
        if (owner.isEmpty()) {
            return;
        }
        List<CodeIndex.Method> declared =
                index.methods(type.get(), call.method(), call.arguments().size());
        if (declared.isEmpty()) {
            if (call.arguments().size() == 1) {
                CodeTypes.propertyAfter("set", call.method())
                        .flatMap(name -> types.association(owner.get().name(), name))
                        .ifPresent(association -> set(
                                new Path(of, owner.get(), association),
                                call.arguments().get(0),
                                false,
                                step,
                                scope));
            }
            return;
        }
        effects(call, of, owner.get(), declared.get(0), step, scope);
    }

    /** What the body of a member does, with the arguments of a call of it. */
    private void effects(Code.Call call, Code of, ManagedType owner, CodeIndex.Method member, Step step, Scope scope) {
        Scope inside = new Scope(member.declaring(), member.code(), member.bindings());
        Set<String> done = new HashSet<>();
        Set<String> refilled = new HashSet<>();
        for (Step inner : member.code().steps()) {
            if (inner.code() instanceof Code.Assign assign) {
                Origins.fieldOf(assign.target())
                        .flatMap(name -> types.association(owner.name(), name))
                        .ifPresent(association -> given(assign.value(), call, inside)
                                .filter(value -> done.add(association.name()))
                                .ifPresent(value -> set(new Path(of, owner, association), value, false, step, scope)));
            } else if (inner.code() instanceof Code.Call change
                    && change.receiver().isPresent()) {
                origins.source(change.receiver().get(), inside)
                        .filter(path -> path.of() instanceof Code.This
                                && path.association().kind().isToMany())
                        .flatMap(path -> types.association(
                                owner.name(), path.association().name()))
                        .ifPresent(association -> {
                            Path own = new Path(new Code.This(), owner, association);
                            Path path = new Path(of, owner, association);
                            if (REMOVALS.contains(change.method())
                                    && refills(own, inside)
                                    && !isFresh(of, scope)
                                    && refilled.add(association.name())) {
                                add(Act.REFILLED, path, step, scope);
                            }
                            change.arguments().stream()
                                    .reduce((first, last) -> last)
                                    .flatMap(last -> given(last, call, inside))
                                    // rows that the member chooses itself: clear(), removeIf(…)
                                    .or(() -> takesOut(change, own, inside))
                                    .filter(value -> done.add(association.name()))
                                    .ifPresent(value -> changed(change.method(), path, value, step, scope));
                        });
            }
        }
    }

    private Optional<Code> takesOut(Code.Call change, Path path, Scope inside) {
        return REMOVALS.contains(change.method()) && !refills(path, inside)
                ? Optional.of(Code.OTHER)
                : Optional.empty();
    }

    private void changed(String method, Path path, Code value, Step step, Scope scope) {
        if (ADDITIONS.contains(method)) {
            write(path, scope);
            attach(path, value, origins.origin(value, scope), step, scope);
            moves.enters(path, value, step);
        } else if (REMOVALS.contains(method) && !isFresh(path.of(), scope)) {
            if (!same.isRenewed(path, step, scope)) {
                add(Act.TAKES_OUT, path, step, scope);
            }
            leaves(path, value, step);
        }
    }

    private void leaves(Path path, Code value, Step step) {
        moves.leaves(path, value, step);
        handedOn.leaves(path, value);
    }

    /** The argument of a call that an expression of the called member's body is. */
    private static Optional<Code> given(Code inside, Code.Call call, Scope scope) {
        if (inside instanceof Code.Local local
                && local.number() < scope.method().parameters()) {
            return Optional.of(call.arguments().get(local.number()));
        }
        return inside instanceof Code.Cast cast ? given(cast.of(), call, scope) : Optional.empty();
    }

    private void built(Code.Call call, String entity, Step step, Scope scope) {
        Optional<ManagedType> owner = model.type(entity);
        Optional<Association> association = types.association(entity, call.method());
        if (owner.isPresent() && association.isPresent() && call.arguments().size() == 1) {
            Code value = call.arguments().get(0);
            attach(
                    new Path(Code.OTHER, owner.get(), association.get()),
                    value,
                    origins.origin(value, scope),
                    step,
                    scope);
        }
    }

    /** Whether an instance was made in the method, so that it has no row yet. */
    private boolean isFresh(Code of, Scope scope) {
        return origins.origin(of, scope) == Origin.NEW;
    }

    /** Whether a constructor puts something into the attribute, and not only an empty collection or nothing. */
    private boolean isGiven(Path path, Code value, Scope scope) {
        return path.association().kind().isToMany() ? hands(value, scope) : origins.origin(value, scope) != Origin.NULL;
    }

    /** A link that only a member makes which nobody calls is not made; where all members are such, the callers are not here. */
    private void write(Path path, Scope scope) {
        String key = MappingModel.key(path.association());
        if (path.of() instanceof Code.This && path.association().kind() == AssociationKind.MANY_TO_MANY) {
            if (uncalled.hasAlone(path, scope)) {
                unmade.add(key);
                return;
            }
            calledMembers = true;
        }
        if (!doubts.takesWritten(key)) {
            written.add(key);
        }
    }

    private void add(Act act, Path path, Step step, Scope scope) {
        boolean unused = act == Act.TAKES_OUT && uncalled.has(path, scope);
        add(act, path, unused, Optional.empty(), step, scope);
    }

    private void add(Act act, Path path, boolean unused, Optional<String> from, Step step, Scope scope) {
        Optional<String> attribute = Optional.of(path.association().declaredName());
        keep(new CallSite(act, path.owner().name(), attribute, method(scope), step.text(), step.range(), unused, from));
    }

    private void add(Act act, String entity, Optional<String> attribute, Step step, Scope scope) {
        keep(new CallSite(act, entity, attribute, method(scope), step.text(), step.range()));
    }

    private static String method(Scope scope) {
        String type = NameResolver.lastSegment(scope.type().type().name());
        return type + "."
                + (scope.method().isConstructor() ? type : scope.method().name());
    }

    /** Keeps what code does, unless it is put aside for the doubt whether that code ever runs, or runs once. */
    private void keep(CallSite site) {
        if (!(migrates && BY_STATEMENT.contains(site.act())) && !doubts.takes(site)) {
            sites.add(site);
        }
    }
}
