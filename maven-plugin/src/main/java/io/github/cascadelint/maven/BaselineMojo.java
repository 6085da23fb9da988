package io.github.cascadelint.maven;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.triage.Baseline;
import io.github.cascadelint.triage.BaselineFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the findings of now in a file, so that only later ones fail the build. Commit the file: the goal <code>check</code>
 * finds it.
 *
 * @since 0.1.0
 */
@Mojo(name = "baseline", aggregator = true, threadSafe = true)
public final class BaselineMojo extends TellingMojo {

    /**
     * The file to write; a relative path starts at the folder in which Maven was called. Default: the nearest
     * <code>cascade-lint-baseline.txt</code> in that folder or above it, else one in that folder.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.baseline")
    private @Nullable String baseline;

    /**
     * Accepts nothing anew: only takes out what is no longer found.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.prune", defaultValue = "false")
    private boolean prune;

    /**
     * Findings that are less sure are left out: <code>certain</code>, <code>likely</code> or <code>possible</code>.
     * Default: what the configuration file says, else <code>likely</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.minConfidence")
    private @Nullable String minConfidence;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Settings settings = settings();
        Path file = settings.baseline().orElse(reactor().rootFolder().resolve(BaselineFile.NAME));
        boolean there = Files.exists(file);
        if (prune && !there) {
            throw new MojoExecutionException("There is no baseline to prune: no " + file);
        }
        Baseline before = there ? settings.accepted() : Baseline.NONE;
        AnalysisResult result = analyze(settings, before, "No baseline is written");
        Optional<String> blind = result.blind(file.toString());
        if (blind.isPresent()) {
            throw new MojoExecutionException("Nothing is written: " + blind.get());
        }
        Baseline after =
                prune ? before.pruned(result.staleBaseline(), result.findings()) : Baseline.of(result.findings());
        write(file, after);
        getLog().info(file + ": " + after.changeFrom(before));
    }

    private static void write(Path file, Baseline baseline) throws MojoExecutionException {
        try {
            Files.writeString(file, baseline.text(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot write " + file + ": " + e, e);
        }
    }

    @Override
    SortedMap<String, String> parameters() {
        SortedMap<String, String> parameters = super.parameters();
        Settings.put(parameters, "baseline", baseline);
        Settings.put(parameters, "minConfidence", minConfidence);
        return parameters;
    }
}
