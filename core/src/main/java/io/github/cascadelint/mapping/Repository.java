package io.github.cascadelint.mapping;

import io.github.cascadelint.base.SourceRange;
import java.util.List;

/**
 * A repository or DAO of an entity.
 *
 * @param entity fully qualified name of the entity
 * @param type fully qualified name of the repository
 * @param writes whether it inherits or declares a method that writes or deletes rows
 * @param deletes the methods that it declares by whose names a library deletes: {@code deleteByCustomer}
 * @param statements the methods that it declares with a statement of their own that deletes rows
 * @param inheritsDeletes whether it inherits methods from a library that delete
 * @param range its declaration
 */
public record Repository(
        String entity,
        String type,
        boolean writes,
        List<String> deletes,
        List<Statement> statements,
        boolean inheritsDeletes,
        SourceRange range) {

    /**
     * A method that deletes rows past the persistence context, be they of the repository's own entity or of another.
     *
     * @param method its name
     * @param entity fully qualified name of the entity whose rows it deletes
     */
    public record Statement(String method, String entity) {}

    public Repository {
        deletes = List.copyOf(deletes);
        statements = List.copyOf(statements);
    }
}
