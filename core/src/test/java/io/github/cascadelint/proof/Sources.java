package io.github.cascadelint.proof;

import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.graph.RoleOverrides;
import io.github.cascadelint.link.Linker;
import io.github.cascadelint.link.TypeIndex;
import io.github.cascadelint.naming.Naming;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.java.JavaFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The mappings that a class of this package declares, as they are read from its source. */
final class Sources {

    private static final Path FOLDER = Path.of("../core/src/test/java/io/github/cascadelint/proof");

    private Sources() {}

    static RelationshipGraph graph(Class<?> type) throws IOException {
        String name = type.getSimpleName() + ".java";
        FileFragment file = new JavaFileReader()
                .read(name, Files.readAllBytes(FOLDER.resolve(name)), true)
                .orElseThrow();
        return new RelationshipGraph(
                new Linker(new TypeIndex(List.of(file)), any -> Naming.JPA)
                        .link(List.of(file))
                        .model(),
                RoleOverrides.NONE);
    }
}
