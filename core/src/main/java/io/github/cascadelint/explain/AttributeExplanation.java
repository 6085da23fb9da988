package io.github.cascadelint.explain;

import io.github.cascadelint.base.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * What the operations of the persistence context do along one attribute.
 *
 * @param entity fully qualified name of the entity
 * @param attribute name of the attribute, dotted below an embedded one
 * @param mapping how it is mapped, as a phrase
 * @param target name of the type at the other end, where there is one
 * @param facts what one has to know first: where the key is, who writes it
 * @param operations the operations; none for an attribute that is a plain column
 * @param range where the attribute is declared
 */
public record AttributeExplanation(
        String entity,
        String attribute,
        String mapping,
        Optional<String> target,
        List<String> facts,
        List<Operation> operations,
        SourceRange range) {

    public AttributeExplanation {
        facts = List.copyOf(facts);
        operations = List.copyOf(operations);
    }
}
