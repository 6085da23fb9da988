package io.github.cascadelint.maven;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.triage.Baseline;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/** A goal that somebody calls to be told something of all modules together, once. */
abstract class TellingMojo extends AbstractMojo {

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
     * Whether test sources are read, too; the configuration file may say so as well.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.includeTests", defaultValue = "false")
    private boolean includeTests;

    /**
     * Whether to go on although part of the sources could not be analysed; the configuration file may say so as well.
     *
     * @since 0.1.0
     */
    @Parameter(property = "cascade-lint.allowIncomplete", defaultValue = "false")
    private boolean allowIncomplete;

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

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private MavenSession session;

    @Inject
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private ProjectDependenciesResolver resolver;

    /** The parameters that have a value, by name. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        Settings.put(parameters, "config", config);
        Settings.put(parameters, "naming", naming);
        Settings.put(parameters, "encoding", encoding);
        Settings.put(parameters, "includeTests", includeTests);
        Settings.put(parameters, "allowIncomplete", allowIncomplete);
        Settings.put(parameters, "cacheDir", cacheDir);
        Settings.put(parameters, "noCache", noCache);
        return parameters;
    }

    Reactor reactor() {
        return new Reactor(session);
    }

    Settings settings() throws MojoExecutionException {
        return Settings.parse(parameters(), reactor().rootFolder(), reactor().buildFolder());
    }

    /**
     * Analyses all modules.
     *
     * @param consequence what is left undone when part of the sources cannot be analysed
     */
    AnalysisResult analyze(Settings settings, Baseline accepted, String consequence)
            throws MojoExecutionException, MojoFailureException {
        ClassPath classPath = new ClassPath(session, resolver, getLog());
        AnalysisResult result = new Check(settings, reactor(), classPath, List.of(), getLog()).analyze(accepted);
        if (!result.complete() && !settings.configuration().allowIncomplete()) {
            new FindingLog(getLog(), reactor().baseFolder()).lost(result.lost());
            throw new MojoFailureException(
                    consequence + ", because part of the sources could not be analysed; the problems"
                            + " are listed above. Mend these files, or exclude them in cascade-lint.yml, or accept it with"
                            + " -Dcascade-lint.allowIncomplete");
        }
        return result;
    }
}
