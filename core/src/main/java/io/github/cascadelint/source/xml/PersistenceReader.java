package io.github.cascadelint.source.xml;

import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.UnitFragment;
import io.github.cascadelint.source.UnitFragment.PersistenceUnit;
import java.util.List;

/** Reads what names mapping files: a {@code persistence.xml} (section 8.2.1), or Hibernate's {@code hibernate.cfg.xml}. */
final class PersistenceReader {

    private PersistenceReader() {}

    static FileFragment read(XmlDocument document, XmlElement root) {
        List<UnitFragment> units = root.children("persistence-unit").stream()
                .<UnitFragment>map(PersistenceReader::unit)
                .toList();
        return FileFragment.mapping(document.file(), List.of(), units, document.suppressions(), document.problems());
    }

    /** The session factory of a {@code hibernate.cfg.xml} is a unit that names its mappings one by one. */
    static FileFragment readConfiguration(XmlDocument document, XmlElement root) {
        List<UnitFragment> units = root.children("session-factory").stream()
                .<UnitFragment>map(factory -> new PersistenceUnit(resources(factory), List.of(), factory.range()))
                .toList();
        return FileFragment.mapping(document.file(), List.of(), units, document.suppressions(), document.problems());
    }

    private static List<String> resources(XmlElement factory) {
        return factory.children("mapping").stream()
                .flatMap(mapping -> mapping.value("resource").stream())
                .toList();
    }

    private static PersistenceUnit unit(XmlElement unit) {
        return new PersistenceUnit(texts(unit, "mapping-file"), texts(unit, "jar-file"), unit.range());
    }

    private static List<String> texts(XmlElement unit, String name) {
        return unit.children(name).stream().map(XmlElement::text).toList();
    }
}
