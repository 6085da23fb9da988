package io.github.cascadelint.triage;

/** A baseline that cannot be used; the message says which line of which file, and what to do. */
public final class BaselineException extends Exception {
    private static final long serialVersionUID = 1L;

    public BaselineException(String message) {
        super(message);
    }
}
