package io.github.cascadelint.rule;

/** Rules of other authors cannot be used; the message names jar and class. The run must not start. */
public final class RuleLoadingException extends Exception {

    private static final long serialVersionUID = 1L;

    public RuleLoadingException(String message) {
        super(message);
    }

    public RuleLoadingException(String message, Throwable cause) {
        super(message, cause);
    }
}
