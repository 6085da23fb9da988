package io.github.cascadelint.source.classfile;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.source.AnnotationValue;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The first half of a class file (Java Virtual Machine Specification, section 4.1): its name, which is cheap to have, and
 * the values of its constants, which Jandex does not tell.
 */
final class ClassHeader {
    private static final int MAGIC = 0xCAFEBABE;

    private final ByteBuffer content;
    private final ConstantPool constants;
    private final String name;

    ClassHeader(byte[] bytes) throws IOException {
        content = ByteBuffer.wrap(bytes);
        try {
            if (content.getInt() != MAGIC) {
                throw new DamagedClassException("it does not begin as class files do");
            }
            content.getInt(); // whatever the version: what is read here has stayed the same in all of them
            constants = new ConstantPool(content);
            content.getShort();
            name = constants.className(unsigned());
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw cut(e);
        }
    }

    private static DamagedClassException cut(RuntimeException cause) {
        DamagedClassException damaged = new DamagedClassException("it ends too early");
        damaged.initCause(cause);
        return damaged;
    }

    /** The name with slashes. */
    String name() {
        return name;
    }

    /** The package, or the empty string. */
    String packageName() {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash).replace('/', '.');
    }

    /** The values of the fields that are {@code static final} and have one in the class file, by name. */
    Map<String, AnnotationValue> constants(SourceRange place) throws IOException {
        Map<String, AnnotationValue> values = new LinkedHashMap<>();
        try {
            content.getShort();
            skip(unsigned() * Short.BYTES); // interfaces
            int fields = unsigned();
            for (int i = 0; i < fields; i++) {
                int flags = unsigned();
                String field = constants.text(unsigned());
                String descriptor = constants.text(unsigned());
                int value = constantValue();
                if (value != 0 && Modifier.isStatic(flags) && Modifier.isFinal(flags)) {
                    values.put(field, new AnnotationValue.Literal(constants.value(value, descriptor), place));
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw cut(e);
        }
        return values;
    }

    /** Reads the attributes of a field; the index of its constant value, or 0. */
    private int constantValue() throws IOException {
        int value = 0;
        int attributes = unsigned();
        for (int i = 0; i < attributes; i++) {
            String attribute = constants.text(unsigned());
            int length = content.getInt();
            if (attribute.equals("ConstantValue")) {
                value = Short.toUnsignedInt(content.getShort(content.position()));
            }
            skip(length);
        }
        return value;
    }

    private int unsigned() {
        return Short.toUnsignedInt(content.getShort());
    }

    private void skip(int length) {
        content.position(Math.addExact(content.position(), length));
    }
}
