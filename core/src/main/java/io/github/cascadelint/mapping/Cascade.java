package io.github.cascadelint.mapping;

import io.github.cascadelint.base.Api;
import io.github.cascadelint.base.SourceRange;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The cascade of one association: JPA's {@code cascade} united with Hibernate's {@code @Cascade}, as Hibernate unites
 * them, plus REMOVE where orphan removal implies it (Jakarta Persistence 3.2, section 2.11).
 *
 * @param types what is passed on, ALL expanded, sorted
 * @param elements each word as written, with its place
 * @param orphanDelete whether Hibernate's {@code DELETE_ORPHAN} is among the words
 * @param unknown whether part of the cascade could not be evaluated
 */
@Api
public record Cascade(SortedSet<CascadeType> types, List<Element> elements, boolean orphanDelete, boolean unknown) {

    /**
     * One word of a cascade.
     *
     * @param text as written, for example {@code CascadeType.ALL}
     * @param types what it stands for, ALL expanded; empty for Hibernate words that JPA does not know
     * @param hibernate whether it stands in Hibernate's {@code @Cascade}
     * @param range its place
     */
    @Api
    public record Element(String text, Set<CascadeType> types, boolean hibernate, SourceRange range) {
        public Element {
            types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
        }

        /** Whether it is Hibernate's {@code DELETE_ORPHAN}, in {@code hbm.xml} also {@code all-delete-orphan}. */
        public boolean isOrphanDelete() {
            return text.endsWith("DELETE_ORPHAN") || text.endsWith("delete-orphan");
        }

        /** Whether it is Hibernate's {@code SAVE_UPDATE}: it answers to the operations of that name alone, to no merge or persist. */
        public boolean isSaveUpdate() {
            return text.endsWith("SAVE_UPDATE") || text.endsWith("save-update");
        }
    }

    public Cascade {
        types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
        elements = List.copyOf(elements);
    }

    public boolean has(CascadeType type) {
        return types.contains(type);
    }

    /** The first word that stands for the given operation; empty when only orphan removal implies it. */
    public Optional<Element> elementFor(CascadeType type) {
        return elements.stream()
                .filter(element -> element.types().contains(type))
                .findFirst();
    }

    /** The same of JPA's own operations: the first word that passes on a merge or persist, and not only a {@code saveOrUpdate}. */
    public Optional<Element> jpaElementFor(CascadeType type) {
        return elements.stream()
                .filter(element -> element.types().contains(type) && !element.isSaveUpdate())
                .findFirst();
    }

    /** The words as written, separated by commas; empty when no cascade is written. */
    public String declared() {
        return String.join(", ", elements.stream().map(Element::text).toList());
    }
}
