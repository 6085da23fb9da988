package io.github.cascadelint.oracle;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ElementCollection;
import io.github.cascadelint.mapping.EmbeddedAttribute;
import io.github.cascadelint.mapping.ForeignKey;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.JoinTable;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.mapping.TypeRef;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Our model in the words that it shares with {@link HibernateModel}. */
public final class OurModel {

    private static final String UNKNOWN = "?";

    private OurModel() {}

    /** Every entity's table and attributes, by {@code entity} and {@code entity#attribute}, each as facts by name. */
    public static SortedMap<String, SortedMap<String, String>> describe(MappingModel model) {
        SortedMap<String, SortedMap<String, String>> described = new TreeMap<>();
        for (ManagedType entity : model.entities()) {
            SortedMap<String, String> facts = new TreeMap<>();
            facts.put(Fact.TABLE, entity.table().orElse(UNKNOWN));
            facts.put(Fact.SUPERCLASS, entity.superclass().orElse(""));
            described.put(entity.name(), facts);
            for (Attribute attribute : entity.attributes()) {
                facts(attribute).ifPresent(f -> {
                    f.put(Fact.SOURCE, entity.origin().id());
                    described.put(entity.name() + "#" + attribute.name(), f);
                });
            }
        }
        return described;
    }

    private static Optional<SortedMap<String, String>> facts(Attribute attribute) {
        SortedMap<String, String> facts = new TreeMap<>();
        if (attribute instanceof Association association) {
            association(association, facts);
        } else if (attribute instanceof ElementCollection collection) {
            facts.put(Fact.KIND, "element-collection");
            facts.put(Fact.TARGET, target(collection.target()));
            facts.put(Fact.TABLE_NAME, collection.table().name());
            columns(facts, Fact.OWN, collection.table().joinColumns());
            foreignKey(facts, true, collection.foreignKey());
        } else if (attribute instanceof EmbeddedAttribute embedded) {
            facts.put(Fact.KIND, "embedded");
            facts.put(Fact.TARGET, embedded.target().display());
        } else {
            return Optional.empty();
        }
        return Optional.of(facts);
    }

    private static void association(Association association, SortedMap<String, String> facts) {
        boolean any = association.kind() == AssociationKind.ANY || association.kind() == AssociationKind.MANY_TO_ANY;
        facts.put(Fact.KIND, association.kind().id());
        facts.put(Fact.TARGET, any ? "" : target(association.target()));
        facts.put(Fact.OWNING, "" + association.isOwning());
        facts.put(Fact.MAPPED_BY, association.mappedBy().known().orElse(UNKNOWN));
        facts.put(Fact.ID, "" + association.id());
        facts.put(Fact.CASCADE, cascade(association).toString());
        facts.put(Fact.ORPHAN_REMOVAL, "" + association.removesOrphans());
        facts.put(
                Fact.ON_DELETE,
                association
                        .onDelete()
                        .flatMap(Setting::known)
                        .filter(action -> action != OnDelete.NO_ACTION)
                        .map(OnDelete::name)
                        .orElse(""));
        if (!association.kind().isToMany()) {
            facts.put(Fact.OPTIONAL, "" + !association.isMandatory());
        }
        facts.put(Fact.FETCH, association.fetch().known().orElse(UNKNOWN));
        if (association.isOwning()) {
            stored(association, facts);
        }
    }

    private static void stored(Association association, SortedMap<String, String> facts) {
        facts.put(Fact.TABLE_NAME, association.joinTable().map(JoinTable::name).orElse(""));
        if (association.joinTable().isPresent()) {
            columns(facts, Fact.OWN, association.joinTable().get().joinColumns());
            columns(facts, Fact.INVERSE, association.joinTable().get().inverseJoinColumns());
        } else {
            columns(facts, Fact.JOIN, association.joinColumns());
        }
        Optional<ForeignKey> key = association.foreignKey();
        boolean byFormula =
                association.joinTable().isEmpty() && association.joinColumns().isEmpty();
        foreignKey(facts, !byFormula && association.notFound().isEmpty(), key);
    }

    /** @param possible whether Hibernate makes one unless told not to */
    private static void foreignKey(SortedMap<String, String> facts, boolean possible, Optional<ForeignKey> key) {
        boolean exists =
                possible && key.filter(k -> k.mode().equals("NO_CONSTRAINT")).isEmpty();
        facts.put(Fact.FOREIGN_KEY_MODE, exists ? "CONSTRAINT" : "NO_CONSTRAINT");
        facts.put(Fact.FOREIGN_KEY_NAME, exists ? key.map(ForeignKey::name).orElse("") : "");
    }

    private static void columns(SortedMap<String, String> facts, Fact.Columns of, List<JoinColumn> columns) {
        List<String> names = columns.stream().map(JoinColumn::name).toList();
        facts.put(of.names(), Fact.list(names));
        facts.put(
                of.referenced(),
                Fact.pairs(
                        names,
                        columns.stream().map(JoinColumn::referencedColumnName).toList()));
        facts.put(
                of.nullable(),
                Fact.pairs(names, columns.stream().map(c -> "" + c.nullable()).toList()));
        facts.put(
                of.unique(),
                Fact.pairs(names, columns.stream().map(c -> "" + c.unique()).toList()));
    }

    private static NavigableSet<String> cascade(Association association) {
        NavigableSet<String> types = new TreeSet<>();
        association.cascade().types().forEach(type -> types.add(type.name()));
        if (association.removesOrphans()) {
            types.add(CascadeType.REMOVE.name());
        }
        return types;
    }

    /** The entity or embeddable; nothing for basic values. */
    private static String target(TypeRef target) {
        return target.resolved().orElse("");
    }
}
