package io.github.cascadelint.mapping;

import io.github.cascadelint.base.Api;
import io.github.cascadelint.base.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * A collection of basic values or embeddables; its rows live and die with their owner.
 *
 * @param target the element type; {@link TypeRef.Resolved} when it is an embeddable of the model
 * @param table the collection table, without inverse join columns (section 11.1.8 of Jakarta Persistence 3.2)
 * @param columns the columns that hold a basic element; empty for embeddables
 * @param form what kind of collection it is
 * @param onDelete Hibernate's {@code @OnDelete}, where written
 * @param foreignKey what the mapping says about the constraint from that table to the owner's, where it says something
 */
@Api
public record ElementCollection(
        String name,
        String declaredBy,
        SourceRange range,
        TypeRef target,
        JoinTable table,
        List<String> columns,
        CollectionForm form,
        Optional<Setting<OnDelete>> onDelete,
        Optional<ForeignKey> foreignKey)
        implements Attribute {
    public ElementCollection {
        columns = List.copyOf(columns);
    }
}
