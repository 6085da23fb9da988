package io.github.cascadelint.cli;

import io.github.cascadelint.explain.EntitySearch;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import java.util.List;

/** An entity, or an attribute of one, as named on the command line. */
final class EntityArgument {
    private EntityArgument() {}

    /** The one entity that a fully qualified or simple name means; else the candidates are told. */
    static ManagedType entity(MappingModel model, String name) throws CannotRunException {
        EntitySearch search = EntitySearch.of(model, name);
        return search.only().orElseThrow(() -> new CannotRunException(search.complaint()));
    }

    /** The attribute of that name; else those that there are are told. */
    static Attribute attribute(ManagedType entity, String name) throws CannotRunException {
        return entity.attribute(name).orElseThrow(() -> {
            List<String> names = entity.attributes().stream()
                    .filter(attribute -> !(attribute instanceof BasicAttribute))
                    .map(attribute -> entity.simpleName() + "#" + attribute.name())
                    .toList();
            return new CannotRunException("no attribute '" + name + "' in " + entity.name()
                    + (names.isEmpty() ? ", which has columns only" : "; it has" + EntitySearch.lines(names)));
        });
    }
}
