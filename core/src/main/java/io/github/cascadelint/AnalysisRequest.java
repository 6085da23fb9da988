package io.github.cascadelint;

import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.triage.Baseline;
import java.nio.file.Path;
import java.util.List;

/**
 * What to analyse, and how.
 *
 * @param roots files, folders and jars to read; never empty
 * @param classPath jars and folders of class files, in order, where types are looked up that the roots do not hold; they
 *     are context, and nothing is reported about them
 * @param baseDirectory what paths in the result are relative to
 * @param includeTests whether test sources are read too
 * @param configuration the configuration file's content
 * @param minConfidence findings below it are dropped
 * @param jobs number of threads that read and parse, at least 1
 * @param schemas files and folders that make the schema of the database; none where the configuration tells, or where they
 *     are to be found
 * @param databases schemas that were read from databases; where there are any, none is looked for
 * @param baseline what was found before and accepted
 */
public record AnalysisRequest(
        List<Path> roots,
        List<Path> classPath,
        Path baseDirectory,
        boolean includeTests,
        Configuration configuration,
        Confidence minConfidence,
        int jobs,
        List<Path> schemas,
        List<Schema> databases,
        Baseline baseline) {

    public AnalysisRequest {
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("nothing to analyse");
        }
        if (jobs < 1) {
            throw new IllegalArgumentException("jobs must be at least 1: " + jobs);
        }
        roots = List.copyOf(roots);
        classPath = List.copyOf(classPath);
        schemas = List.copyOf(schemas);
        databases = List.copyOf(databases);
    }

    /** A request without a class path. */
    public AnalysisRequest(
            List<Path> roots,
            Path baseDirectory,
            boolean includeTests,
            Configuration configuration,
            Confidence minConfidence,
            int jobs) {
        this(
                roots,
                List.of(),
                baseDirectory,
                includeTests,
                configuration,
                minConfidence,
                jobs,
                List.of(),
                List.of(),
                Baseline.NONE);
    }

    /** The same with a class path. */
    public AnalysisRequest withClassPath(List<Path> paths) {
        return new AnalysisRequest(
                roots,
                paths,
                baseDirectory,
                includeTests,
                configuration,
                minConfidence,
                jobs,
                schemas,
                databases,
                baseline);
    }

    /** The same with what makes the schema. */
    public AnalysisRequest withSchemas(List<Path> paths) {
        return new AnalysisRequest(
                roots,
                classPath,
                baseDirectory,
                includeTests,
                configuration,
                minConfidence,
                jobs,
                paths,
                databases,
                baseline);
    }

    /** The same with schemas that were read from databases. */
    public AnalysisRequest withDatabases(List<Schema> read) {
        return new AnalysisRequest(
                roots,
                classPath,
                baseDirectory,
                includeTests,
                configuration,
                minConfidence,
                jobs,
                schemas,
                read,
                baseline);
    }

    /** The same with what was accepted. */
    public AnalysisRequest withBaseline(Baseline accepted) {
        return new AnalysisRequest(
                roots,
                classPath,
                baseDirectory,
                includeTests,
                configuration,
                minConfidence,
                jobs,
                schemas,
                databases,
                accepted);
    }

    /** A request with defaults for everything but the roots; paths are relative to {@link #commonBase}. */
    public static AnalysisRequest of(List<Path> roots) {
        return new AnalysisRequest(
                roots,
                commonBase(roots),
                false,
                Configuration.DEFAULT,
                Confidence.LIKELY,
                Runtime.getRuntime().availableProcessors());
    }

    /** The scan root of some paths: the folder itself for one folder, else the deepest folder that holds them all. */
    public static Path commonBase(List<Path> roots) {
        Path common = folderOf(roots.get(0));
        for (Path root : roots) {
            Path folder = folderOf(root);
            while (!folder.startsWith(common)) {
                Path parent = common.getParent();
                if (parent == null) {
                    return common;
                }
                common = parent;
            }
        }
        return common;
    }

    private static Path folderOf(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        return java.nio.file.Files.isDirectory(absolute) || parent == null ? absolute : parent;
    }
}
