package io.github.cascadelint.source.classfile;

import java.io.IOException;

/** Bytes that are no class file. */
final class DamagedClassException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedClassException(String message) {
        super(message);
    }
}
