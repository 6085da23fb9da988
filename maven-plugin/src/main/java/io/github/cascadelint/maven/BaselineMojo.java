package io.github.cascadelint.maven;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.triage.Baseline;
import io.github.cascadelint.triage.BaselineException;
import io.github.cascadelint.triage.BaselineFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the findings of now in a file, so that only later ones fail the build. Commit the file: the goal <code>check</code>
 * finds it.
 *
 * @since 0.1.0
 */
@Mojo(name = "baseline", aggregator = true, threadSafe = true)
public final class BaselineMojo extends AbstractMojo {

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
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.minConfidence", defaultValue = "likely")
    private @Nullable String minConfidence;

    /**
     * The configuration file, as in the goal <code>check</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.config")
    private @Nullable String config;

    /**
     * How names of the mapping become names in the database, as in the goal <code>check</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.naming")
    private @Nullable String naming;

    /**
     * The encoding of source files.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.encoding", defaultValue = "${project.build.sourceEncoding}")
    private @Nullable String encoding;

    /**
     * Whether test sources are read too.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.includeTests", defaultValue = "false")
    private boolean includeTests;

    /**
     * Whether the file may be written although part of the sources could not be analysed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.allowIncomplete", defaultValue = "false")
    private boolean allowIncomplete;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private MavenSession session;

    @Inject
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private ProjectDependenciesResolver resolver;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Reactor reactor = new Reactor(session);
        Settings settings = Settings.parse(parameters(), reactor.rootFolder(), reactor.buildFolder());
        Path file = settings.baseline().orElse(reactor.rootFolder().resolve(BaselineFile.NAME));
        boolean there = Files.exists(file);
        if (prune && !there) {
            throw new MojoExecutionException("There is no baseline to prune: no " + file);
        }
        Baseline before = there ? read(file) : Baseline.NONE;
        ClassPath classPath = new ClassPath(session, resolver, getLog());
        AnalysisResult result = new Check(settings, reactor, classPath, List.of(), getLog()).analyze(before);
        if (!result.complete() && !settings.allowIncomplete()) {
            result.lost().forEach(problem -> getLog().error(Text.harmless(problem.toString())));
            throw new MojoFailureException(
                    "No baseline is written, because part of the sources could not be analysed; the"
                            + " problems are listed above. Mend these files, or exclude them in cascade-lint.yml, or accept it with"
                            + " -Dcascade-lint.allowIncomplete");
        }
        Baseline after =
                prune ? before.pruned(result.staleBaseline(), result.findings()) : Baseline.of(result.findings());
        write(file, after);
        getLog().info(file + ": " + after.changeFrom(before));
    }

    private static Baseline read(Path file) throws MojoExecutionException {
        try {
            return BaselineFile.read(file, file.toString());
        } catch (BaselineException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private static void write(Path file, Baseline baseline) throws MojoExecutionException {
        try {
            Files.writeString(file, baseline.text(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot write " + file + ": " + e, e);
        }
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        Settings.put(parameters, "baseline", baseline);
        Settings.put(parameters, "minConfidence", minConfidence);
        Settings.put(parameters, "config", config);
        Settings.put(parameters, "naming", naming);
        Settings.put(parameters, "encoding", encoding);
        Settings.put(parameters, "includeTests", includeTests);
        Settings.put(parameters, "allowIncomplete", allowIncomplete);
        return parameters;
    }
}
