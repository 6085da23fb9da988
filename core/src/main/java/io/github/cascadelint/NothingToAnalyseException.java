package io.github.cascadelint;

/** There is nothing to analyse: a path that does not exist, or no file to read below it. The message says what to do. */
public final class NothingToAnalyseException extends Exception {

    private static final long serialVersionUID = 1L;

    public NothingToAnalyseException(String message) {
        super(message);
    }
}
