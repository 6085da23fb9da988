package io.github.cascadelint.oracle.artifact;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.oracle.OurModel;
import io.github.cascadelint.rule.Confidence;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * A published artifact: its class files, which Hibernate reads, and its sources, which we read.
 *
 * @param folder what the build copied: {@code scan} and perhaps {@code lib} with jars, {@code sources}
 */
record Artifact(Path folder) {

    /** All that the build copied, by name. */
    static List<Artifact> all() throws IOException {
        List<Artifact> all = new ArrayList<>();
        for (Path hibernate : Hibernates.children(Hibernates.INPUT)) {
            Hibernates.children(hibernate.resolve("artifacts")).forEach(folder -> all.add(new Artifact(folder)));
        }
        return all;
    }

    String name() {
        return folder.getFileName().toString();
    }

    @Override
    public String toString() {
        return name();
    }

    /** The major version of the Hibernate that reads it. */
    int hibernate() {
        return Hibernates.version(hibernateFolder());
    }

    private Path hibernateFolder() {
        return folder.getParent().getParent();
    }

    SortedMap<String, SortedMap<String, String>> ours(boolean springNaming) throws Exception {
        Path sources = folder.resolve("sources");
        Configuration configuration = Configuration.DEFAULT.withNaming(springNaming ? "spring" : "jpa", "the test");
        AnalysisResult result = CascadeLint.analyze(
                new AnalysisRequest(List.of(sources), sources, false, configuration, Confidence.LIKELY, 2));
        return OurModel.describe(result.graph().model());
    }

    /** What Hibernate understands; classes that cannot be loaded are left out and noted. */
    SortedMap<String, SortedMap<String, String>> theirs(boolean springNaming, List<String> notes) throws Exception {
        List<Path> scanned = Hibernates.children(folder.resolve("scan"));
        List<Path> libraries = Hibernates.children(folder.resolve("lib"));
        ClassIndex index = ClassIndex.of(scanned, libraries);
        List<Path> jars = new ArrayList<>(scanned);
        jars.addAll(libraries);
        try (ArtifactLoader loader = new ArtifactLoader(Hibernates.urls(jars), index, Hibernates.loader(hibernate()))) {
            List<Path> mappings = MappingFiles.copy(folder.resolve("sources"), folder.resolve("mappings"));
            return Hibernates.describe(loader, load(index, loader, notes), index.packages(), mappings, springNaming);
        }
    }

    /** The mapped classes whose sources were copied, too: of some artifacts only a package is compared. */
    private List<Class<?>> load(ClassIndex index, ClassLoader loader, List<String> notes) throws IOException {
        Set<String> sources = sources();
        List<Class<?>> classes = new ArrayList<>();
        for (String name : index.mapped()) {
            if (!sources.contains(name.replaceFirst("[$].*", ""))) {
                continue;
            }
            try {
                Class<?> type = Class.forName(name, false, loader);
                // loads the types that the members name, as Hibernate will
                Objects.requireNonNull(type.getDeclaredFields());
                Objects.requireNonNull(type.getDeclaredMethods());
                classes.add(type);
            } catch (ClassNotFoundException | LinkageError e) {
                notes.add(name + " does not load: " + e);
            }
        }
        return classes;
    }

    /** The qualified names of the files of Java. */
    private Set<String> sources() throws IOException {
        Set<String> names = new HashSet<>();
        for (Path root : Hibernates.children(folder.resolve("sources"))) {
            try (Stream<Path> files = Files.walk(root)) {
                files.map(file -> root.relativize(file).toString().replace(File.separatorChar, '.'))
                        .filter(name -> name.endsWith(".java"))
                        .forEach(name -> names.add(name.substring(0, name.length() - ".java".length())));
            }
        }
        return names;
    }
}
