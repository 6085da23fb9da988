package io.github.cascadelint.testkit;

import com.sun.source.util.JavacTask;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles fixtures as far as their names and types go: a test about code that no compiler takes proves nothing. */
public final class FixtureCompiler {

    /** Fixtures may use what comes in the same jar as one of these, where it is on the class path of the tests. */
    private static final List<String> NAMED = List.of(
            "jakarta.persistence.Entity",
            "javax.persistence.Entity",
            "org.hibernate.annotations.Cascade",
            "edu.umd.cs.findbugs.annotations.SuppressFBWarnings");

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    /** It remembers what is in the jars, and serves one thread. */
    private static final ThreadLocal<StandardJavaFileManager> FILES =
            ThreadLocal.withInitial(FixtureCompiler::fileManager);

    private FixtureCompiler() {}

    /** What the compiler refuses, one line each. */
    static List<String> errors(Map<String, String> files) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<Source> sources = new ArrayList<>();
        files.forEach((file, text) -> sources.add(new Source(file, text)));
        JavacTask task = (JavacTask)
                JAVAC.getTask(null, FILES.get(), diagnostics, List.of("-proc:none", "-Xlint:none"), null, sources);
        try {
            task.analyze();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> d.getSource() + ":" + d.getLineNumber() + ": " + d.getMessage(Locale.ROOT))
                .toList();
    }

    /** Writes the class files of sources that compile into a folder. */
    public static void compile(Map<String, String> files, Path into) throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<Source> sources = new ArrayList<>();
        files.forEach((file, text) -> sources.add(new Source(file, text)));
        Files.createDirectories(into);
        try (StandardJavaFileManager manager = fileManager()) {
            manager.setLocation(StandardLocation.CLASS_OUTPUT, List.of(into.toFile()));
            List<String> options = List.of("-proc:none", "-Xlint:none");
            if (!JAVAC.getTask(null, manager, diagnostics, options, null, sources)
                    .call()) {
                throw new IllegalArgumentException(diagnostics.getDiagnostics().toString());
            }
        }
    }

    /** The class files of sources that compile, by the binary name of the class. */
    public static Map<String, byte[]> compile(Map<String, String> files) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<Source> sources = new ArrayList<>();
        files.forEach((file, text) -> sources.add(new Source(file, text)));
        Map<String, ByteArrayOutputStream> written = new TreeMap<>();
        JavaFileManager manager = new ForwardingJavaFileManager<>(FILES.get()) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("bytes:///" + className.replace('.', '/')), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return written.computeIfAbsent(className, k -> new ByteArrayOutputStream());
                    }
                };
            }
        };
        List<String> options = List.of("-proc:none", "-Xlint:none");
        if (!JAVAC.getTask(null, manager, diagnostics, options, null, sources).call()) {
            throw new IllegalArgumentException(diagnostics.getDiagnostics().toString());
        }
        Map<String, byte[]> classes = new TreeMap<>();
        written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    private static StandardJavaFileManager fileManager() {
        StandardJavaFileManager manager = JAVAC.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        List<File> jars = new ArrayList<>();
        for (String name : NAMED) {
            type(name).map(FixtureCompiler::jarOf).ifPresent(jars::add);
        }
        try {
            manager.setLocation(StandardLocation.CLASS_PATH, jars);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return manager;
    }

    /** Whether fixtures may name a class. */
    static boolean knows(String name) {
        return type(name).isPresent();
    }

    private static Optional<Class<?>> type(String name) {
        try {
            return Optional.of(Class.forName(name, false, FixtureCompiler.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty(); // not every project has it
        }
    }

    private static File jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toFile();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
