package io.github.cascadelint.maven;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal that analyses: what all of these are told about what to read, and how. */
abstract class AnalysingMojo extends AbstractMojo {

    /**
     * The configuration file; a relative path starts at the folder in which Maven was called. Default:
     * <code>cascade-lint.yml</code> in that folder or in the nearest one above it, up to the root of the repository.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.config")
    private @Nullable String config;

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

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private MavenSession session;

    @Inject
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private ProjectDependenciesResolver resolver;

    @Inject
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private SettingsDecrypter decrypter;

    /** The parameters that have a value, by name. */
    SortedMap<String, String> parameters() {
        SortedMap<String, String> parameters = new TreeMap<>();
        Settings.put(parameters, "config", config);
        Settings.put(parameters, "naming", naming);
        Settings.put(parameters, "encoding", encoding);
        Settings.put(parameters, "includeTests", includeTests);
        Settings.put(parameters, "allowIncomplete", allowIncomplete);
        Settings.put(parameters, "jobs", jobs);
        Settings.put(parameters, "cacheDir", cacheDir);
        Settings.put(parameters, "noCache", noCache);
        Settings.put(parameters, "schema", schema);
        Settings.put(parameters, "driver", driver);
        Settings.put(parameters, "databaseServer", databaseServer);
        return parameters;
    }

    Reactor reactor() {
        return new Reactor(session);
    }

    Surroundings surroundings() {
        return new Surroundings(session, resolver, decrypter, getLog());
    }
}
