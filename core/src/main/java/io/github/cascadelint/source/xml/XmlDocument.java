package io.github.cascadelint.source.xml;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.source.SuppressionComment;
import java.util.List;
import java.util.Optional;

/**
 * An XML file with the places of what it says.
 *
 * @param file path relative to the scan root
 * @param root the root element; empty where the file breaks off before its end
 * @param suppressions suppression comments
 * @param problems what is wrong with it
 */
public record XmlDocument(
        String file, Optional<XmlElement> root, List<SuppressionComment> suppressions, List<Problem> problems) {
    public XmlDocument {
        suppressions = List.copyOf(suppressions);
        problems = List.copyOf(problems);
    }
}
