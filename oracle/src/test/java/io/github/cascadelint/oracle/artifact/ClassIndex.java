package io.github.cascadelint.oracle.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** The classes of some jars: which are mapped, and which other types they name; found without loading any. */
final class ClassIndex {

    private static final Set<String> MANAGED =
            Set.of("persistence.Entity", "persistence.Embeddable", "persistence.MappedSuperclass");
    private static final String CONVERTER = "persistence.Converter";
    private static final String PACKAGE_INFO = ".package-info";

    private final NavigableSet<String> managed = new TreeSet<>();
    private final NavigableSet<String> converters = new TreeSet<>();
    private final NavigableSet<String> packages = new TreeSet<>();
    private final Set<String> types = new HashSet<>();
    private final Set<String> interfaces = new HashSet<>();

    /** Reads the classes of some jars; those of a library count as mapped only where others build on them. */
    static ClassIndex of(List<Path> jars, List<Path> libraries) throws IOException {
        ClassIndex index = new ClassIndex();
        for (Path library : libraries) {
            index.read(library);
        }
        index.managed.clear();
        index.converters.clear();
        index.packages.clear();
        for (Path jar : jars) {
            index.read(jar);
        }
        return index;
    }

    /** The binary names of entities, embeddables, mapped superclasses and converters. */
    List<String> mapped() {
        List<String> mapped = new ArrayList<>(converters);
        mapped.addAll(managed);
        return mapped;
    }

    /** The packages that carry annotations. */
    List<String> packages() {
        return List.copyOf(packages);
    }

    /** Whether the jars name the type. */
    boolean names(String type) {
        return types.contains(type);
    }

    /** Whether a class of the jars implements the type, or an interface extends it. */
    boolean namesAsInterface(String type) {
        return interfaces.contains(type);
    }

    private void read(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
                    try (InputStream bytes = file.getInputStream(entry)) {
                        read(new ClassReader(bytes));
                    }
                }
            }
        }
    }

    private void read(ClassReader reader) {
        reader.accept(new Declarations(), ClassReader.SKIP_DEBUG);
    }

    /** Collects what one class says. */
    private final class Declarations extends ClassRemapper {
        private String name = "";

        Declarations() {
            // the writer makes it visit code, too
            super(Opcodes.ASM9, new ClassWriter(0), new Remapper(Opcodes.ASM9) {
                @Override
                public String map(String internalName) {
                    types.add(internalName.replace('/', '.'));
                    return internalName;
                }
            });
        }

        @Override
        public void visit(
                int version,
                int access,
                String internalName,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] itsInterfaces) {
            name = internalName.replace('/', '.');
            if (itsInterfaces != null) {
                for (String itsInterface : itsInterfaces) {
                    interfaces.add(itsInterface.replace('/', '.'));
                }
            }
            super.visit(version, access, internalName, signature, superName, itsInterfaces);
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            String annotation = Type.getType(descriptor).getClassName().replaceFirst("^(javax|jakarta)[.]", "");
            if (name.endsWith(PACKAGE_INFO)) {
                packages.add(name.substring(0, name.length() - PACKAGE_INFO.length()));
            } else if (MANAGED.contains(annotation)) {
                managed.add(name);
            } else if (annotation.equals(CONVERTER)) {
                converters.add(name);
            }
            return super.visitAnnotation(descriptor, visible);
        }
    }
}
