package io.github.cascadelint.link;

import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.TypeFragment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The mapping annotations on one type or member, by fully qualified name, with their values evaluated. */
final class Annotations {

    /** Of the persistence API and of Hibernate by simple name, the others by qualified name: nothing is asked as often. */
    private final Map<String, List<AnnotationUse>> jpa = new LinkedHashMap<>();

    private final Map<String, List<AnnotationUse>> hibernate = new LinkedHashMap<>();
    private final Map<String, List<AnnotationUse>> others = new LinkedHashMap<>();
    private final TypeFragment scope;
    private final Constants constants;

    private Annotations(TypeFragment scope, Constants constants) {
        this.scope = scope;
        this.constants = constants;
    }

    Annotations(List<AnnotationUse> uses, TypeFragment scope, TypeIndex index, Constants constants) {
        this(scope, constants);
        FileFragment file = index.fileOf(scope);
        for (AnnotationUse use : uses) {
            AnnotationNames.resolve(use, file, index).ifPresent(name -> add(name, use));
        }
    }

    private void add(String name, AnnotationUse use) {
        if (name.startsWith(AnnotationNames.JPA)) {
            add(jpa, name.substring(AnnotationNames.JPA.length()), use);
        } else if (name.startsWith(AnnotationNames.HIBERNATE)) {
            add(hibernate, name.substring(AnnotationNames.HIBERNATE.length()), use);
        } else {
            add(others, name, use);
        }
    }

    private static void add(Map<String, List<AnnotationUse>> to, String name, AnnotationUse use) {
        to.computeIfAbsent(name, k -> new ArrayList<>(1)).add(use);
    }

    /** These annotations and, where a name occurs only there, those of another place. */
    Annotations and(Annotations other) {
        Annotations both = new Annotations(scope, constants);
        for (Annotations each : List.of(other, this)) {
            both.jpa.putAll(each.jpa);
            both.hibernate.putAll(each.hibernate);
            both.others.putAll(each.others);
        }
        return both;
    }

    Optional<AnnotationUse> jpa(String simpleName) {
        return first(jpa, simpleName);
    }

    Optional<AnnotationUse> hibernate(String simpleName) {
        return first(hibernate, simpleName);
    }

    /** Whether Envers' {@code @Audited} is among them. */
    boolean isAudited() {
        return others.containsKey("org.hibernate.envers.Audited");
    }

    Optional<AnnotationUse> eclipseLink(String simpleName) {
        return first(others, AnnotationNames.ECLIPSELINK + simpleName);
    }

    Optional<AnnotationUse> envers(String simpleName) {
        return first(others, AnnotationNames.ENVERS + simpleName);
    }

    Optional<AnnotationUse> lombok(String simpleName) {
        return first(others, AnnotationNames.LOMBOK + simpleName);
    }

    Optional<AnnotationUse> jMolecules(String simpleName) {
        return first(others, StatedRoles.ANNOTATIONS + "." + simpleName);
    }

    /** The first of some annotations, by qualified name, that stands there. */
    Optional<AnnotationUse> anyOf(Collection<String> qualifiedNames) {
        return qualifiedNames.stream()
                .flatMap(name -> first(others, name).stream())
                .findFirst();
    }

    /** All uses of an annotation that may be repeated, written one by one or within its container. */
    List<AnnotationUse> jpaAll(String simpleName, String container) {
        return all(jpa, simpleName, container);
    }

    /** The same of Hibernate's annotations. */
    List<AnnotationUse> hibernateAll(String simpleName, String container) {
        return all(hibernate, simpleName, container);
    }

    private static List<AnnotationUse> all(
            Map<String, List<AnnotationUse>> among, String simpleName, String container) {
        List<AnnotationUse> all = new ArrayList<>(among.getOrDefault(simpleName, List.of()));
        first(among, container).ifPresent(use -> all.addAll(nested(use, "value")));
        return all;
    }

    boolean hasJpa(String simpleName) {
        return jpa.containsKey(simpleName);
    }

    boolean hasHibernate(String simpleName) {
        return hibernate.containsKey(simpleName);
    }

    /** Whether any of them belongs to the persistence API or to Hibernate. */
    boolean map() {
        return !jpa.isEmpty() || !hibernate.isEmpty();
    }

    private static Optional<AnnotationUse> first(Map<String, List<AnnotationUse>> among, String simpleName) {
        List<AnnotationUse> uses = among.get(simpleName);
        return uses == null ? Optional.empty() : Optional.of(uses.get(0));
    }

    /** Evaluates every string of the annotations, so that the constants that they need become known. */
    void evaluateAll() {
        jpa.values().forEach(uses -> uses.forEach(this::evaluate));
        hibernate.values().forEach(uses -> uses.forEach(this::evaluate));
    }

    private void evaluate(AnnotationUse use) {
        use.members()
                .values()
                .forEach(value -> value.elements().forEach(element -> {
                    if (element instanceof AnnotationValue.Nested nested) {
                        evaluate(nested.annotation());
                    } else {
                        constants.string(element, scope);
                    }
                }));
    }

    /** A string member; constants are followed. */
    Setting<String> string(AnnotationUse use, String member, String defaultValue) {
        Optional<AnnotationValue> value = use.member(member);
        if (value.isEmpty()) {
            return new Setting.Defaulted<>(defaultValue);
        }
        return constants
                .string(value.get(), scope)
                .<Setting<String>>map(
                        text -> new Setting.Declared<>(text, value.get().range()))
                .orElseGet(() -> new Setting.Unknown<>(
                        Constants.asWritten(value.get()), value.get().range()));
    }

    /** A string member's value, the default when it is missing or cannot be evaluated. */
    String text(AnnotationUse use, String member, String defaultValue) {
        return string(use, member, defaultValue).known().orElse(defaultValue);
    }

    /** A constant expression as text, where it can be evaluated. */
    Optional<String> text(AnnotationValue value) {
        return constants.string(value, scope);
    }

    /** A boolean member. */
    Setting<Boolean> bool(AnnotationUse use, String member, boolean defaultValue) {
        Optional<AnnotationValue> value = use.member(member);
        if (value.isEmpty()) {
            return new Setting.Defaulted<>(defaultValue);
        }
        Optional<String> text = constants.string(value.get(), scope);
        if (text.isPresent() && (text.get().equals("true") || text.get().equals("false"))) {
            return new Setting.Declared<>(
                    Boolean.valueOf(text.get()), value.get().range());
        }
        return new Setting.Unknown<>(
                Constants.asWritten(value.get()), value.get().range());
    }

    /** A boolean member's value, the default when it is missing or cannot be evaluated. */
    boolean flag(AnnotationUse use, String member, boolean defaultValue) {
        return bool(use, member, defaultValue).known().orElse(defaultValue);
    }

    /** The name of an enum constant; Java allows nothing else there, so its last segment says all. */
    static Optional<Setting.Declared<String>> enumConstant(AnnotationUse use, String member) {
        Optional<AnnotationValue> value = use.member(member);
        if (value.isPresent() && value.get() instanceof AnnotationValue.Name name) {
            return Optional.of(new Setting.Declared<>(NameResolver.lastSegment(name.name()), name.range()));
        }
        return Optional.empty();
    }

    /** The annotations nested in a member, one or in braces. */
    static List<AnnotationUse> nested(AnnotationUse use, String member) {
        List<AnnotationUse> found = new ArrayList<>();
        use.member(member)
                .ifPresent(value -> value.elements().forEach(element -> {
                    if (element instanceof AnnotationValue.Nested nested) {
                        found.add(nested.annotation());
                    }
                }));
        return found;
    }

    /** Hibernate's {@code @OnDelete}. */
    Optional<Setting<OnDelete>> onDelete() {
        return hibernate("OnDelete").map(use -> {
            Optional<Setting.Declared<String>> action = enumConstant(use, "action");
            return Stream.of(OnDelete.values())
                    .filter(known -> action.filter(written -> written.value().equals(known.name()))
                            .isPresent())
                    .findFirst()
                    .<Setting<OnDelete>>map(known -> new Setting.Declared<>(known, use.range()))
                    .orElseGet(() -> new Setting.Unknown<>(
                            action.map(Setting.Declared::value).orElse(""), use.range()));
        });
    }
}
