package io.github.cascadelint.link;

import io.github.cascadelint.link.CodeTypes.Scope;
import io.github.cascadelint.link.StatementTargets.Hit;
import io.github.cascadelint.link.StatementTargets.Language;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.Code;
import io.github.cascadelint.source.MethodCode;
import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.UnitFragment.NamedStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells which calls run a statement that deletes rows, and of which entity. */
final class StatementCalls {

    private static final Set<String> JPQL =
            Set.of("createQuery", "createMutationQuery", "createSelectionQuery", "bulkUpdate");

    private static final Set<String> SQL = Set.of(
            "createNativeQuery",
            "createNativeMutationQuery",
            "createSQLQuery",
            "prepareStatement",
            "update",
            "batchUpdate",
            "execute",
            "executeUpdate",
            "executeLargeUpdate",
            "addBatch",
            "sql");

    /** Querydsl's clauses that delete. */
    private static final Set<String> CLAUSES = Set.of("JPADeleteClause", "HibernateDeleteClause");

    /** How a query begins that gives the rows of an entity. */
    private static final Pattern FROM = Pattern.compile("\\s*from\\s", Pattern.CASE_INSENSITIVE);

    /** Annotations on a method whose value is the statement that it runs. */
    private static final Set<String> STATEMENTS = Set.of("Query", "NativeQuery", "HQL", "SQL");

    private static final String JAKARTA_DATA = "jakarta.data.repository";

    private final MappingModel model;
    private final CodeIndex index;
    private final CodeTypes types;
    private final StatementTexts texts;
    private final StatementTargets targets;
    private final Map<String, List<Hit>> named = new HashMap<>();

    /** @param ofFiles the queries that mapping files name */
    StatementCalls(MappingModel model, CodeIndex index, CodeTypes types, List<NamedStatement> ofFiles) {
        this.model = model;
        this.index = index;
        this.types = types;
        this.texts = new StatementTexts(index.constants());
        this.targets = new StatementTargets(model, index);
        index.declared().forEach(this::addNamed);
        ofFiles.forEach(query -> {
            List<Hit> hits = hits(query.text(), query.isNative() ? Language.SQL : Language.JPQL, Optional.empty());
            if (!hits.isEmpty()) {
                named.put(query.name(), hits);
            }
        });
    }

    private void addNamed(TypeFragment type) {
        for (AnnotationUse use : type.annotations()) {
            named(use).forEach(query -> {
                Language language = query.name().endsWith("NativeQuery") ? Language.SQL : Language.JPQL;
                query.member("query").ifPresent(text -> {
                    List<Hit> hits = hits(texts.of(text, type), language, Optional.empty());
                    if (!hits.isEmpty()) {
                        query.member("name").ifPresent(name -> named.put(texts.of(name, type), hits));
                    }
                });
            });
        }
    }

    /** The queries that an annotation on a type names, one or several. */
    private static Stream<AnnotationUse> named(AnnotationUse use) {
        return switch (NameResolver.lastSegment(use.name())) {
            case "NamedQuery", "NamedNativeQuery" -> Stream.of(use);
            case "NamedQueries", "NamedNativeQueries" ->
                use.member("value").stream()
                        .flatMap(value -> value.elements().stream())
                        .filter(AnnotationValue.Nested.class::isInstance)
                        .map(value -> ((AnnotationValue.Nested) value).annotation());
            default -> Stream.empty();
        };
    }

    private List<Hit> hits(String text, Language language, Optional<String> repositoryEntity) {
        return DeleteReader.read(text).stream()
                .flatMap(statement -> targets.hits(statement, language, repositoryEntity).stream())
                .distinct()
                .toList();
    }

    /** What the statements delete that a call runs, or at least makes ready; nothing where that cannot be told. */
    List<Hit> of(Code.Call call, Scope scope) {
        List<Hit> hits = new ArrayList<>(ofText(call, scope));
        if (hits.isEmpty()) {
            hits.addAll(ofName(call, scope));
        }
        if (hits.isEmpty()) {
            hits.addAll(ofQuery(call, scope));
        }
        if (hits.isEmpty()) {
            hits.addAll(ofBuilder(call, scope));
        }
        if (hits.isEmpty()) {
            hits.addAll(ofRepository(call, scope));
        }
        return hits;
    }

    /** {@code session.delete("from Order …")} of old versions of Hibernate: it loads what the query finds, and removes it. */
    private List<Hit> ofQuery(Code.Call call, Scope scope) {
        if (!call.method().equals("delete")
                || call.arguments().isEmpty()
                || call.receiver()
                        .flatMap(of -> types.type(of, scope))
                        .filter(this::isContext)
                        .isEmpty()) {
            return List.of();
        }
        return texts.of(call.arguments().get(0), scope).stream()
                .filter(text -> FROM.matcher(text).lookingAt())
                .flatMap(text -> hits("delete " + text, Language.JPQL, Optional.empty()).stream())
                .map(hit -> new Hit(Act.REMOVES, hit.entity(), Optional.empty()))
                .distinct()
                .toList();
    }

    private boolean isContext(BoundType type) {
        return index.supertypes(type).stream()
                .flatMap(up -> Libraries.kind(up.name()).stream())
                .anyMatch(Libraries.Kind.CONTEXT::equals);
    }

    private List<Hit> ofText(Code.Call call, Scope scope) {
        boolean isJpql = JPQL.contains(call.method());
        if (call.arguments().isEmpty() || (!isJpql && !SQL.contains(call.method()))) {
            return List.of();
        }
        return texts.of(call.arguments().get(0), scope).stream()
                .flatMap(text -> hits(text, isJpql ? Language.JPQL : Language.SQL, Optional.empty()).stream())
                .distinct()
                .toList();
    }

    /** A call that is given the name of a query that deletes: {@code createNamedQuery}, or a helper around it. */
    private List<Hit> ofName(Code.Call call, Scope scope) {
        if (named.isEmpty()) {
            return List.of();
        }
        return call.arguments().stream()
                .filter(argument -> !(argument instanceof Code.Call))
                .flatMap(argument -> texts.of(argument, scope).stream())
                .flatMap(name -> named.getOrDefault(name, List.of()).stream())
                .distinct()
                .toList();
    }

    /** {@code createCriteriaDelete(Order.class)}; Querydsl's {@code delete(order)}. */
    private List<Hit> ofBuilder(Code.Call call, Scope scope) {
        Optional<String> entity = Optional.empty();
        if (call.arguments().size() == 1 && call.method().equals("createCriteriaDelete")) {
            entity = call.arguments().get(0) instanceof Code.ClassLiteral literal
                    ? Optional.of(types.bind(literal.type(), scope).name())
                    : Optional.empty();
        } else if (call.arguments().size() == 1 && call.method().equals("delete")) {
            entity = queryType(call.arguments().get(0), scope);
        } else if (call.method().equals("execute")) {
            Code root = call;
            while (root instanceof Code.Call inner && inner.receiver().isPresent()) {
                root = inner.receiver().get();
            }
            if (root instanceof Code.New made
                    && made.arguments().size() > 1
                    && CLAUSES.contains(NameResolver.lastSegment(made.type().name()))) {
                entity = queryType(made.arguments().get(1), scope);
            }
        }
        return entity.filter(name -> model.type(name).isPresent())
                .map(name -> List.of(new Hit(Act.BULK_DELETES, name, Optional.empty())))
                .orElse(List.of());
    }

    /** The entity of an instance of a type that Querydsl has generated: {@code QOrder} stands for {@code Order}. */
    private Optional<String> queryType(Code code, Scope scope) {
        Optional<String> type = types.type(code, scope).map(BoundType::name);
        if (type.isEmpty() && code instanceof Code.Field field && field.of() instanceof Code.Name name) {
            String resolved = index.resolve(name.name(), scope.type().type());
            // No source declares it, so that one of the same package is not seen to exist.
            type = Optional.of(resolved.contains(".") ? resolved : packageOf(scope) + resolved);
        }
        return type.flatMap(this::entityOf);
    }

    private static String packageOf(Scope scope) {
        String type = scope.type().type().name();
        return type.substring(0, type.length() - NameResolver.lastSegment(type).length());
    }

    private Optional<String> entityOf(String generated) {
        String simple = NameResolver.lastSegment(generated);
        if (!simple.startsWith("Q") || simple.length() == 1) {
            return Optional.empty();
        }
        String outside = generated.substring(0, generated.length() - simple.length());
        return model.type(outside + simple.substring(1)).map(ManagedType::name);
    }

    /** A method of a repository that is annotated with its statement, or with Jakarta Data's {@code @Delete}. */
    private List<Hit> ofRepository(Code.Call call, Scope scope) {
        if (call.receiver().isEmpty()) {
            return List.of();
        }
        Optional<BoundType> receiver = types.type(call.receiver().get(), scope)
                .filter(type -> model.type(type.name()).isEmpty());
        if (receiver.isEmpty()) {
            return List.of();
        }
        return index.methods(receiver.get(), call.method(), call.arguments().size()).stream()
                .findFirst()
                .map(method -> ofAnnotations(
                        method.code(),
                        method.declaring().type(),
                        receiver.get(),
                        () -> call.arguments().size() == 1
                                ? types.type(call.arguments().get(0), scope)
                                : Optional.empty()))
                .orElse(List.of());
    }

    /** What a method of a repository deletes that is so annotated, whoever calls it. */
    List<Hit> declared(MethodCode method, TypeFragment declaring, BoundType repository) {
        return ofAnnotations(
                method,
                declaring,
                repository,
                () -> method.parameters() == 1
                        ? method.locals()
                                .get(0)
                                .type()
                                .map(use -> index.bind(use, declaring, index.ownBindings(declaring)))
                        : Optional.empty());
    }

    /** @param given what the method is given, where that is one thing */
    private List<Hit> ofAnnotations(
            MethodCode method, TypeFragment declaring, BoundType receiver, Supplier<Optional<BoundType>> given) {
        for (AnnotationUse use : method.annotations()) {
            String name = NameResolver.lastSegment(use.name());
            if (STATEMENTS.contains(name)) {
                boolean isNative = name.equals("NativeQuery")
                        || name.equals("SQL")
                        || use.member("nativeQuery")
                                .filter(value -> value instanceof AnnotationValue.Literal literal
                                        && literal.value().equals("true"))
                                .isPresent();
                return use.member("value")
                        .map(text -> hits(
                                texts.of(text, declaring),
                                isNative ? Language.SQL : Language.JPQL,
                                repositoryEntity(receiver)))
                        .orElse(List.of());
            }
            if (name.equals("Delete") && isOfJakartaData(use, declaring)) {
                // It is given rows, or else what rows of the repository's own entity have.
                return given.get()
                        .flatMap(type -> model.type(type.name())
                                .or(() -> CodeTypes.element(type).flatMap(element -> model.type(element.name()))))
                        .map(ManagedType::name)
                        .or(() -> repositoryEntity(receiver))
                        .map(entity -> List.of(new Hit(Act.STATELESS_DELETES, entity, Optional.empty())))
                        .orElse(List.of());
            }
        }
        return List.of();
    }

    private boolean isOfJakartaData(AnnotationUse use, TypeFragment declaring) {
        return use.name().startsWith(JAKARTA_DATA)
                || index.imports(declaring).stream()
                        .anyMatch(imported -> imported.name().startsWith(JAKARTA_DATA));
    }

    private Optional<String> repositoryEntity(BoundType repository) {
        return index.supertypes(repository).stream()
                .filter(up -> Libraries.kind(up.name()).isPresent())
                .flatMap(up -> types.row(up, repository).stream())
                .map(BoundType::name)
                .filter(name -> model.type(name).isPresent())
                .findFirst();
    }
}
