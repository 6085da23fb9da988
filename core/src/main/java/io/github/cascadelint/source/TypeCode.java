package io.github.cascadelint.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A type with its methods, and with the bodies of those that may do something to rows.
 *
 * @param type the declaration
 * @param fields types of the fields by name, static ones included
 * @param finals names of the fields that cannot be assigned
 * @param methods its methods and constructors in the order of the source
 */
public record TypeCode(TypeFragment type, Map<String, TypeUse> fields, Set<String> finals, List<MethodCode> methods) {
    public TypeCode {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        finals = Set.copyOf(finals);
        methods = List.copyOf(methods);
    }
}
