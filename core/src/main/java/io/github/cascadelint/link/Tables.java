package io.github.cascadelint.link;

import io.github.cascadelint.link.Hierarchy.Level;
import io.github.cascadelint.mapping.ManagedType.Kind;
import io.github.cascadelint.naming.Naming;
import io.github.cascadelint.source.TypeFragment;
import java.util.List;
import java.util.Optional;

/** Names of entities and of the tables that hold them. */
final class Tables {

    private final Linker linker;

    Tables(Linker linker) {
        this.linker = linker;
    }

    /** The table that holds an entity's rows: its own, or the root's in a single-table hierarchy (section 11.1.52). */
    String table(TypeFragment type) {
        return linker.naming(type).table(writtenName(type));
    }

    /** The name of that table before the physical strategy; default names of other tables are made of it. */
    String logicalName(TypeFragment type) {
        return Naming.unquoted(writtenName(type));
    }

    private String writtenName(TypeFragment type) {
        List<TypeFragment> entities = entities(type);
        TypeFragment holder = entities.size() > 1 && strategy(type).equals("SINGLE_TABLE") ? entities.get(0) : type;
        Annotations annotations = linker.annotations(holder);
        return annotations
                .jpa("Table")
                .map(table -> annotations.text(table, "name", ""))
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> nameForDefaults(holder));
    }

    /** What an entity gives to names that are not written. */
    String nameForDefaults(TypeFragment type) {
        return linker.naming(type).entity(entityName(type), binaryName(type));
    }

    /**
     * The entity name: {@code @Entity(name)}, or the class name without its package. Of a nested class the enclosing one's
     * name is part, as Hibernate has it: {@code Outer$Inner}.
     */
    private String entityName(TypeFragment type) {
        Annotations annotations = linker.annotations(type);
        return annotations
                .jpa("Entity")
                .map(entity -> annotations.text(entity, "name", ""))
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> binaryName(type));
    }

    private String binaryName(TypeFragment type) {
        String packageName = linker.index().fileOf(type).packageName();
        String name = packageName.isEmpty() ? type.name() : type.name().substring(packageName.length() + 1);
        return name.replace('.', '$');
    }

    /** The inheritance strategy of the hierarchy that a type belongs to. */
    String strategy(TypeFragment type) {
        return entities(type).stream()
                .flatMap(entity -> linker.annotations(entity).jpa("Inheritance").stream())
                .findFirst()
                .flatMap(use -> Annotations.enumConstant(use, "strategy"))
                .map(declared -> declared.value())
                .orElse("SINGLE_TABLE");
    }

    /** The entity above another in its hierarchy, where there is one. */
    Optional<TypeFragment> superEntity(TypeFragment type) {
        List<TypeFragment> entities = entities(type);
        return entities.size() > 1 ? Optional.of(entities.get(entities.size() - 2)) : Optional.empty();
    }

    /** The entities of a type's hierarchy from the root down to itself. */
    List<TypeFragment> entities(TypeFragment type) {
        return linker.hierarchy().chain(type).stream()
                .map(Level::type)
                .filter(t -> linker.isKind(t.name(), Kind.ENTITY))
                .toList();
    }
}
