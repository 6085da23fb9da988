package io.github.cascadelint.maven;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.report.HtmlReporter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.reporting.AbstractMavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Makes a page of the Maven site that tells what persist, merge and remove reach through the JPA mappings. The modules of a
 * reactor are analysed together, for one page in the site of the project in whose folder Maven is called. It never fails the
 * build on findings.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", threadSafe = true)
public final class ReportMojo extends AbstractMavenReport {
    private static final String WHOLE = "cascade-lint-report.html";

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
     * Whether test sources are read, too; the configuration file may say so as well.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.includeTests", defaultValue = "false")
    private boolean includeTests;

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
     * Files and folders of migrations, change logs or scripts that make the schema of the database, or the address of a live one
     * (<code>jdbc:…</code>); a relative path starts at the folder in which Maven was called. On the command line, separated by
     * commas. Default: what the configuration file says, else what is found. The driver of a live database is a dependency of this
     * plugin, or a <code>driver</code>; who logs in is told by <code>databaseServer</code>, or by the environment variables
     * <code>CASCADE_LINT_DB_USER</code> and <code>CASCADE_LINT_DB_PASSWORD</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.schema")
    private @Nullable List<String> schema;

    /**
     * Jars with the JDBC driver of a live database that <code>schema</code> names; a relative path starts at the folder in which
     * Maven was called. Default: the dependencies of this plugin.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.driver")
    private @Nullable List<String> driver;

    /**
     * The server of <code>settings.xml</code> whose user and password log in to a live database that <code>schema</code> names.
     * Default: the environment variables.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.databaseServer")
    private @Nullable String databaseServer;

    /**
     * Leaves the page out.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private MavenSession session;

    @Inject
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private ProjectDependenciesResolver resolver;

    @Inject
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private SettingsDecrypter decrypter;

    @Override
    @SuppressWarnings("deprecation") // its successor has this one for its default
    public String getOutputName() {
        return "cascade-lint";
    }

    @Override
    public String getName(Locale locale) {
        return "Cascade Lint";
    }

    @Override
    public String getDescription(Locale locale) {
        return "What persist, merge and remove reach through the JPA mappings.";
    }

    /** One page tells of all modules. */
    @Override
    public boolean canGenerateReport() {
        return !skip
                && project.isExecutionRoot()
                && !Reactor.sources(reactor().selected(), includeTests).isEmpty();
    }

    @Override
    protected void executeReport(Locale locale) throws MavenReportException {
        try {
            Settings settings = Settings.parse(
                    parameters(), reactor().rootFolder(), reactor().buildFolder());
            Surroundings maven = new Surroundings(session, resolver, decrypter, getLog());
            AnalysisResult result = new Check(settings, maven, List.of(), getLog()).analyze();
            beside(result);
            new SitePage(getSink(), WHOLE).write(result);
        } catch (MojoExecutionException e) {
            throw new MavenReportException(e.getMessage(), e);
        }
    }

    /** Writes the report that is a page of its own beside this one. */
    private void beside(AnalysisResult result) throws MavenReportException {
        Path folder = getReportOutputDirectory().toPath();
        try {
            Files.createDirectories(folder);
            try (Writer writer = Files.newBufferedWriter(folder.resolve(WHOLE), StandardCharsets.UTF_8)) {
                new HtmlReporter().write(result, writer);
            }
        } catch (IOException e) {
            throw new MavenReportException("Cannot write " + folder.resolve(WHOLE) + ": " + e, e);
        }
    }

    private Reactor reactor() {
        return new Reactor(session);
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        Settings.put(parameters, "minConfidence", minConfidence);
        Settings.put(parameters, "config", config);
        Settings.put(parameters, "baseline", baseline);
        Settings.put(parameters, "naming", naming);
        Settings.put(parameters, "encoding", encoding);
        Settings.put(parameters, "includeTests", includeTests);
        Settings.put(parameters, "jobs", jobs);
        Settings.put(parameters, "cacheDir", cacheDir);
        Settings.put(parameters, "noCache", noCache);
        Settings.put(parameters, "schema", schema);
        Settings.put(parameters, "driver", driver);
        Settings.put(parameters, "databaseServer", databaseServer);
        return parameters;
    }
}
