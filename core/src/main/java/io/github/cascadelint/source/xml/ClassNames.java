package io.github.cascadelint.source.xml;

import java.util.Optional;

/**
 * Names of classes in a mapping file: those without a package are in the file's (section 12.2.2.1).
 *
 * @param packageName the file's package, or the empty string
 */
record ClassNames(String packageName) {

    /** The qualified name of a class, nested ones with {@code .}. */
    String qualified(String name) {
        String dotted = name.strip().replace('$', '.');
        return packageName.isEmpty() || name.contains(".") ? dotted : packageName + "." + dotted;
    }

    /** The qualified name of the class that an attribute names. */
    Optional<String> of(XmlElement element, String attribute) {
        return element.value(attribute).map(this::qualified);
    }
}
