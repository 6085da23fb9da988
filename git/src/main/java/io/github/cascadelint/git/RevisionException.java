package io.github.cascadelint.git;

/** An earlier state that cannot be had; the message says what to do. */
public final class RevisionException extends Exception {
    private static final long serialVersionUID = 1;

    RevisionException(String message) {
        super(message);
    }

    RevisionException(String message, Throwable cause) {
        super(message, cause);
    }
}
