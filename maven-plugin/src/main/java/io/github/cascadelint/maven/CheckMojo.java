package io.github.cascadelint.maven;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/**
 * Checks what persist, merge and remove reach through the JPA mappings, and fails the build on findings. The modules of a
 * reactor are checked together, once, in the last module that comes to this goal.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractMojo {
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
     * The configuration file; a relative path starts at the folder in which Maven was called. Default:
     * <code>cascade-lint.yml</code> in that folder or in the nearest one above it, up to the root of the repository.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.config")
    private @Nullable String config;

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
     * How names of the mapping become names in the database: <code>jpa</code> (as the specification says),
     * <code>spring</code> (in lower snake case, as Spring Boot does), or Hibernate's <code>legacy-hbm</code>,
     * <code>legacy-jpa</code> or <code>component-path</code>. Default: what the configuration file says, else what the
     * configuration and the build of each module tell.
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
     * Whether test sources are read, too; the configuration file may say so as well.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.includeTests", defaultValue = "false")
    private boolean includeTests;

    /**
     * Whether the build may pass although part of the sources could not be analysed, because of a syntax error for
     * example; the configuration file may say so as well.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.allowIncomplete", defaultValue = "false")
    private boolean allowIncomplete;

    /**
     * Number of threads that read and parse. Default: one for each processor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.jobs")
    private @Nullable Integer jobs;

    /**
     * The folder in which what the sources say is kept for the next run; a relative path starts at the folder in which Maven
     * was called. Default: <code>cascade-lint/cache</code> in the build folder of the project there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.cacheDir")
    private @Nullable String cacheDir;

    /**
     * Keeps nothing for the next run, and uses nothing of an earlier one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.noCache", defaultValue = "false")
    private boolean noCache;

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
     * Files and folders of migrations, change logs or scripts that make the schema of the database; a relative path starts at
     * the folder in which Maven was called. On the command line, separated by commas. Default: what the configuration file
     * says, else what is found.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.schema")
    private @Nullable List<String> schema;

    /**
     * Leaves the module out; on the command line, leaves all out.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private MojoExecution execution;

    @Inject
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private ProjectDependenciesResolver resolver;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        new ReactorCheck(session, resolver, project, execution, getLog()).execute(parameters());
    }

    private SortedMap<String, String> parameters() {
        SortedMap<String, String> parameters = new TreeMap<>();
        Settings.put(parameters, "failOn", failOn);
        Settings.put(parameters, "minConfidence", minConfidence);
        Settings.put(parameters, "config", config);
        Settings.put(parameters, "baseline", baseline);
        Settings.put(parameters, "naming", naming);
        Settings.put(parameters, "encoding", encoding);
        Settings.put(parameters, "includeTests", includeTests);
        Settings.put(parameters, "allowIncomplete", allowIncomplete);
        Settings.put(parameters, "jobs", jobs);
        Settings.put(parameters, "cacheDir", cacheDir);
        Settings.put(parameters, "noCache", noCache);
        Settings.put(parameters, "outputDirectory", outputDirectory);
        Settings.put(parameters, "since", since);
        Settings.put(parameters, "report", report);
        Settings.put(parameters, "schema", schema);
        Settings.put(parameters, "skip", skip);
        return parameters;
    }
}
