package io.github.cascadelint.docs;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java text compiled in memory against the test class path; loads its own classes. */
final class Compiled extends ClassLoader {

    private final Map<String, byte[]> bytes;

    private Compiled(Map<String, byte[]> bytes) {
        super(Compiled.class.getClassLoader());
        this.bytes = bytes;
    }

    /**
     * Compiles sources that belong together, each a file name and its text.
     *
     * @throws AssertionError with the compiler's words if they do not compile
     */
    static Compiled of(Map<String, String> sources) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "needs a JDK");
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Output output = new Output(compiler.getStandardFileManager(diagnostics, Locale.ROOT, null));
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((name, text) -> files.add(new Source(name, text)));
        List<String> options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
        boolean done = compiler.getTask(null, output, diagnostics, options, null, files)
                .call();
        if (!done) {
            throw new AssertionError("does not compile: "
                    + diagnostics.getDiagnostics().stream()
                            .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                            .map(Object::toString)
                            .toList());
        }
        return new Compiled(output.classes());
    }

    /** The compiled classes that carry the annotation. */
    List<Class<?>> annotatedWith(Class<? extends java.lang.annotation.Annotation> annotation) {
        List<Class<?>> found = new ArrayList<>();
        for (String name : bytes.keySet()) {
            Class<?> type = load(name);
            if (type.isAnnotationPresent(annotation)) {
                found.add(type);
            }
        }
        return found;
    }

    Class<?> load(String name) {
        try {
            return loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] code = bytes.get(name);
        if (code == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, code, 0, code.length);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();

        Output(JavaFileManager manager) {
            super(manager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream target = new ByteArrayOutputStream();
            written.put(className, target);
            return new SimpleJavaFileObject(URI.create("bytes:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return target;
                }
            };
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new LinkedHashMap<>();
            written.forEach((name, target) -> classes.put(name, target.toByteArray()));
            return classes;
        }
    }
}
