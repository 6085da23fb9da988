package io.github.cascadelint.link;

import io.github.cascadelint.link.Hierarchy.Level;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.MemberFragment;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells whether an entity's columns are written once and for all, whether its instances change, and whether rows are dated. */
final class WrittenOnce {

    private static final Set<String> POINTS_IN_TIME = Set.of(
            "Calendar", "Date", "DateTime", "Instant", "LocalDateTime", "OffsetDateTime", "Timestamp", "ZonedDateTime");

    /** What fills a timestamp when the row is made. */
    private static final Set<String> CREATION = Set.of("org.springframework.data.annotation.CreatedDate");

    private static final Set<String> NOT_NULL = Set.of(
            "jakarta.validation.constraints.NotNull",
            "javax.validation.constraints.NotNull",
            "org.hibernate.validator.NotNull");

    private final Linker linker;

    WrittenOnce(Linker linker) {
        this.linker = linker;
    }

    /**
     * {@link Trait#WRITE_ONCE}, {@link Trait#UNCHANGED} and {@link Trait#DATED}, where they apply. Told only of what refers
     * to others: only such rows can keep the past of something.
     *
     * @param chain the type and its superclasses
     * @param attributes all attributes of the type
     */
    Set<Trait> traits(List<Level> chain, Collection<Attribute> attributes) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        Map<String, Annotations> byAttribute = chain.stream()
                .flatMap(level -> level.type().members().stream()
                        .map(member -> Map.entry(key(level, member), linker.mapping(member, level.type()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Annotations::and));
        Function<Attribute, Optional<Annotations>> mapping = attribute ->
                Optional.ofNullable(byAttribute.get(attribute.declaredBy() + "#" + attribute.declaredName()));
        List<Attribute> columns = attributes.stream()
                .filter(attribute -> attribute instanceof BasicAttribute basic
                        ? !basic.id()
                        : attribute instanceof Association end
                                && end.isOwning()
                                && !end.id()
                                && !end.kind().isToMany())
                .toList();
        if (columns.stream().noneMatch(Association.class::isInstance)) {
            return traits;
        }
        if (columns.stream()
                .allMatch(column -> column instanceof Association end
                        ? isFixed(end)
                        : mapping.apply(column).filter(WrittenOnce::isFixed).isPresent())) {
            traits.add(Trait.WRITE_ONCE);
        }
        if (chain.stream().noneMatch(this::isChangeable)
                && linker.hierarchy()
                        .missingSuperclass(chain.get(chain.size() - 1).type())
                        .isEmpty()) {
            traits.add(Trait.UNCHANGED);
        }
        if (columns.stream()
                .filter(BasicAttribute.class::isInstance)
                .map(BasicAttribute.class::cast)
                .filter(basic -> POINTS_IN_TIME.contains(NameResolver.lastSegment(basic.type())))
                .anyMatch(basic ->
                        mapping.apply(basic).filter(WrittenOnce::isAlwaysThere).isPresent())) {
            traits.add(Trait.DATED);
        }
        return traits;
    }

    private boolean isChangeable(Level level) {
        Annotations ofType = linker.annotations(level.type());
        return level.type().changeable()
                || ofType.lombok("Data").isPresent()
                || ofType.lombok("Setter").isPresent()
                || level.type().members().stream()
                        .anyMatch(member -> linker.annotations(member, level.type())
                                .lombok("Setter")
                                .isPresent());
    }

    private static String key(Level level, MemberFragment member) {
        return level.type().name() + "#" + member.attribute();
    }

    private static boolean isFixed(Association end) {
        return end.joinColumns().stream().anyMatch(JoinColumn::insertable)
                && end.joinColumns().stream().noneMatch(JoinColumn::updatable);
    }

    private static boolean isFixed(Annotations annotations) {
        return annotations
                .jpa("Column")
                .filter(column ->
                        annotations.flag(column, "insertable", true) && !annotations.flag(column, "updatable", true))
                .isPresent();
    }

    private static boolean isAlwaysThere(Annotations annotations) {
        Optional<AnnotationUse> column = annotations.jpa("Column");
        return isFixed(annotations)
                || column.filter(use -> !annotations.flag(use, "nullable", true))
                        .isPresent()
                || annotations
                        .jpa("Basic")
                        .filter(use -> !annotations.flag(use, "optional", true))
                        .isPresent()
                || annotations.hasHibernate("CreationTimestamp")
                || annotations.anyOf(CREATION).isPresent()
                || annotations.anyOf(NOT_NULL).isPresent();
    }
}
