package io.github.cascadelint.cli;

/** The run cannot go on; the message says why and what to do, in one or two lines. */
final class CannotRunException extends Exception {
    private static final long serialVersionUID = 1L;

    CannotRunException(String message) {
        super(message);
    }
}
