package io.github.cascadelint.link;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.source.Code;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.MethodCode;
import io.github.cascadelint.source.TypeCode;
import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.TypeUse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells the static type of an expression, as far as declarations in the scan and a few of libraries tell it. */
final class CodeTypes {

    /** Stands for the builder of the type that is its argument. */
    static final String BUILDER = "<builder>";

    /** Expressions and what variables hold may refer to each other in circles. */
    private static final int MAX_DEPTH = 24;

    private static final Set<String> ELEMENTS = Set.of(
            "get",
            "orElse",
            "orElseGet",
            "orElseThrow",
            "next",
            "previous",
            "getSingleResult",
            "getSingleResultOrNull",
            "getResultList",
            "uniqueResult",
            "getFirst",
            "getLast",
            "first",
            "last",
            "poll",
            "pop",
            "peekFirst",
            "peekLast",
            "element",
            "firstElement",
            "elementAt",
            "iterator",
            "getOne");

    private static final Set<String> SAME = Set.of(
            "stream",
            "parallelStream",
            "filter",
            "sorted",
            "distinct",
            "limit",
            "skip",
            "peek",
            "collect",
            "toList",
            "findFirst",
            "findAny",
            "iterator",
            "listIterator",
            "getResultList",
            "list",
            "getContent",
            "getResultStream",
            "setParameter",
            "setMaxResults",
            "setFirstResult",
            "or",
            "values",
            "subList",
            "descendingIterator",
            "toArray",
            "uniqueResultOptional",
            "reversed");

    private static final Set<String> MAPPING = Set.of("map", "flatMap");

    /** A method whose code is looked at. */
    record Scope(TypeCode type, MethodCode method, Map<String, BoundType> bindings) {}

    private final MappingModel model;
    private final CodeIndex index;

    CodeTypes(MappingModel model, CodeIndex index) {
        this.model = model;
        this.index = index;
    }

    Optional<BoundType> type(Code code, Scope scope) {
        return type(code, scope, 0);
    }

    /** The entity, mapped superclass or embeddable that an expression is an instance of. */
    Optional<ManagedType> managed(Code code, Scope scope) {
        return type(code, scope).filter(type -> !type.array()).flatMap(type -> model.type(type.name()));
    }

    /** The type of the elements of what an expression holds. */
    Optional<BoundType> element(Code code, Scope scope) {
        return type(code, scope).flatMap(CodeTypes::element);
    }

    static Optional<BoundType> element(BoundType type) {
        if (type.array()) {
            return Optional.of(new BoundType(type.name(), type.arguments(), false, type.variable()));
        }
        if (type.arguments().isEmpty() || type.name().equals(BUILDER)) {
            return Optional.empty();
        }
        boolean isMap = NameResolver.lastSegment(type.name()).endsWith("Map");
        return Optional.of(type.arguments().get(isMap ? type.arguments().size() - 1 : 0));
    }

    private Optional<BoundType> type(Code code, Scope scope, int depth) {
        if (depth > MAX_DEPTH) {
            return Optional.empty();
        }
        if (code instanceof Code.Local local) {
            MethodCode.Local variable = scope.method().locals().get(local.number());
            return variable.type().isPresent()
                    ? variable.type().map(use -> bind(use, scope))
                    : variable.values().stream()
                            .flatMap(value -> type(value, scope, depth + 1).stream())
                            .findFirst();
        }
        if (code instanceof Code.Name name) {
            return index.field(self(scope), name.name())
                    .or(() -> isType(name.name(), scope)
                            ? Optional.of(bind(TypeUse.of(name.name()), scope))
                            : Optional.empty());
        }
        if (code instanceof Code.This) {
            return Optional.of(self(scope));
        }
        if (code instanceof Code.Field field) {
            return type(field.of(), scope, depth + 1)
                    .flatMap(of -> property(of, field.name()).or(() -> nested(of, field.name())));
        }
        if (code instanceof Code.Call call) {
            return call(call, scope, depth);
        }
        if (code instanceof Code.New made) {
            return Optional.of(bind(made.type(), scope));
        }
        if (code instanceof Code.Cast cast) {
            return Optional.of(bind(cast.type(), scope));
        }
        if (code instanceof Code.Choice choice) {
            return choice.of().stream()
                    .flatMap(one -> type(one, scope, depth + 1).stream())
                    .findFirst();
        }
        if (code instanceof Code.Element element) {
            return type(element.of(), scope, depth + 1).flatMap(CodeTypes::element);
        }
        return Optional.empty();
    }

    /** A type within another, as it stands before a dot. */
    private Optional<BoundType> nested(BoundType outer, String name) {
        return Optional.of(outer.name() + "." + name).filter(index::exists).map(CodeTypes::plain);
    }

    BoundType self(Scope scope) {
        List<BoundType> arguments = scope.type().type().typeParameters().keySet().stream()
                .map(name -> scope.bindings().getOrDefault(name, new BoundType(name, List.of(), false, true)))
                .toList();
        return new BoundType(scope.type().type().name(), arguments, false, false);
    }

    BoundType bind(TypeUse use, Scope scope) {
        return index.bind(use, scope.type().type(), scope.bindings());
    }

    boolean isType(String name, Scope scope) {
        return index.isType(name, scope.type().type());
    }

    private Optional<BoundType> call(Code.Call call, Scope scope, int depth) {
        Optional<BoundType> receiver = call.receiver().isEmpty()
                ? Optional.of(self(scope))
                : type(call.receiver().get(), scope, depth + 1);
        if (receiver.isEmpty()) {
            return Optional.empty();
        }
        return ofBuilder(call, receiver.get())
                .or(() -> declared(call, receiver.get()))
                .or(() -> ofLibrary(call, receiver.get(), scope, depth))
                .or(() -> call.arguments().isEmpty()
                        ? MemberFragment.propertyName(call.method()).flatMap(name -> property(receiver.get(), name))
                        : Optional.empty())
                .or(() -> ofContainer(call, receiver.get(), scope, depth))
                .or(() -> outer(call, scope));
    }

    /** A method of a type around the one that the call stands in. */
    private Optional<BoundType> outer(Code.Call call, Scope scope) {
        return call.receiver().isPresent()
                ? Optional.empty()
                : scope.type()
                        .type()
                        .outer()
                        .flatMap(outer -> declared(call, new BoundType(outer, List.of(), false, false)));
    }

    private Optional<BoundType> ofBuilder(Code.Call call, BoundType receiver) {
        if (receiver.name().equals(BUILDER)) {
            return Optional.of(
                    call.method().equals("build") ? receiver.arguments().get(0) : receiver);
        }
        boolean begins = call.method().equals("builder") || call.method().equals("toBuilder");
        return begins && model.type(receiver.name()).isPresent()
                ? Optional.of(new BoundType(BUILDER, List.of(receiver), false, false))
                : Optional.empty();
    }

    private Optional<BoundType> declared(Code.Call call, BoundType receiver) {
        return index.methods(receiver, call.method(), call.arguments().size()).stream()
                .flatMap(method -> method.code().result().stream()
                        .map(result -> index.bind(result, method.declaring().type(), method.bindings())))
                .findFirst();
    }

    private Optional<BoundType> ofLibrary(Code.Call call, BoundType receiver, Scope scope, int depth) {
        Optional<BoundType> literal = call.arguments().stream()
                .filter(Code.ClassLiteral.class::isInstance)
                .map(argument -> bind(((Code.ClassLiteral) argument).type(), scope))
                .findFirst();
        for (BoundType up : index.supertypes(receiver)) {
            Optional<String> given = Libraries.inherited(up.name(), call.method());
            if (given.isPresent()) {
                return given.map(CodeTypes::plain);
            }
            Libraries.Kind kind = Libraries.kind(up.name()).orElse(null);
            if (kind == null) {
                continue;
            }
            switch (kind) {
                case FACTORY -> {
                    return Libraries.made(up.name(), call.method()).map(CodeTypes::plain);
                }
                case CONTEXT, STATELESS -> {
                    return ofContext(call, literal, scope, depth);
                }
                case REPOSITORY, READ_ONLY_REPOSITORY, STATELESS_REPOSITORY, PANACHE -> {
                    Optional<BoundType> row = row(up, receiver);
                    if (row.isPresent()) {
                        return ofRepository(call.method(), row.get());
                    }
                }
                case QUERY -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** What a repository holds: its first type argument; of an entity of Panache, the entity itself. */
    Optional<BoundType> row(BoundType repository, BoundType receiver) {
        if (!repository.arguments().isEmpty()) {
            return Optional.of(repository.arguments().get(0)).filter(type -> !type.variable());
        }
        return model.type(receiver.name()).map(type -> receiver);
    }

    private Optional<BoundType> ofContext(Code.Call call, Optional<BoundType> literal, Scope scope, int depth) {
        return switch (call.method()) {
            case "unwrap", "find", "getReference", "load", "get", "byId", "findById" -> literal;
            case "merge" -> call.arguments().stream().findFirst().flatMap(argument -> type(argument, scope, depth + 1));
            case "createQuery",
                    "createNamedQuery",
                    "createSelectionQuery",
                    "createCriteria",
                    "createNativeQuery",
                    "findAll",
                    "loadAll",
                    "findByNamedQuery" ->
                literal.map(row -> new BoundType("java.util.List", List.of(row), false, false));
            case "getEntityManagerFactory" -> Optional.of(plain("jakarta.persistence.EntityManagerFactory"));
            case "getSessionFactory" -> Optional.of(plain("org.hibernate.SessionFactory"));
            case "getSession", "getCurrentSession" -> Optional.of(plain("org.hibernate.Session"));
            default -> Optional.empty();
        };
    }

    private static Optional<BoundType> ofRepository(String method, BoundType row) {
        if (method.equals("getOne")
                || method.equals("getById")
                || method.equals("getReferenceById")
                || method.equals("save")
                || method.equals("saveAndFlush")
                || method.equals("insert")
                || method.equals("update")
                || method.equals("merge")) {
            return Optional.of(row);
        }
        boolean isMany = method.startsWith("findAll")
                || method.startsWith("listAll")
                || method.startsWith("saveAll")
                || method.startsWith("find")
                || method.startsWith("list")
                || method.startsWith("stream");
        // an optional, a page or a list: each gives its element in its own way
        return isMany ? Optional.of(new BoundType("java.util.List", List.of(row), false, false)) : Optional.empty();
    }

    private Optional<BoundType> ofContainer(Code.Call call, BoundType receiver, Scope scope, int depth) {
        if (model.type(receiver.name()).isPresent() || index.exists(receiver.name())) {
            return Optional.empty();
        }
        if (MAPPING.contains(call.method()) && call.arguments().size() == 1) {
            return element(receiver)
                    .flatMap(element -> mapped(call.arguments().get(0), element, scope, depth))
                    .map(result -> new BoundType(receiver.name(), List.of(result), false, false));
        }
        if (SAME.contains(call.method())) {
            return element(receiver)
                    .map(element -> new BoundType("java.util.Collection", List.of(element), false, false));
        }
        return ELEMENTS.contains(call.method()) ? element(receiver) : Optional.empty();
    }

    private Optional<BoundType> mapped(Code function, BoundType element, Scope scope, int depth) {
        if (function instanceof Code.Lambda lambda) {
            return type(lambda.result(), scope, depth + 1);
        }
        if (function instanceof Code.Reference reference) {
            return MemberFragment.propertyName(reference.method()).flatMap(name -> property(element, name));
        }
        return Optional.empty();
    }

    /** The type of a property of an instance: of its persistent attribute, or of the field or getter of that name. */
    Optional<BoundType> property(BoundType owner, String name) {
        Optional<BoundType> declared = index.field(owner, name).or(() -> getter(owner, name));
        Optional<Association> association = association(owner.name(), name);
        if (association.isEmpty() || (declared.isPresent() && !isRaw(declared.get(), association.get()))) {
            return declared;
        }
        return association
                .get()
                .target()
                .resolved()
                .map(target -> association.get().kind().isToMany()
                        ? new BoundType("java.util.Collection", List.of(plain(target)), false, false)
                        : plain(target));
    }

    private static boolean isRaw(BoundType declared, Association association) {
        return declared.variable()
                || (association.kind().isToMany()
                        && !declared.array()
                        && declared.arguments().stream().allMatch(BoundType::variable));
    }

    private Optional<BoundType> getter(BoundType owner, String name) {
        for (BoundType up : index.supertypes(owner)) {
            Optional<TypeFragment> type = index.type(up.name());
            Optional<BoundType> found = type.flatMap(declaring -> declaring.members().stream()
                    .filter(member -> member.attribute().equals(name))
                    .findFirst()
                    .map(member -> index.bind(member.type(), declaring, index.ownBindings(declaring))));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The association of that name that a managed type has. */
    Optional<Association> association(String managedType, String name) {
        return model.type(managedType)
                .flatMap(type -> type.attribute(name))
                .filter(Association.class::isInstance)
                .map(Association.class::cast);
    }

    static BoundType plain(String name) {
        return new BoundType(name, List.of(), false, false);
    }

    /** The attribute that a setter, an adder or the like is named for: what follows the verb, by the JavaBeans rule. */
    static Optional<String> propertyAfter(String verb, String method) {
        if (!method.startsWith(verb) || method.length() == verb.length()) {
            return Optional.empty();
        }
        String rest = method.substring(verb.length());
        return Character.isUpperCase(rest.charAt(0))
                ? MemberFragment.propertyName("get" + rest)
                : Optional.of(rest.toLowerCase(Locale.ROOT)).filter(rest::equals);
    }
}
