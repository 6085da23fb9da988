package io.github.cascadelint.explain;

import io.github.cascadelint.base.Article;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ElementCollection;
import io.github.cascadelint.mapping.EmbeddedAttribute;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Provider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Explains what the operations do along one attribute. The statements are those of Hibernate 6. */
public final class AttributeExplainer {

    private final RelationshipGraph graph;

    public AttributeExplainer(RelationshipGraph graph) {
        this.graph = graph;
    }

    /**
     * Explains an attribute.
     *
     * @param owner the entity that has it, declared there or inherited
     * @param attribute one of its attributes
     */
    public AttributeExplanation explain(ManagedType owner, Attribute attribute) {
        if (attribute instanceof Association association) {
            Along along = new Along(graph, owner, association);
            if (association.refusesOrphanDelete()) {
                return refused(along);
            }
            return explanation(
                    owner,
                    attribute,
                    mapping(association),
                    Optional.of(association.target().display()),
                    facts(along),
                    operations(along));
        }
        if (attribute instanceof ElementCollection collection) {
            return explanation(
                    owner,
                    attribute,
                    "an element collection",
                    Optional.of(collection.target().display()),
                    List.of("The elements are rows of " + collection.table().name()
                            + ", which no one else refers to: they live and die with their " + owner.simpleName()
                            + ", and nothing has to cascade."),
                    new PartAlong(graph, owner).collection(collection));
        }
        if (attribute instanceof EmbeddedAttribute embedded) {
            return explanation(
                    owner,
                    attribute,
                    "embedded",
                    Optional.of(embedded.target().display()),
                    List.of("Its columns are part of the " + owner.simpleName() + " row."),
                    new PartAlong(graph, owner).embedded(embedded));
        }
        BasicAttribute basic = (BasicAttribute) attribute;
        return explanation(
                owner,
                attribute,
                basic.id() ? "part of the identifier" : "a plain column",
                Optional.empty(),
                List.of("It is the column " + basic.column() + " of the " + owner.simpleName()
                        + " row; nothing is passed on along it."),
                List.of());
    }

    private static AttributeExplanation explanation(
            ManagedType owner,
            Attribute attribute,
            String mapping,
            Optional<String> target,
            List<String> facts,
            List<Operation> operations) {
        return new AttributeExplanation(
                owner.name(), attribute.name(), mapping, target, facts, operations, attribute.range());
    }

    /** Nothing can be done along it, because the application does not start. */
    private static AttributeExplanation refused(Along along) {
        Association end = along.end();
        String instead = end.kind() == AssociationKind.ONE_TO_ONE
                ? "a constrained one-to-one depends on the " + along.targetName()
                        + " it leads to. Take delete-orphan off."
                : "a many-to-one without a unique key does not own the " + along.targetName()
                        + " it leads to. Take delete-orphan off, or, if no two " + along.ownerName() + " rows share "
                        + Article.a(along.targetName()) + ", say unique=\"true\".";
        return explanation(
                along.owner(),
                end,
                mapping(end),
                Optional.of(end.target().display()),
                List.of("The application does not start: Hibernate refuses delete-orphan here, because " + instead),
                List.of());
    }

    private static List<Operation> operations(Along along) {
        return List.of(
                SaveAlong.persist(along),
                SaveAlong.merge(along),
                RemoveAlong.of(along),
                ReadAlong.refresh(along),
                ReadAlong.detach(along),
                UnlinkAlong.of(along));
    }

    /** {@code @OneToMany, mapped by purchase, cascade ALL, orphan removal}. */
    private static String mapping(Association end) {
        List<String> words = new ArrayList<>();
        words.add(end.kind().writtenIn(end.range().file()));
        end.mappedBy().known().filter(name -> !name.isEmpty()).ifPresent(name -> words.add("mapped by " + name));
        words.add(cascade(end));
        if (Passing.removesOrphans(end)) {
            words.add("orphan removal");
        }
        return String.join(", ", words);
    }

    private static String cascade(Association end) {
        List<CascadeType> types = List.copyOf(end.cascade().types());
        if (types.isEmpty()) {
            return "no cascade";
        }
        if (types.containsAll(Arrays.asList(CascadeType.values()))) {
            return "cascade ALL";
        }
        List<String> words = types.stream()
                .map(type -> Passing.isOnlySaveUpdate(end, type) ? "save-update" : type.name())
                .distinct()
                .toList();
        return "cascade " + Words.list(words);
    }

    private static List<String> facts(Along along) {
        List<String> facts = new ArrayList<>();
        Association end = along.end();
        if (!along.isTold()) {
            facts.add("The statements are not told, because " + whyNot(along) + ".");
            return facts;
        }
        facts.add(key(along));
        if (end.isReadOnly()) {
            facts.add("The columns are neither insertable nor updatable here: another attribute writes them.");
        }
        Provider provider = along.graph().provider(along.owner().name());
        Optional<String> doubt = provider.doubt(along.ownerName());
        if (doubt.isPresent()) {
            facts.add(doubt.get() + ".");
        } else if (!provider.is(Provider.Product.HIBERNATE) && !provider.is(Provider.Product.UNKNOWN)) {
            facts.add("These entities run on " + provider.text() + ", whose statements may differ from Hibernate's.");
        } else if (!provider.isHibernateSince(6, 6) || !provider.isHibernateBefore(6, 7)) {
            facts.add("Statements and exceptions are those of Hibernate 6.6; "
                    + (provider.is(Provider.Product.UNKNOWN)
                            ? "what runs these entities is not known, and may do otherwise."
                            : "these entities run on " + provider.text() + ", which may do otherwise."));
        }
        along.onDelete()
                .ifPresent(action -> facts.add("The foreign key is declared ON DELETE "
                        + (action == OnDelete.CASCADE ? "CASCADE" : "SET NULL") + " by " + along.onDeleteWord() + "."));
        if (Stream.of(CascadeType.PERSIST, CascadeType.MERGE).anyMatch(type -> Passing.isOnlySaveUpdate(end, type))) {
            facts.add(
                    "save-update is passed on by Hibernate's own save, update and saveOrUpdate, and by the flush where"
                            + " JPA has not started Hibernate; Hibernate 7 no longer has it.");
        }
        if (end.removesOrphans() && !along.removesOrphans()) {
            facts.add("DELETE_ORPHAN removes no orphan on a many-to-one: it works as REMOVE.");
        }
        if (along.lacksConstraint()) {
            facts.add("The mapping says that there is no foreign key, so no delete is refused because of it.");
        }
        return facts;
    }

    private static String key(Along along) {
        Association end = along.end();
        if (along.writer().joinTable().isPresent()) {
            String table = along.writer().joinTable().get().name();
            return end.isOwning()
                    ? "The links are rows of " + table + ", which this end writes."
                    : "The links are rows of " + table + ", which " + along.targetName() + "."
                            + along.writer().name() + " writes; this end writes nothing.";
        }
        if (end.isOwning() && end.sharedKey()) {
            return "The identifier of the " + along.ownerName() + " is the key: each " + along.ownerName()
                    + " has the identifier of its " + along.targetName() + ".";
        }
        if (end.isOwning()) {
            return "The foreign key is " + along.keyName() + ", which this end writes.";
        }
        return "The foreign key is " + along.keyName() + ", which " + along.targetName() + "."
                + along.writer().name() + " writes; this end writes "
                + along.indexWritten()
                        .map(column -> along.targetRows().table() + "." + column + " alone.")
                        .orElse("nothing.");
    }

    private static String whyNot(Along along) {
        Association end = along.end();
        if (end.target().resolved().isEmpty()) {
            return end.target().display() + " is not an entity of these sources";
        }
        if (end.cascade().unknown()) {
            return "part of the cascade is not known";
        }
        if (end.mappedBy().known().isEmpty() || (!end.isOwning() && along.back().isEmpty())) {
            return "the owning end is not known";
        }
        return "a table or key column is not known";
    }
}
