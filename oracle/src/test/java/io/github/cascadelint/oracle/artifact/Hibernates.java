package io.github.cascadelint.oracle.artifact;

import io.github.cascadelint.oracle.HibernateModel;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The versions of Hibernate that the build copied, each in a class loader of its own. */
final class Hibernates {

    static final Path INPUT = Path.of(System.getProperty("oracle.input", "target/input"));

    private static final String FOLDER = "hibernate-";

    /** They stay open, because loading Hibernate takes longer than reading an artifact. */
    private static final Map<Integer, ClassLoader> LOADERS = new HashMap<>();

    private Hibernates() {}

    /** The major version whose folder it is. */
    static int version(Path folder) {
        return Integer.parseInt(folder.getFileName().toString().substring(FOLDER.length()));
    }

    /** Loads a version of Hibernate, what reads its model, and nothing else of ours but the fixture. */
    static ClassLoader loader(int version) throws IOException {
        ClassLoader loader = LOADERS.get(version);
        if (loader == null) {
            List<URL> classPath = new ArrayList<>(
                    urls(children(INPUT.resolve(FOLDER + version).resolve("lib"))));
            classPath.add(
                    HibernateModel.class.getProtectionDomain().getCodeSource().getLocation());
            loader = new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
            LOADERS.put(version, loader);
        }
        return loader;
    }

    /** What the Hibernate of a class loader understands of classes of that loader and of mapping files. */
    @SuppressWarnings("unchecked") // the method is ours
    static SortedMap<String, SortedMap<String, String>> describe(
            ClassLoader loader,
            List<Class<?>> classes,
            List<String> packages,
            List<Path> mappings,
            boolean springNaming)
            throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            return (SortedMap<String, SortedMap<String, String>>) loader.loadClass(HibernateModel.class.getName())
                    .getMethod("describe", List.class, List.class, List.class, boolean.class)
                    .invoke(null, classes, packages, mappings, springNaming);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refusal ? refusal : e;
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    static List<URL> urls(List<Path> jars) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        return urls;
    }

    /** What a folder holds, sorted; nothing where there is no folder. */
    static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
