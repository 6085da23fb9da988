package io.github.cascadelint.source.classfile;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The constants of a class file (Java Virtual Machine Specification, section 4.4). */
final class ConstantPool {
    private static final int UTF8 = 1;
    private static final int INTEGER = 3;
    private static final int FLOAT = 4;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int DYNAMIC = 17;
    private static final int INVOKE_DYNAMIC = 18;
    private static final int MODULE = 19;
    private static final int PACKAGE = 20;

    private final ByteBuffer content;
    private final int[] places;

    /** Reads the pool at the buffer's position, and leaves it behind the pool. */
    ConstantPool(ByteBuffer content) throws DamagedClassException {
        this.content = content;
        this.places = new int[Short.toUnsignedInt(content.getShort())];
        for (int i = 1; i < places.length; i++) {
            places[i] = content.position();
            int tag = content.get();
            content.position(content.position() + length(tag));
            if (tag == LONG || tag == DOUBLE) {
                i++; // they take two places
            }
        }
    }

    private int length(int tag) throws DamagedClassException {
        return switch (tag) {
            case UTF8 -> 2 + Short.toUnsignedInt(content.getShort(content.position()));
            case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> 2;
            case METHOD_HANDLE -> 3;
            case INTEGER, FLOAT, FIELD, METHOD, INTERFACE_METHOD, NAME_AND_TYPE, DYNAMIC, INVOKE_DYNAMIC -> 4;
            case LONG, DOUBLE -> 8;
            default -> throw new DamagedClassException("there is no constant of the sort " + tag);
        };
    }

    /** A text. */
    String text(int index) throws IOException {
        int place = place(index);
        if (content.get(place) != UTF8) {
            throw new DamagedClassException("constant " + index + " is no text");
        }
        byte[] bytes = new byte[2 + Short.toUnsignedInt(content.getShort(place + 1))];
        content.get(place + 1, bytes);
        return new DataInputStream(new ByteArrayInputStream(bytes)).readUTF();
    }

    /** The name of a class, with slashes. */
    String className(int index) throws IOException {
        int place = place(index);
        if (content.get(place) != CLASS) {
            throw new DamagedClassException("constant " + index + " is no class");
        }
        return text(Short.toUnsignedInt(content.getShort(place + 1)));
    }

    /** The value of a constant field, as text. */
    String value(int index, String descriptor) throws IOException {
        int place = place(index);
        return switch (content.get(place)) {
            case STRING -> text(Short.toUnsignedInt(content.getShort(place + 1)));
            case INTEGER -> integer(content.getInt(place + 1), descriptor);
            case FLOAT -> Float.toString(content.getFloat(place + 1));
            case LONG -> Long.toString(content.getLong(place + 1));
            case DOUBLE -> Double.toString(content.getDouble(place + 1));
            default -> throw new DamagedClassException("constant " + index + " is no value");
        };
    }

    private static String integer(int value, String descriptor) {
        return switch (descriptor) {
            case "Z" -> Boolean.toString(value != 0);
            case "C" -> Character.toString((char) value);
            default -> Integer.toString(value);
        };
    }

    private int place(int index) throws DamagedClassException {
        if (index <= 0 || index >= places.length || places[index] == 0) {
            throw new DamagedClassException("there is no constant " + index);
        }
        return places[index];
    }
}
