package io.github.cascadelint.link;

import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.Repository;
import io.github.cascadelint.mapping.Repository.Statement;
import io.github.cascadelint.source.MethodCode;
import io.github.cascadelint.source.TypeCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the repositories and DAOs of entities by what they extend, or by the entities that they take and give. */
final class RepositoryLinker {

    private static final Pattern NAMED = Pattern.compile(".*(Repository|Repo|Dao|DAO|Facade|Home)(Impl|Bean)?");
    private static final Pattern WRITES =
            Pattern.compile("(save|persist|merge|update|insert|delete|remove|store|create|add)" + "([A-Z].*)?");

    private final MappingModel model;
    private final CodeIndex index;
    private final StatementCalls statements;

    RepositoryLinker(MappingModel model, CodeIndex index, StatementCalls statements) {
        this.model = model;
        this.index = index;
        this.statements = statements;
    }

    List<Repository> repositories() {
        List<Repository> found = new ArrayList<>();
        for (TypeCode type : index.types()) {
            if (model.type(type.type().name()).isEmpty()) {
                row(type)
                        .ifPresent(entity -> found.add(new Repository(
                                entity.name(),
                                type.type().name(),
                                writes(type),
                                deletes(type),
                                statements(type),
                                inheritsDeletes(type),
                                type.type().range())));
            }
        }
        return found;
    }

    private Optional<ManagedType> row(TypeCode type) {
        for (BoundType up : index.supertypes(CodeTypes.plain(type.type().name()))) {
            boolean isRepository = Libraries.isRepository(up.name())
                    || NAMED.matcher(NameResolver.lastSegment(up.name())).matches();
            if (isRepository && !up.arguments().isEmpty()) {
                return up.arguments().stream()
                        .flatMap(argument -> model.type(argument.name()).stream())
                        .filter(ManagedType::isEntity)
                        .findFirst();
            }
        }
        return NAMED.matcher(NameResolver.lastSegment(type.type().name())).matches() ? handled(type) : Optional.empty();
    }

    /** The only entity that the methods of a DAO take or give. */
    private Optional<ManagedType> handled(TypeCode type) {
        List<ManagedType> handled = type.methods().stream()
                .flatMap(method -> types(method, type).stream())
                .flatMap(bound ->
                        model.type(CodeTypes.element(bound).orElse(bound).name()).stream())
                .filter(ManagedType::isEntity)
                .distinct()
                .toList();
        return handled.size() == 1 ? Optional.of(handled.get(0)) : Optional.empty();
    }

    private List<BoundType> types(MethodCode method, TypeCode type) {
        List<BoundType> types = new ArrayList<>();
        method.result().ifPresent(result -> types.add(index.bind(result, type.type(), index.ownBindings(type.type()))));
        method.locals().subList(0, method.parameters()).stream()
                .flatMap(local -> local.type().stream())
                .forEach(use -> types.add(index.bind(use, type.type(), index.ownBindings(type.type()))));
        return types;
    }

    /** The methods without body or query that a library implements by their names, so that what they delete cascades. */
    private List<String> deletes(TypeCode type) {
        List<BoundType> all = index.supertypes(CodeTypes.plain(type.type().name()));
        if (all.stream().noneMatch(up -> deletesInContext(up.name()))) {
            return List.of();
        }
        return all.stream()
                .flatMap(up -> index.code(up.name()).stream())
                .flatMap(code -> code.methods().stream())
                .filter(method -> RowCalls.isNamedForDelete(method) && RowCalls.isNamedForWhatItDoes(method))
                .map(MethodCode::name)
                .distinct()
                .toList();
    }

    /** The methods that are annotated with a statement that deletes, inherited ones included. */
    private List<Statement> statements(TypeCode type) {
        BoundType repository = CodeTypes.plain(type.type().name());
        return index.supertypes(repository).stream()
                .flatMap(up -> index.code(up.name()).stream())
                .flatMap(code -> code.methods().stream()
                        .flatMap(method -> statements.declared(method, code.type(), repository).stream()
                                .filter(hit -> hit.act() != Act.EMPTIES)
                                .map(hit -> new Statement(method.name(), hit.entity()))))
                .distinct()
                .toList();
    }

    private boolean inheritsDeletes(TypeCode type) {
        return index.supertypes(CodeTypes.plain(type.type().name())).stream()
                .anyMatch(up -> Libraries.writes(up.name()) && deletesInContext(up.name()));
    }

    private static boolean deletesInContext(String library) {
        return Libraries.isRepository(library)
                && Libraries.kind(library)
                        .filter(kind -> kind != Libraries.Kind.STATELESS_REPOSITORY)
                        .isPresent();
    }

    private boolean writes(TypeCode type) {
        return index.supertypes(CodeTypes.plain(type.type().name())).stream()
                .anyMatch(up -> Libraries.writes(up.name())
                        || index.code(up.name()).stream()
                                .flatMap(code -> code.methods().stream())
                                .anyMatch(
                                        method -> WRITES.matcher(method.name()).matches()));
    }
}
