package io.github.cascadelint.source.java;

import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.source.java.Layout.Splice;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The words of a cascade as written, JPA's or Hibernate's, and how they become others. */
final class CascadeValue {

    private static final Set<CascadeType> ALL = EnumSet.allOf(CascadeType.class);

    /** The order in which people write them. */
    private static final List<CascadeType> WRITTEN = List.of(
            CascadeType.PERSIST, CascadeType.MERGE, CascadeType.REFRESH, CascadeType.DETACH, CascadeType.REMOVE);

    private static final String DELETE_ORPHAN = "DELETE_ORPHAN";

    /** Words that only Hibernate knows, and what they pass on of what JPA knows. */
    private static final Map<String, Set<CascadeType>> VENDOR = Map.ofEntries(
            Map.entry("DELETE", EnumSet.of(CascadeType.REMOVE)),
            Map.entry("EVICT", EnumSet.of(CascadeType.DETACH)),
            Map.entry(DELETE_ORPHAN, EnumSet.of(CascadeType.REMOVE)),
            Map.entry("SAVE_UPDATE", EnumSet.of(CascadeType.PERSIST, CascadeType.MERGE)),
            Map.entry("LOCK", EnumSet.noneOf(CascadeType.class)),
            Map.entry("REPLICATE", EnumSet.noneOf(CascadeType.class)));

    private final Layout layout;
    private final Expression value;
    private final List<Word> words;

    private CascadeValue(Layout layout, Expression value, List<Word> words) {
        this.layout = layout;
        this.value = value;
        this.words = words;
    }

    private record Word(Expression expression, String name, Set<CascadeType> types) {
        boolean fits(Set<CascadeType> wanted, boolean orphans) {
            return wanted.containsAll(types) && (orphans || !name.equals(DELETE_ORPHAN));
        }
    }

    /** The words of a value; empty where one of them is no such word, but a constant of somebody's own. */
    static Optional<CascadeValue> of(Layout layout, Expression value) {
        List<Expression> expressions =
                value instanceof ArrayInitializerExpr array ? List.copyOf(array.getValues()) : List.of(value);
        List<Word> words = new ArrayList<>();
        for (Expression expression : expressions) {
            Optional<Word> word = word(expression);
            if (word.isEmpty()) {
                return Optional.empty();
            }
            words.add(word.get());
        }
        return Optional.of(new CascadeValue(layout, value, List.copyOf(words)));
    }

    private static Optional<Word> word(Expression expression) {
        if (expression instanceof FieldAccessExpr access) {
            return types(access.getNameAsString()).map(types -> new Word(expression, access.getNameAsString(), types));
        }
        if (expression instanceof NameExpr name) {
            return types(name.getNameAsString()).map(types -> new Word(expression, name.getNameAsString(), types));
        }
        return Optional.empty();
    }

    private static Optional<Set<CascadeType>> types(String word) {
        if (word.equals("ALL")) {
            return Optional.of(ALL);
        }
        return Stream.of(CascadeType.values())
                .filter(type -> type.name().equals(word))
                .findFirst()
                .map(type -> Set.of(type))
                .or(() -> Optional.ofNullable(VENDOR.get(word)));
    }

    /** What stands before the first word: {@code CascadeType.}, with a package or not; empty where it is imported itself. */
    Optional<String> qualifier() {
        return words.stream()
                .findFirst()
                .map(Word::expression)
                .filter(FieldAccessExpr.class::isInstance)
                .map(expression -> layout.textOf(layout.span(((FieldAccessExpr) expression).getScope())));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    private Set<CascadeType> types() {
        Set<CascadeType> types = EnumSet.noneOf(CascadeType.class);
        words.forEach(word -> types.addAll(word.types()));
        return types;
    }

    /** The types that it would have. */
    private Set<CascadeType> wanted(Set<CascadeType> without, Set<CascadeType> with) {
        Set<CascadeType> wanted = types();
        wanted.removeAll(without);
        wanted.addAll(with);
        return wanted;
    }

    /** Whether nothing would be left of it. */
    boolean becomesEmpty(Set<CascadeType> without, Set<CascadeType> with, boolean orphans) {
        Set<CascadeType> wanted = wanted(without, with);
        return wanted.isEmpty() && words.stream().noneMatch(word -> word.fits(wanted, orphans));
    }

    /**
     * The changes of its text.
     *
     * @param orphans whether {@code DELETE_ORPHAN} may stay
     * @param write how a word is written
     */
    List<Splice> change(Set<CascadeType> without, Set<CascadeType> with, boolean orphans, UnaryOperator<String> write) {
        Set<CascadeType> wanted = wanted(without, with);
        Set<CascadeType> missing = EnumSet.copyOf(ALL);
        missing.retainAll(wanted);
        words.stream().filter(word -> word.fits(wanted, orphans)).forEach(word -> missing.removeAll(word.types()));
        Layout.Span span = layout.span(value);
        if (!missing.isEmpty() && wanted.equals(ALL) && !layout.hidesComment(span.start(), span.end())) {
            return List.of(new Splice(span, write.apply("ALL")));
        }
        List<String> added = written(missing, write);
        boolean isArray = value instanceof ArrayInitializerExpr;
        if (words.isEmpty() || (!isArray && !added.isEmpty())) {
            List<String> all = new ArrayList<>();
            words.stream()
                    .filter(word -> word.fits(wanted, orphans))
                    .forEach(word -> all.add(layout.textOf(layout.span(word.expression()))));
            all.addAll(added);
            return all.isEmpty() ? List.of() : List.of(new Splice(span, array(layout, all)));
        }
        ListEdit list = new ListEdit(
                layout,
                words.stream().map(word -> layout.span(word.expression())).toList());
        boolean placed = added.isEmpty();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).fits(wanted, orphans)) {
                continue;
            }
            if (placed) {
                list.drop(i);
            } else {
                list.give(i, String.join(", ", added));
                placed = true;
            }
        }
        if (!placed) {
            added.forEach(list::append);
        }
        return list.splices();
    }

    private static List<String> written(Set<CascadeType> types, UnaryOperator<String> write) {
        return WRITTEN.stream()
                .filter(types::contains)
                .map(type -> write.apply(type.name()))
                .toList();
    }

    /** A value for an annotation that has none. */
    static String of(Layout layout, Set<CascadeType> types, UnaryOperator<String> write) {
        return types.equals(ALL) ? write.apply("ALL") : array(layout, written(types, write));
    }

    /** One word, or several in braces, with blanks inside where the file has them elsewhere. */
    private static String array(Layout layout, List<String> words) {
        if (words.size() == 1) {
            return words.get(0);
        }
        String blank = layout.code().contains("= { ") || layout.code().contains("({ ") ? " " : "";
        return "{" + blank + String.join(", ", words) + blank + "}";
    }
}
