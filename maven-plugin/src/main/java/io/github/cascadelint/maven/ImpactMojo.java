package io.github.cascadelint.maven;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.explain.EntitySearch;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.plan.DeletePlans;
import io.github.cascadelint.report.ConsoleReporter;
import io.github.cascadelint.report.PlanText;
import io.github.cascadelint.schema.match.SchemaMatches;
import io.github.cascadelint.triage.Baseline;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Tells what deleting a row of an entity does: what goes with it, what stops it, what is left behind.
 *
 * @since 0.1.0
 */
@Mojo(name = "impact", aggregator = true, threadSafe = true)
public final class ImpactMojo extends TellingMojo {

    /**
     * The entity: its fully qualified name, or the end of it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "entity")
    private @Nullable String entity;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        String name = Optional.ofNullable(entity)
                .orElseThrow(() -> new MojoExecutionException("Name an entity, as in -Dentity=Order"));
        AnalysisResult result = analyze(settings(), Baseline.NONE, "Nothing is told");
        EntitySearch search = EntitySearch.of(result.graph().model(), name);
        ManagedType found = search.only().orElseThrow(() -> new MojoExecutionException(search.complaint()));
        DeletePlans plans =
                new DeletePlans(result.graph(), SchemaMatches.of(result.graph().model(), result.schemas()));
        StringBuilder text = new StringBuilder();
        try {
            PlanText.write(plans.plan(found), ConsoleReporter.Options.PLAIN, text);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
        text.toString().lines().forEach(line -> getLog().info(Text.harmless(line)));
    }
}
