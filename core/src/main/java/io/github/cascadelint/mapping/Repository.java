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
 * @param inheritsDeletes whether it inherits methods from a library that delete
 * @param range its declaration
 */
public record Repository(
        String entity, String type, boolean writes, List<String> deletes, boolean inheritsDeletes, SourceRange range) {

    public Repository {
        deletes = List.copyOf(deletes);
    }
}
