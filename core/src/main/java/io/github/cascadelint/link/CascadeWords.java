package io.github.cascadelint.link;

import io.github.cascadelint.mapping.CascadeType;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the words of JPA's {@code CascadeType} and of Hibernate's own stand for. */
final class CascadeWords {

    private CascadeWords() {}

    /**
     * The JPA operations of a word; none for Hibernate words without a counterpart. {@code hbm.xml} writes Hibernate's words
     * in lower case: {@code save-update}.
     *
     * @return empty if it is not a word of that enumeration
     */
    static Optional<Set<CascadeType>> types(String written, boolean hibernate) {
        String word = hibernate ? written.replace('-', '_').toUpperCase(Locale.ROOT) : written;
        return switch (word) {
            case "ALL" -> Optional.of(EnumSet.allOf(CascadeType.class));
            case "PERSIST", "MERGE", "REMOVE", "REFRESH", "DETACH" ->
                Optional.of(EnumSet.of(CascadeType.valueOf(word)));
            default -> hibernate ? hibernateOnly(word) : Optional.empty();
        };
    }

    private static Optional<Set<CascadeType>> hibernateOnly(String word) {
        return switch (word) {
            case "DELETE", "DELETE_ORPHAN" -> Optional.of(EnumSet.of(CascadeType.REMOVE));
            case "SAVE_UPDATE" -> Optional.of(EnumSet.of(CascadeType.PERSIST, CascadeType.MERGE));
            case "EVICT" -> Optional.of(EnumSet.of(CascadeType.DETACH));
            case "ALL_DELETE_ORPHAN" -> Optional.of(EnumSet.allOf(CascadeType.class));
            case "LOCK", "REPLICATE", "NONE" -> Optional.of(EnumSet.noneOf(CascadeType.class));
            default -> Optional.empty();
        };
    }
}
