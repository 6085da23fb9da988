package io.github.cascadelint.oracle.artifact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The {@code orm.xml} and {@code hbm.xml} of an artifact, so that Hibernate can read them without the artifact's code. */
final class MappingFiles {

    private static final Pattern ROOT = Pattern.compile("<(entity-mappings|hibernate-mapping)\\b");

    /** A type of the artifact's own, which would be made and asked for its columns. */
    private static final Pattern USER_TYPE = Pattern.compile(
            "(\\btype|<type\\s+name|<typedef\\s+class)=\"(?!java[x.]|org[.]hibernate[.])[\\w$]+[.][\\w.$]+\"");

    private MappingFiles() {}

    /** Copies the mapping files below a folder, with a built-in type for every type of their own. */
    static List<Path> copy(Path sources, Path folder) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (Path file : xmlFiles(sources)) {
            // one byte is one character, whatever the encoding
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (ROOT.matcher(text).find()) {
                Path copy = folder.resolve(sources.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.writeString(
                        copy,
                        USER_TYPE.matcher(text).replaceAll("$1=\"java.lang.String\""),
                        StandardCharsets.ISO_8859_1);
                copies.add(copy);
            }
        }
        return copies;
    }

    private static List<Path> xmlFiles(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }
}
