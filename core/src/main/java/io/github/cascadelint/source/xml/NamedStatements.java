package io.github.cascadelint.source.xml;

import io.github.cascadelint.source.UnitFragment.NamedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the queries that a mapping file names, beside its classes or within one. */
final class NamedStatements {

    /** Whether what an element names is SQL. */
    private static final Map<String, Boolean> NATIVE =
            Map.of("named-query", false, "named-native-query", true, "query", false, "sql-query", true);

    private NamedStatements() {}

    static List<NamedStatement> in(XmlElement root) {
        List<NamedStatement> found = new ArrayList<>();
        for (XmlElement element : root.children()) {
            add(element, found);
            element.children().forEach(child -> add(child, found));
        }
        return found;
    }

    private static void add(XmlElement element, List<NamedStatement> into) {
        Boolean isNative = NATIVE.get(element.name());
        Optional<String> name = element.value("name");
        if (isNative != null && name.isPresent()) {
            // JPA's stands in an element of its own, Hibernate's in the element itself.
            String text = element.child("query").map(XmlElement::text).orElseGet(element::text);
            into.add(new NamedStatement(name.get(), text, isNative));
        }
    }
}
