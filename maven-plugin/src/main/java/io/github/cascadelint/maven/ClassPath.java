package io.github.cascadelint.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyFilter;
import org.eclipse.aether.graph.DependencyNode;

/**
 * The compile class path of modules, as far as it can be had. The goal does not ask Maven for it: in a reactor that was
 * never built, Maven would refuse to run for want of the modules' own jars, which are not needed.
 */
final class ClassPath {
    private static final Set<String> SCOPES = Set.of("compile", "provided", "system");

    private final MavenSession session;
    private final ProjectDependenciesResolver resolver;
    private final Log log;

    ClassPath(MavenSession session, ProjectDependenciesResolver resolver, Log log) {
        this.session = session;
        this.resolver = resolver;
        this.log = log;
    }

    /** What the modules have compiled, then the jars that they depend on; modules of the reactor are no jars. */
    List<Path> of(List<MavenProject> projects, boolean includeTests) {
        Set<Path> paths = new LinkedHashSet<>();
        projects.forEach(project -> paths.add(Path.of(project.getBuild().getOutputDirectory())));
        Set<String> modules =
                session.getAllProjects().stream().map(ClassPath::key).collect(Collectors.toSet());
        DependencyFilter wanted = (node, parents) -> isWanted(node, modules, includeTests);
        Set<String> missing = new LinkedHashSet<>();
        for (MavenProject project : projects) {
            resolve(project, wanted, missing).forEach(file -> paths.add(file.toPath()));
        }
        if (!missing.isEmpty()) {
            log.warn("Types of these dependencies count as outside the sources, because they cannot be had: "
                    + String.join(", ", missing));
        }
        return paths.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .filter(ClassPath::holdsClasses)
                .toList();
    }

    private List<File> resolve(MavenProject project, DependencyFilter wanted, Set<String> missing) {
        DependencyResolutionResult result;
        try {
            result = resolver.resolve(new DefaultDependencyResolutionRequest(project, session.getRepositorySession())
                    .setResolutionFilter(wanted));
        } catch (DependencyResolutionException e) {
            log.debug(e);
            result = e.getResult();
            if (!result.getCollectionErrors().isEmpty()) {
                missing.add("those of " + project.getArtifactId());
            }
            result.getUnresolvedDependencies()
                    .forEach(dependency -> missing.add(dependency.getArtifact().toString()));
        }
        List<File> files = new ArrayList<>();
        for (Dependency dependency : result.getResolvedDependencies()) {
            File file = dependency.getArtifact().getFile();
            if (file != null) {
                files.add(file);
            }
        }
        return files;
    }

    private static boolean isWanted(DependencyNode node, Set<String> modules, boolean includeTests) {
        Dependency dependency = node.getDependency();
        if (dependency == null) {
            return false; // the module itself
        }
        Artifact artifact = dependency.getArtifact();
        boolean isModule = modules.contains(
                artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getBaseVersion());
        return !isModule
                && (SCOPES.contains(dependency.getScope())
                        || (includeTests && dependency.getScope().equals("test")));
    }

    private static String key(MavenProject project) {
        return project.getGroupId() + ":" + project.getArtifactId() + ":" + project.getVersion();
    }

    private static boolean holdsClasses(Path path) {
        return Files.isDirectory(path) || (path.toString().endsWith(".jar") && Files.isRegularFile(path));
    }
}
