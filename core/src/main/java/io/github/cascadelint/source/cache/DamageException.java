package io.github.cascadelint.source.cache;

/** Bytes are not what this build has written. */
final class DamageException extends Exception {
    private static final long serialVersionUID = 1;

    DamageException(String message) {
        super(message);
    }

    DamageException(String message, Throwable cause) {
        super(message, cause);
    }
}
