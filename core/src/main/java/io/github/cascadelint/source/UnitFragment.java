package io.github.cascadelint.source;

import io.github.cascadelint.base.SourceRange;
import java.util.List;
import java.util.Optional;

/** What a file says about the mapping of more than one class. */
public sealed interface UnitFragment {

    /**
     * A persistence unit of a {@code persistence.xml} (section 8.2.1).
     *
     * @param mappingFiles the mapping files it names, as resources of the class path
     * @param jarFiles the jars with more of its classes that it names, relative to its root
     * @param range its element
     */
    record PersistenceUnit(List<String> mappingFiles, List<String> jarFiles, SourceRange range)
            implements UnitFragment {
        public PersistenceUnit {
            mappingFiles = List.copyOf(mappingFiles);
            jarFiles = List.copyOf(jarFiles);
        }
    }

    /**
     * What a mapping file says about all classes that it maps, or all of its persistence unit.
     *
     * @param ofUnit whether it holds for the unit ({@code persistence-unit-metadata}, section 12.2.1), else for the file
     * @param complete whether annotations count for nothing in the unit ({@code xml-mapping-metadata-complete})
     * @param access the access type of classes that name none, as {@code @Access}
     * @param cascadePersist the place of {@code cascade-persist}, which adds PERSIST to every association of the unit
     */
    record MappingDefaults(
            boolean ofUnit, boolean complete, Optional<AnnotationUse> access, Optional<SourceRange> cascadePersist)
            implements UnitFragment {}

    /**
     * A query that a mapping file names: {@code <named-query>} (section 12.2.2), {@code <query>} in {@code hbm.xml}.
     *
     * @param isNative whether it is SQL
     */
    record NamedStatement(String name, String text, boolean isNative) implements UnitFragment {}
}
