package io.github.cascadelint.maven;

import java.util.List;
import java.util.SortedMap;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Checks what persist, merge and remove reach through the JPA mappings, and fails the build on findings. The modules of a
 * reactor are checked together, once, in the last module that comes to this goal.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AnalysingMojo {
    /**
     * The severity from which on a finding fails the build: <code>error</code>, <code>warning</code>, <code>info</code> or
     * <code>never</code>. Default: what the configuration file says, else <code>error</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.failOn")
    private @Nullable String failOn;

    /**
     * Findings that are less sure are dropped: <code>certain</code>, <code>likely</code> or <code>possible</code>.
     * Default: what the configuration file says, else <code>likely</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.minConfidence")
    private @Nullable String minConfidence;

    /**
     * Findings that were accepted, as the goal <code>baseline</code> writes them: they are reported, and do not fail the build.
     * A relative path starts at the folder in which Maven was called. Default: <code>cascade-lint-baseline.txt</code> in that
     * folder or in the nearest one above it, up to the root of the repository.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.baseline")
    private @Nullable String baseline;

    /**
     * Only what a change brought: a branch, tag or commit of git, such as <code>origin/main</code>. Findings that were there
     * where the sources parted from it do not fail the build, and the report says what the change does to deletes.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.since")
    private @Nullable String since;

    /**
     * The folder for the reports <code>cascade-lint.json</code>, <code>cascade-lint.sarif</code> and
     * <code>cascade-lint.html</code>; a relative path starts at the folder in which Maven was called. Default: <code>cascade-lint</code> in the build folder of the
     * project there, that is <code>target/cascade-lint</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.outputDirectory")
    private @Nullable String outputDirectory;

    /**
     * Further reports, each as <code>FORMAT=FILE</code>: the formats are those of the command line, among them
     * <code>markdown</code>, <code>checkstyle</code>, <code>junit</code> and <code>gitlab</code>; a relative path starts at the
     * folder in which Maven was called. On the command line, separated by commas.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.report")
    private @Nullable List<String> report;

    /**
     * Leaves the module out; on the command line, leaves all out.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private MojoExecution execution;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        new ReactorCheck(surroundings(), project, execution, getLog()).execute(parameters());
    }

    @Override
    SortedMap<String, String> parameters() {
        SortedMap<String, String> parameters = super.parameters();
        Settings.put(parameters, "failOn", failOn);
        Settings.put(parameters, "minConfidence", minConfidence);
        Settings.put(parameters, "baseline", baseline);
        Settings.put(parameters, "outputDirectory", outputDirectory);
        Settings.put(parameters, "since", since);
        Settings.put(parameters, "report", report);
        Settings.put(parameters, "skip", skip);
        return parameters;
    }
}
