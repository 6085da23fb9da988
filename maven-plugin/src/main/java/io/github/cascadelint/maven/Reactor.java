package io.github.cascadelint.maven;

import io.github.cascadelint.AnalysisRequest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The projects of a Maven session and their folders. */
final class Reactor {
    private final List<MavenProject> all;
    private final List<MavenProject> selected;
    private final MavenProject root;

    Reactor(MavenSession session) {
        this.all = List.copyOf(session.getAllProjects());
        this.selected = List.copyOf(session.getProjects());
        // with -pl, the top-level project of the session is only the first of those selected
        this.root =
                all.stream().filter(MavenProject::isExecutionRoot).findFirst().orElse(session.getTopLevelProject());
    }

    /** The projects to build: all, or those that {@code -pl} and its like select, in the order of the build. */
    List<MavenProject> selected() {
        return selected;
    }

    /** How many projects there are, selected or not. */
    int size() {
        return all.size();
    }

    /** The folder in which Maven was called. */
    Path rootFolder() {
        return folder(root);
    }

    /** Where the project in that folder keeps what it builds. */
    Path buildFolder() {
        return Path.of(root.getBuild().getDirectory());
    }

    /** The folder that holds all projects: the root, except where modules lie beside it. */
    Path baseFolder() {
        return AnalysisRequest.commonBase(Stream.concat(Stream.of(root), all.stream())
                .map(Reactor::folder)
                .toList());
    }

    /** The roots of sources and of resources, where mapping files lie, of some projects, as far as they exist. */
    static List<Path> sources(List<MavenProject> projects, boolean includeTests) {
        List<Path> roots = new ArrayList<>();
        for (MavenProject project : projects) {
            project.getCompileSourceRoots().forEach(root -> roots.add(absolute(root)));
            resources(project, project.getBuild().getResources()).forEach(roots::add);
            if (includeTests) {
                project.getTestCompileSourceRoots().forEach(root -> roots.add(absolute(root)));
                resources(project, project.getBuild().getTestResources()).forEach(roots::add);
            }
        }
        return roots.stream().distinct().filter(Files::isDirectory).toList();
    }

    /** The folders of resources within a project; one that packs the whole project as a resource is no place for mappings. */
    private static Stream<Path> resources(MavenProject project, List<Resource> resources) {
        return resources.stream()
                .map(resource -> absolute(resource.getDirectory()))
                .filter(root -> !folder(project).startsWith(root));
    }

    private static Path absolute(String root) {
        return Path.of(root).toAbsolutePath().normalize();
    }

    /**
     * The folders of resources of some projects, where mapping files lie, as far as they exist. One that holds a whole
     * module is none: it holds everything else, too.
     */
    static List<Path> resources(List<MavenProject> projects, boolean includeTests) {
        List<Path> folders = new ArrayList<>();
        for (MavenProject project : projects) {
            List<Resource> resources = new ArrayList<>(project.getResources());
            if (includeTests) {
                resources.addAll(project.getTestResources());
            }
            resources.stream()
                    .map(resource ->
                            folder(project).resolve(resource.getDirectory()).normalize())
                    .filter(path -> !folder(project).startsWith(path))
                    .forEach(folders::add);
        }
        return folders.stream().distinct().filter(Files::isDirectory).toList();
    }

    /** All projects but some. */
    List<MavenProject> allBut(List<MavenProject> projects) {
        return all.stream().filter(project -> !projects.contains(project)).toList();
    }

    /**
     * The projects in which a goal will be executed alike: called on the command line, in all; bound to a phase, where a
     * POM binds it to this phase. (Where it is bound to an earlier or later phase, nobody knows whether the build will come
     * to it.)
     */
    List<MavenProject> executing(MojoExecution execution) {
        if (execution.getSource() == MojoExecution.Source.CLI) {
            return selected;
        }
        return selected.stream()
                .filter(project -> binds(project.getPlugin(execution.getPlugin().getKey()), execution))
                .toList();
    }

    private static boolean binds(@Nullable Plugin plugin, MojoExecution execution) {
        return plugin != null
                && plugin.getExecutions().stream()
                        .anyMatch(bound -> bound.getGoals().contains(execution.getGoal())
                                && phase(bound, execution).equals(execution.getLifecyclePhase()));
    }

    private static String phase(PluginExecution bound, MojoExecution execution) {
        String phase = bound.getPhase();
        return phase == null ? execution.getMojoDescriptor().getPhase() : phase;
    }

    private static Path folder(MavenProject project) {
        File folder = project.getBasedir();
        return folder.toPath().toAbsolutePath().normalize();
    }
}
