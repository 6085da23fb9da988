package io.github.cascadelint.schema.discovery;

import io.github.cascadelint.schema.Schema;
import java.util.List;

/** Reads the schemas that one kind of migration makes. */
public interface SchemaReader {

    /**
     * The schemas that it finds among the files, one per source and dialect. What cannot be followed is a doubt of the schema;
     * trouble with a file is told to {@link SchemaFiles#trouble}.
     */
    List<Schema> read(SchemaFiles files);
}
