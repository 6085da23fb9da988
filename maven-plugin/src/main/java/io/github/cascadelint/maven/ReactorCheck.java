package io.github.cascadelint.maven;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * Makes one check of the whole reactor out of the executions in its modules: in the last of them, when all sources have
 * been generated.
 */
final class ReactorCheck {
    private final Reactor reactor;
    private final Surroundings maven;
    private final MeetingPoint meeting;
    private final MavenProject project;
    private final MojoExecution execution;
    private final Log log;

    ReactorCheck(Surroundings maven, MavenProject project, MojoExecution execution, Log log) {
        this.maven = maven;
        this.reactor = maven.reactor();
        this.meeting = maven.meeting();
        this.project = project;
        this.execution = execution;
        this.log = log;
    }

    /** Executes the goal in one module, given its parameters. */
    void execute(SortedMap<String, String> parameters) throws MojoExecutionException, MojoFailureException {
        Settings own = settings(parameters);
        if (own.skip()) {
            log.info("Skipped");
        } else {
            own.configuration(); // so that a mistake in it is told in the first module, not an hour later in the last
        }
        List<String> expected =
                reactor.executing(execution).stream().map(MavenProject::getId).toList();
        Optional<Map<String, SortedMap<String, String>>> all =
                meeting.arrive(round(), project.getId(), expected, parameters);
        if (all.isPresent()) {
            check(inOrder(all.get()));
        } else if (!own.skip()) {
            log.info("The modules are checked together, in the last of them");
        }
    }

    private void check(Map<MavenProject, Settings> arrived) throws MojoExecutionException, MojoFailureException {
        List<MavenProject> skipped = new ArrayList<>();
        List<MavenProject> others = new ArrayList<>();
        Optional<Map.Entry<MavenProject, Settings>> first = Optional.empty();
        for (Map.Entry<MavenProject, Settings> entry : arrived.entrySet()) {
            if (entry.getValue().skip()) {
                skipped.add(entry.getKey());
            } else if (first.isEmpty()) {
                first = Optional.of(entry);
            } else if (!entry.getValue().equals(first.get().getValue())) {
                others.add(entry.getKey());
            }
        }
        if (first.isEmpty()) {
            return;
        }
        Settings settings = first.get().getValue();
        if (!meeting.isFirst(settings.toString())) {
            log.info("The modules have been checked already");
            return;
        }
        if (!others.isEmpty()) {
            log.warn("The modules are checked together, with the settings of "
                    + first.get().getKey().getArtifactId() + ". There are different ones, without effect, in "
                    + String.join(
                            ", ",
                            others.stream().map(MavenProject::getArtifactId).toList()));
        }
        new Check(settings, maven, skipped, log).run(isCalled());
    }

    private Map<MavenProject, Settings> inOrder(Map<String, SortedMap<String, String>> arrived)
            throws MojoExecutionException {
        Map<MavenProject, Settings> settings = new LinkedHashMap<>();
        for (MavenProject candidate : reactor.selected()) {
            SortedMap<String, String> parameters = arrived.get(candidate.getId());
            if (parameters != null) {
                settings.put(candidate, settings(parameters));
            }
        }
        return settings;
    }

    private Settings settings(SortedMap<String, String> parameters) throws MojoExecutionException {
        return Settings.parse(parameters, reactor.rootFolder(), reactor.buildFolder());
    }

    /** Executions that the command line asks for, or that the build comes to in the same phase, belong together. */
    private String round() {
        return isCalled() ? "" : execution.getLifecyclePhase();
    }

    private boolean isCalled() {
        return execution.getSource() == MojoExecution.Source.CLI;
    }
}
