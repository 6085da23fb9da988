package io.github.cascadelint.maven;

import io.github.cascadelint.config.EffectiveConfiguration;
import io.github.cascadelint.report.ConfigurationYaml;
import java.io.IOException;
import java.util.SortedMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prints the configuration that holds, and where each value comes from: the configuration file, a parameter, or the default.
 *
 * @since 0.1.0
 */
@Mojo(name = "config", aggregator = true, threadSafe = true)
public final class ConfigMojo extends TellingMojo {

    /**
     * The severity from which on a finding fails the build, as in the goal <code>check</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.failOn")
    private @Nullable String failOn;

    /**
     * Findings that are less sure are dropped, as in the goal <code>check</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.minConfidence")
    private @Nullable String minConfidence;

    @Override
    public void execute() throws MojoExecutionException {
        Settings settings = settings();
        StringBuilder text = new StringBuilder();
        try {
            ConfigurationYaml.write(EffectiveConfiguration.of(settings.configuration(), settings.rules()), text);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
        text.toString().lines().forEach(line -> getLog().info(Text.harmless(line)));
    }

    @Override
    SortedMap<String, String> parameters() {
        SortedMap<String, String> parameters = super.parameters();
        Settings.put(parameters, "failOn", failOn);
        Settings.put(parameters, "minConfidence", minConfidence);
        return parameters;
    }
}
