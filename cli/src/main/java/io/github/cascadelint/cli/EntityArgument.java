package io.github.cascadelint.cli;

import io.github.cascadelint.explain.EntitySearch;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import java.util.ArrayList;
import java.util.List;

/** An entity, or an attribute of one, as named on the command line. */
final class EntityArgument {
    private static final int MOST_CANDIDATES = 20;

    private EntityArgument() {}

    /** The one entity that a fully qualified or simple name means; else the candidates are told. */
    static ManagedType entity(MappingModel model, String name) throws CannotRunException {
        EntitySearch search = EntitySearch.of(model, name);
        if (search.found().size() == 1) {
            return search.found().get(0);
        }
        if (search.found().size() > 1) {
            throw new CannotRunException("several entities are called '" + name + "'; give the whole name:"
                    + lines(search.found().stream().map(ManagedType::name).toList()));
        }
        if (search.near().isEmpty()) {
            throw new CannotRunException("no entity '" + name + "' among the "
                    + model.entities().size() + " that were found\nall entities: cascade-lint model");
        }
        throw new CannotRunException("no entity '" + name + "'; did you mean one of these?" + lines(search.near()));
    }

    /** The attribute of that name; else those that there are are told. */
    static Attribute attribute(ManagedType entity, String name) throws CannotRunException {
        return entity.attribute(name).orElseThrow(() -> {
            List<String> names = entity.attributes().stream()
                    .filter(attribute -> !(attribute instanceof BasicAttribute))
                    .map(attribute -> entity.simpleName() + "#" + attribute.name())
                    .toList();
            return new CannotRunException("no attribute '" + name + "' in " + entity.name()
                    + (names.isEmpty() ? ", which has columns only" : "; it has" + lines(names)));
        });
    }

    private static String lines(List<String> names) {
        List<String> shown = new ArrayList<>(names.subList(0, Math.min(MOST_CANDIDATES, names.size())));
        if (names.size() > shown.size()) {
            shown.add("and " + (names.size() - shown.size()) + " more");
        }
        return "\n  " + String.join("\n  ", shown);
    }
}
