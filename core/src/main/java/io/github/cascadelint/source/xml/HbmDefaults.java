package io.github.cascadelint.source.xml;

import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.xml.XmlElement.XmlAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the root of an {@code hbm.xml} says for all that is in the file. */
final class HbmDefaults {

    private static final Pattern WORD = Pattern.compile("[^\\s,]+");

    private final XmlElement root;
    private final ClassNames names;

    HbmDefaults(XmlElement root) {
        this.root = root;
        this.names = new ClassNames(root.value("package").orElse(""));
    }

    /** The names of classes. */
    ClassNames names() {
        return names;
    }

    /** The entity that an element names: by its entity name, which takes no package, or by its class. */
    Optional<String> entity(XmlElement element, String classAttribute) {
        return element.value("entity-name").or(() -> names.of(element, classAttribute));
    }

    /** What default names of tables are made of: the name of the entity without its package. */
    String unqualified(XmlElement entity) {
        String name = entity.value("entity-name").or(() -> entity.value("name")).orElse("");
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Whether the state of an element lies in properties; empty where a strategy of its own says. */
    Optional<Boolean> byGetter(XmlElement element) {
        String access =
                element.value("access").or(() -> root.value("default-access")).orElse("property");
        return switch (access) {
            case "property" -> Optional.of(true);
            case "field" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Whether collections are fetched when they are asked for, where they do not say. */
    boolean lazy() {
        return !root.isNot("default-lazy");
    }

    /** The words of a cascade, those of the file where the element has none. */
    List<AnnotationUse> cascade(XmlElement element) {
        Optional<XmlAttribute> written = element.attribute("cascade").or(() -> root.attribute("default-cascade"));
        if (written.isEmpty() || written.get().value().strip().equals("none")) {
            return List.of();
        }
        List<AnnotationValue> words = new ArrayList<>();
        Matcher word = WORD.matcher(written.get().value());
        while (word.find()) {
            words.add(new AnnotationValue.Name(word.group(), written.get().range()));
        }
        return List.of(AnnotationBuilder.hibernate("Cascade", written.get().range())
                .values("value", words)
                .build());
    }
}
