package io.github.cascadelint.maven;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Analyses the JPA mappings of the project.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractMojo {
    /**
     * Does nothing at all.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public void execute() {
        getLog().info(skip ? "Skipped" : "Nothing to check yet");
    }
}
