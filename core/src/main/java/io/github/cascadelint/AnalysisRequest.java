package io.github.cascadelint;

import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.RuleRegistry;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.source.cache.CacheChoice;
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
 * @param rules the rules that judge
 * @param cache where readings of files are kept
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
        Baseline baseline,
        RuleRegistry rules,
        CacheChoice cache) {

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
                Baseline.NONE,
                CascadeLint.rules(),
                CacheChoice.NONE);
    }

    /** The same of other files, with nothing accepted, and nothing kept: a cache holds what one set of files says. */
    public AnalysisRequest elsewhere(List<Path> otherRoots, Path otherBase, List<Path> otherSchemas) {
        return new AnalysisRequest(
                otherRoots,
                classPath,
                otherBase,
                includeTests,
                configuration,
                minConfidence,
                jobs,
                otherSchemas,
                databases,
                Baseline.NONE,
                rules,
                CacheChoice.NONE);
    }

    /** The same with findings that are as sure as that, or surer. */
    AnalysisRequest withMinConfidence(Confidence least) {
        return new AnalysisRequest(
                roots,
                classPath,
                baseDirectory,
                includeTests,
                configuration,
                least,
                jobs,
                schemas,
                databases,
                baseline,
                rules,
                cache);
    }

    /** The same with a class path. */
    public AnalysisRequest withClassPath(List<Path> paths) {
        return with(paths, schemas, databases, baseline, rules, cache);
    }

    /** The same with what makes the schema. */
    public AnalysisRequest withSchemas(List<Path> paths) {
        return with(classPath, paths, databases, baseline, rules, cache);
    }

    /** The same with schemas that were read from databases. */
    public AnalysisRequest withDatabases(List<Schema> read) {
        return with(classPath, schemas, read, baseline, rules, cache);
    }

    /** The same with what was accepted. */
    public AnalysisRequest withBaseline(Baseline accepted) {
        return with(classPath, schemas, databases, accepted, rules, cache);
    }

    /** The same judged by other rules. */
    public AnalysisRequest withRules(RuleRegistry others) {
        return with(classPath, schemas, databases, baseline, others, cache);
    }

    /** The same with readings of files kept, or found, where that choice says. */
    public AnalysisRequest withCache(CacheChoice choice) {
        return with(classPath, schemas, databases, baseline, rules, choice);
    }

    private AnalysisRequest with(
            List<Path> path,
            List<Path> scripts,
            List<Schema> live,
            Baseline accepted,
            RuleRegistry judges,
            CacheChoice choice) {
        return new AnalysisRequest(
                roots,
                path,
                baseDirectory,
                includeTests,
                configuration,
                minConfidence,
                jobs,
                scripts,
                live,
                accepted,
                judges,
                choice);
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
