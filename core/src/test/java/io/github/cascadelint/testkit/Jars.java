package io.github.cascadelint.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes jars. */
public final class Jars {

    private Jars() {}

    /** A jar with these entries, in their order. */
    public static byte[] of(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Texts as entries. */
    public static Map<String, byte[]> texts(Map<String, String> files) {
        Map<String, byte[]> entries = new TreeMap<>();
        files.forEach((file, text) -> entries.put(file, text.getBytes(StandardCharsets.UTF_8)));
        return entries;
    }

    /** The class files of sources, each below a prefix. */
    public static Map<String, byte[]> classes(String prefix, Map<String, String> sources) throws IOException {
        Path folder = Files.createTempDirectory("cascade-lint-");
        FixtureCompiler.compile(sources, folder);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                entries.put(prefix + folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        Analysis.delete(folder);
        return entries;
    }
}
