package io.github.cascadelint.explain;

import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Origin;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.mapping.Setting;
import java.util.List;
import java.util.Optional;

/** One association end with all that its explanation asks for. */
final class Along {

    private final RelationshipGraph graph;
    private final ManagedType owner;
    private final Association end;
    private final Optional<ManagedType> target;
    private final Optional<Association> back;

    Along(RelationshipGraph graph, ManagedType owner, Association end) {
        this.graph = graph;
        this.owner = owner;
        this.end = end;
        this.target = end.target().resolved().flatMap(graph.model()::type);
        this.back = graph.inverse(end);
    }

    RelationshipGraph graph() {
        return graph;
    }

    ManagedType owner() {
        return owner;
    }

    Association end() {
        return end;
    }

    /** The end at the other side, where the association has two. */
    Optional<Association> back() {
        return back;
    }

    /** The entity at the other end; only asked for where {@link #isTold}. */
    ManagedType target() {
        return target.orElseThrow();
    }

    Rows ownerRows() {
        return new Rows(graph.model(), owner);
    }

    Rows targetRows() {
        return new Rows(graph.model(), target());
    }

    /** Whether everything that statements are made of is known. */
    boolean isTold() {
        return target.isPresent()
                && isKnownKind()
                && !end.cascade().unknown()
                && end.mappedBy().known().isPresent()
                && (end.isOwning() || back.isPresent())
                && !isInverseOfJoinedReference()
                && ownerRows().areKnown()
                && targetRows().areKnown()
                && hasKey();
    }

    /** The other end is a reference that is stored in a table of its own; how that is written depends on the database. */
    private boolean isInverseOfJoinedReference() {
        return !end.isOwning()
                && end.kind() != AssociationKind.MANY_TO_MANY
                && writer().joinTable().isPresent();
    }

    private boolean isKnownKind() {
        return end.kind() != AssociationKind.ANY && end.kind() != AssociationKind.MANY_TO_ANY;
    }

    private boolean hasKey() {
        Association writer = writer();
        return writer.sharedKey()
                || !writer.joinColumns().isEmpty()
                || writer.joinTable()
                        .filter(table -> !table.joinColumns().isEmpty()
                                && !table.inverseJoinColumns().isEmpty())
                        .isPresent();
    }

    /** The end that writes the key: itself, or the other. */
    Association writer() {
        return end.isOwning() ? end : back.orElse(end);
    }

    /** The columns of the key as the writer has them; those of the identifier where that is shared. */
    List<String> keyColumns() {
        Association writer = writer();
        if (!writer.joinColumns().isEmpty()) {
            return Rows.names(writer.joinColumns());
        }
        return end.isOwning() ? ownerRows().key() : targetRows().key();
    }

    /** {@code Line.purchase_id}: the key's columns with their table. */
    String keyName() {
        Association writer = writer();
        String table;
        List<String> columns = keyColumns();
        if (writer.joinTable().isPresent()) {
            table = writer.joinTable().get().name();
            columns = Rows.names(
                    end.isOwning()
                            ? writer.joinTable().get().joinColumns()
                            : writer.joinTable().get().inverseJoinColumns());
        } else if (end.isOwning() && !writesTargetsColumn()) {
            table = ownerRows().tableOf(end);
        } else if (end.isOwning()) {
            table = targetRows().table();
        } else {
            table = targetRows().tableOf(writer);
        }
        return table + "." + String.join(", ", columns);
    }

    /** Whether the row that the other end's key points at stays in its table when the owner is deleted. */
    boolean ownerStays() {
        return ownerRows().keepsRowIn(ownerRows().tableOf(end));
    }

    /** Whether the row that holds the key stays in its table when the target is deleted. */
    boolean targetStays() {
        return targetRows().keepsRowIn(targetRows().tableOf(writer()));
    }

    boolean isMany() {
        return end.kind().isToMany();
    }

    boolean isInverse() {
        return !end.isOwning();
    }

    boolean isOneToOne() {
        return end.kind() == AssociationKind.ONE_TO_ONE;
    }

    boolean cascades(CascadeType type) {
        return Passing.cascades(end, type);
    }

    boolean removesOrphans() {
        return Passing.removesOrphans(end);
    }

    /**
     * Whether Hibernate passes PERSIST on though none is written, because the key is part of the identifier; from version 7 on
     * only where another attribute is the identifier that takes its value from it.
     */
    boolean savesUnasked() {
        boolean since7 = graph.provider(owner.name()).isHibernateSince(7, 0);
        return Passing.savesUnasked(end, owner) && (!since7 || owner.mapsIdFrom(end));
    }

    /** Whether the key is the identifier itself, so that Hibernate asks the target for its own before anything is saved. */
    boolean needsTargetsIdentifier() {
        return end.id() && !isMany() && !owner.mapsIdFrom(end);
    }

    /** Ends a statement of what is not passed on. */
    String asFarAsKnown() {
        return end.cascade().unknown() ? ", as far as the cascade is known" : "";
    }

    /** A collection whose key column stands in the target's table and that alone writes it. */
    boolean writesTargetsColumn() {
        return end.isOwning()
                && end.kind() == AssociationKind.ONE_TO_MANY
                && end.joinTable().isEmpty();
    }

    /**
     * The column of the place or map key that this end writes into the rows at the other end, though it does not write the
     * key: Hibernate does so for an inverse one-to-many.
     */
    Optional<String> indexWritten() {
        return isInverse() && end.kind() == AssociationKind.ONE_TO_MANY
                ? end.form().index()
                : Optional.empty();
    }

    /** The update that writes it; Hibernate issues it for all rows of a collection in which anything has changed. */
    Optional<String> updateOfIndex() {
        return indexWritten()
                .map(column -> "update " + targetRows().table() + " set " + column + "=? where "
                        + targetRows().whereKey());
    }

    /** Whether that column may be null; where it may not, Hibernate leaves it alone. */
    boolean isNullable() {
        return end.joinColumns().stream().allMatch(JoinColumn::nullable);
    }

    /** What the database does to a row whose key points at a row that goes, whichever end says so. */
    Optional<OnDelete> onDelete() {
        return end.onDelete()
                .or(() -> back.flatMap(Association::onDelete))
                .flatMap(Setting::known)
                .filter(action -> action == OnDelete.CASCADE || action == OnDelete.SET_NULL);
    }

    /** What says so, as it is written there. */
    String onDeleteWord() {
        Association saying = end.onDelete().isPresent() ? end : back.orElse(end);
        if (graph.provider(owner.name()).is(Provider.Product.ECLIPSELINK)) {
            return "@CascadeOnDelete";
        }
        if (!saying.range().file().endsWith(".xml")) {
            return "@OnDelete";
        }
        return isMappedByHbm(saying) ? "on-delete=\"cascade\"" : "<on-delete>";
    }

    private boolean isMappedByHbm(Association one) {
        return graph.model()
                .type(one.owner())
                .filter(type -> type.origin() == Origin.HBM_XML)
                .isPresent();
    }

    /** Whether it is this end that asks the database to cascade. */
    boolean hasOnDeleteCascade() {
        return end.onDelete()
                .flatMap(Setting::known)
                .filter(OnDelete.CASCADE::equals)
                .isPresent();
    }

    /** Whether the mapping says that there is no constraint: {@code NO_CONSTRAINT}, or {@code @NotFound} that implies it. */
    boolean lacksConstraint() {
        Association writer = writer();
        return writer.notFound().isPresent()
                || writer.foreignKey()
                        .filter(key -> key.mode().equals("NO_CONSTRAINT"))
                        .isPresent();
    }

    String ownerName() {
        return owner.simpleName();
    }

    String targetName() {
        String name = end.target().display();
        return SimpleName.of(name);
    }

    String ownerVariable() {
        return Words.variable(ownerName());
    }

    String targetVariable() {
        String variable = Words.variable(targetName());
        return variable.equals(ownerVariable()) ? "other" : variable;
    }

    /** {@code purchase.getLines()}. */
    String getter() {
        return ownerVariable() + Words.getter(end.name());
    }

    /** {@code Purchase.lines}. */
    String display() {
        return ownerName() + "." + end.name();
    }

    /** {@code line.setPurchase(purchase)}, where the other end is a reference. */
    Optional<String> backSetter(String value) {
        return back.filter(other -> !other.kind().isToMany())
                .map(other -> targetVariable() + Words.setter(other.name(), value));
    }
}
