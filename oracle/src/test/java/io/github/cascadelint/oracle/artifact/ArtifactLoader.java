package io.github.cascadelint.oracle.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Loads an artifact so that its declarations can be read, with few of its dependencies or none. Types that it names and that
 * are not among the jars are stood in for by empty ones, and next to no code of it is run.
 */
final class ArtifactLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    /** Hibernate looks for some of these, to work with what it finds; there must be nothing. */
    private static final List<String> NEVER = List.of("javax.", "jakarta.", "java.", "org.hibernate.");

    private static final Set<String> LEFT_OUT = Set.of(
            "Ljakarta/persistence/GeneratedValue;",
            "Ljavax/persistence/GeneratedValue;",
            "Lorg/hibernate/annotations/GenericGenerator;",
            "Lorg/hibernate/annotations/GenericGenerators;",
            "Lorg/hibernate/annotations/IdGeneratorType;",
            "Lorg/hibernate/annotations/Type;");

    private final ClassIndex index;

    /** @param hibernate loads Hibernate, and nothing of ours but what reads its model */
    ArtifactLoader(List<URL> jars, ClassIndex index, ClassLoader hibernate) {
        super(jars.toArray(URL[]::new), hibernate);
        this.index = index;
    }

    /** Services of the artifact would plug themselves into Hibernate. */
    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        return name.startsWith("META-INF/") ? Collections.emptyEnumeration() : super.findResources(name);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        URL resource = findResource(name.replace('.', '/') + ".class");
        if (resource != null) {
            return define(name, adapted(resource));
        }
        if (index.names(name) && NEVER.stream().noneMatch(name::startsWith)) {
            return define(name, standIn(name));
        }
        throw new ClassNotFoundException(name);
    }

    private Class<?> define(String name, byte[] bytes) {
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** An empty class, serializable so that Hibernate has a type for it, or an empty interface. */
    private byte[] standIn(String name) {
        ClassWriter writer = new ClassWriter(0);
        int access = index.namesAsInterface(name)
                ? Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE
                : Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER;
        String[] interfaces = {"java/io/Serializable"};
        writer.visit(Opcodes.V1_8, access, name.replace('.', '/'), null, "java/lang/Object", interfaces);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static byte[] adapted(URL resource) throws ClassNotFoundException {
        try (InputStream bytes = resource.openStream()) {
            ClassWriter writer = new ClassWriter(0);
            new ClassReader(bytes).accept(new WithoutCode(writer), 0);
            return writer.toByteArray();
        } catch (IOException e) {
            throw new ClassNotFoundException(resource.toString(), e);
        }
    }

    /**
     * Takes away what would need code: user types, generators of identifiers, and converters of maps, which Hibernate 5.6
     * refuses. None of them says anything about references to entities.
     */
    private static boolean isLeftOut(String annotation, String memberType) {
        return LEFT_OUT.contains(annotation)
                || (annotation.equals("Ljavax/persistence/Convert;") && memberType.equals("Ljava/util/Map;"));
    }

    /**
     * Leaves code out: constructors do nothing, and other methods return zero or null. Only enums make their constants. Class
     * files for a newer Java than 17 are written for 17: declarations look alike in both.
     */
    private static final class WithoutCode extends ClassVisitor {
        private static final Set<String> OF_ENUM = Set.of("<init>", "<clinit>", "values", "valueOf", "$values");

        private @Nullable String superclass;
        private boolean isEnum;

        WithoutCode(ClassVisitor writer) {
            super(Opcodes.ASM9, writer);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            superclass = superName;
            isEnum = (access & Opcodes.ACC_ENUM) != 0;
            super.visit(Math.min(version, Opcodes.V17), access, name, signature, superName, interfaces);
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
            return isLeftOut(annotation, "") ? null : super.visitAnnotation(annotation, visible);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            if (isEnum && OF_ENUM.contains(name)) {
                return super.visitMethod(access, name, descriptor, signature, exceptions);
            }
            if (name.equals("<clinit>")) {
                return null;
            }
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            String type = descriptor.substring(descriptor.indexOf(')') + 1);
            boolean bodiless = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0;
            return bodiless ? method : new EmptyBody(method, type, name.equals("<init>") ? superclass : null);
        }

        @Override
        public FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            FieldVisitor field = super.visitField(access, name, descriptor, signature, value);
            return new FieldVisitor(Opcodes.ASM9, field) {
                @Override
                public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    return isLeftOut(annotation, descriptor) ? null : super.visitAnnotation(annotation, visible);
                }
            };
        }
    }

    /** Keeps the annotations of a method, and replaces its body. */
    private static final class EmptyBody extends MethodVisitor {
        private final MethodVisitor method;
        private final String type;
        private final @Nullable String superclass;

        /** @param superclass of a constructor's class, whose constructor is called */
        EmptyBody(MethodVisitor method, String type, @Nullable String superclass) {
            super(Opcodes.ASM9);
            this.method = method;
            this.type = type;
            this.superclass = superclass;
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
            return isLeftOut(annotation, type) ? null : method.visitAnnotation(annotation, visible);
        }

        @Override
        public void visitEnd() {
            method.visitCode();
            if (superclass != null) {
                method.visitVarInsn(Opcodes.ALOAD, 0);
                method.visitMethodInsn(Opcodes.INVOKESPECIAL, superclass, "<init>", "()V", false);
            }
            switch (type.charAt(0)) {
                case 'V' -> method.visitInsn(Opcodes.RETURN);
                case 'J' -> zero(Opcodes.LCONST_0, Opcodes.LRETURN);
                case 'D' -> zero(Opcodes.DCONST_0, Opcodes.DRETURN);
                case 'F' -> zero(Opcodes.FCONST_0, Opcodes.FRETURN);
                case 'L', '[' -> zero(Opcodes.ACONST_NULL, Opcodes.ARETURN);
                default -> zero(Opcodes.ICONST_0, Opcodes.IRETURN);
            }
            method.visitMaxs(2, 256);
            method.visitEnd();
        }

        private void zero(int push, int back) {
            method.visitInsn(push);
            method.visitInsn(back);
        }
    }
}
