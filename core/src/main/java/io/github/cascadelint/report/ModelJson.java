package io.github.cascadelint.report;

import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ElementCollection;
import io.github.cascadelint.mapping.EmbeddedAttribute;
import io.github.cascadelint.mapping.ForeignKey;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.JoinTable;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Repository;
import io.github.cascadelint.mapping.Setting;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Writes the linked model as JSON. Basic attributes are left out: the model is about relationships. */
public final class ModelJson {
    private final Json json;
    private final RelationshipGraph graph;

    private ModelJson(Json json, RelationshipGraph graph) {
        this.json = json;
        this.graph = graph;
    }

    /** Writes all managed types by name, each with its attributes, inherited ones included. */
    public static void write(RelationshipGraph graph, Appendable output) throws IOException {
        Json.document(output, json -> {
            ModelJson model = new ModelJson(json, graph);
            json.object(root -> root.objects("managedTypes", graph.model().types(), model::type));
        });
    }

    private void type(ManagedType type) throws IOException {
        Optional<Role> role = type.isEntity() ? Optional.of(graph.role(type.name())) : Optional.empty();
        json.field("name", type.name())
                .field("kind", type.kind().id())
                .field("table", type.table())
                .field("superclass", type.superclass())
                .field("role", role.map(value -> value.kind().id()))
                .evidence("roleEvidence", role.map(Role::evidence).orElse(List.of()));
        json.strings("owners", role.map(Role::owners).orElse(List.of()));
        json.field("source", type.origin().id()).place(Optional.of(type.range()));
        List<Attribute> attributes = type.attributes().stream()
                .filter(attribute -> !(attribute instanceof BasicAttribute))
                .toList();
        json.objects("attributes", attributes, this::attribute);
        json.objects("repositories", graph.model().repositories(type.name()), this::repository);
        json.objects("callSites", graph.model().callSitesOf(type.name()), this::callSite);
    }

    private void repository(Repository repository) throws IOException {
        json.field("type", repository.type())
                .field("writes", repository.writes())
                .place(Optional.of(repository.range()));
    }

    private void callSite(CallSite site) throws IOException {
        json.field("act", site.act().id())
                .field("attribute", site.attribute())
                .field("method", site.method())
                .field("code", site.code())
                .place(Optional.of(site.range()));
    }

    private void attribute(Attribute attribute) throws IOException {
        json.field("name", attribute.name()).field("declaredBy", attribute.declaredBy());
        if (attribute instanceof Association association) {
            association(association);
        } else if (attribute instanceof ElementCollection collection) {
            plain("element-collection", collection.target().display());
            joinTable(Optional.of(collection.table()));
            foreignKey(collection.foreignKey());
        } else if (attribute instanceof EmbeddedAttribute embedded) {
            plain("embedded", embedded.target().display());
            joinTable(Optional.empty());
            foreignKey(Optional.empty());
        }
        json.place(Optional.of(attribute.range()));
    }

    private void association(Association association) throws IOException {
        TreeSet<CascadeType> cascade = new TreeSet<>(association.cascade().types());
        if (association.removesOrphans()) {
            cascade.add(CascadeType.REMOVE);
        }
        json.field("kind", association.kind().id())
                .field("target", association.target().display())
                .field("owning", association.isOwning())
                .field("mappedBy", association.mappedBy().known().filter(name -> !name.isEmpty()))
                .strings("cascade", cascade.stream().map(Enum::name).toList());
        json.field("cascadeDeclared", text(association.cascade().declared()))
                .flag("orphanRemoval", orphanRemoval(association))
                .field(
                        "onDelete",
                        association.onDelete().flatMap(Setting::known).map(OnDelete::name))
                .flag("optional", optional(association))
                .field("fetch", association.fetch().known());
        columns("joinColumns", association.joinColumns());
        joinTable(association.joinTable());
        foreignKey(association.foreignKey());
    }

    private void foreignKey(Optional<ForeignKey> key) throws IOException {
        if (key.isEmpty()) {
            json.nullField("foreignKey");
            return;
        }
        json.object(
                "foreignKey",
                object -> object.field("name", text(key.get().name()))
                        .field("mode", key.get().mode()));
    }

    /** An attribute that is no association has the same keys, so that scripts need not ask. */
    private void plain(String kind, String target) throws IOException {
        json.field("kind", kind)
                .field("target", target)
                .nullField("owning")
                .nullField("mappedBy")
                .strings("cascade", List.of());
        json.nullField("cascadeDeclared")
                .nullField("orphanRemoval")
                .nullField("onDelete")
                .nullField("optional")
                .nullField("fetch");
        columns("joinColumns", List.of());
    }

    /** Whether the reference may be missing, whoever says so: the annotation, the columns or the identifier. */
    private static Optional<Boolean> optional(Association association) {
        return association.kind().isToMany() || !association.isMandatory()
                ? association.optional().known()
                : Optional.of(false);
    }

    private static Optional<Boolean> orphanRemoval(Association association) {
        return association.removesOrphans() || !association.kind().hasOrphanRemoval()
                ? Optional.of(association.removesOrphans())
                : association.orphanRemoval().known();
    }

    private void joinTable(Optional<JoinTable> table) throws IOException {
        if (table.isEmpty()) {
            json.nullField("joinTable");
            return;
        }
        json.object("joinTable", object -> {
            object.field("name", table.get().name());
            columns("joinColumns", table.get().joinColumns());
            columns("inverseJoinColumns", table.get().inverseJoinColumns());
        });
    }

    private void columns(String name, List<JoinColumn> columns) throws IOException {
        json.objects(
                name,
                columns,
                (JoinColumn column) -> json.field("name", column.name())
                        .field("referencedColumnName", text(column.referencedColumnName()))
                        .field("nullable", column.nullable())
                        .field("unique", column.unique()));
    }

    private static Optional<String> text(String value) {
        return Optional.of(value).filter(text -> !text.isEmpty());
    }
}
