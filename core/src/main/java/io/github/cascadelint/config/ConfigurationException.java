package io.github.cascadelint.config;

/** The configuration cannot be used; the message names file, line and the nearest right word. The run must not start. */
public final class ConfigurationException extends Exception {

    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message) {
        super(message);
    }
}
