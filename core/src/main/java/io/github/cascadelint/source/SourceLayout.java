package io.github.cascadelint.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Tells folders that hold build output or tests from packages of the same name. */
final class SourceLayout {

    private static final Set<String> BUILD_OUTPUT = Set.of("target", "build", "out", "bin", "dist", "classes");
    private static final Set<String> TESTS = Set.of("test", "tests", "it");

    /** What stands at the top of a module. */
    private static final Set<String> MODULE = Set.of(
            "pom.xml", "build.gradle", "build.gradle.kts", "build.xml", "build.sbt", "package.json", ".project", "src");

    /** What holds one source root for each tool that generates sources. */
    private static final Set<String> GENERATED = Set.of("generated-sources", "generated-test-sources");

    private static final Set<String> SOURCE_SETS = Set.of("main", "java");
    private static final Set<String> LANGUAGES = Set.of("java", "kotlin", "groovy", "resources");
    private static final Set<String> TOP_PACKAGES = Set.of("com", "org", "net");

    private final Path start;

    /** @param start where the scan starts, absolute; it may itself be a source root, or a package */
    SourceLayout(Path start) {
        this.start = start;
    }

    /** Whether a folder below the start is where a build leaves what it makes. */
    boolean isBuildOutput(Path folder) {
        if (!BUILD_OUTPUT.contains(name(folder))) {
            return false;
        }
        boolean isPackage = isBelowSourceRoot(folder) || holdsJava(folder) || holdsJava(parent(folder));
        return isModule(parent(folder)) || !isPackage;
    }

    /**
     * Whether a folder below the start is a source set for tests ({@code src/test}, {@code src/integrationTest}), or a folder
     * of that name beside the sources. In a folder {@code src} without source sets, these are packages: {@code it.acme} is
     * Italian.
     */
    boolean isTestFolder(Path folder) {
        if (isBelowSourceRoot(folder)) {
            return false;
        }
        String name = name(folder).toLowerCase(Locale.ROOT);
        Path parent = parent(folder);
        if (name(parent).equals("src")) {
            return (TESTS.contains(name) || name.contains("test"))
                    && (holdsAny(parent, SOURCE_SETS) || holdsAny(folder, LANGUAGES) || holdsAny(folder, TOP_PACKAGES));
        }
        return TESTS.contains(name) && (isModule(parent) || (!name.equals("it") && !holdsJava(parent)));
    }

    /** Whether a folder above is a source root: {@code src/main/java}, or within the scan any {@code java} or top package. */
    private boolean isBelowSourceRoot(Path folder) {
        for (int i = 0; i < folder.getNameCount() - 1; i++) {
            String name = folder.getName(i).toString();
            boolean isSourceSet = name.equals("java")
                    && i >= 2
                    && folder.getName(i - 2).toString().equals("src");
            boolean isGenerated =
                    i >= 1 && GENERATED.contains(folder.getName(i - 1).toString());
            boolean isInScan = i >= start.getNameCount();
            if (isSourceSet || isGenerated || (isInScan && (name.equals("java") || TOP_PACKAGES.contains(name)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a folder is the top of a module. */
    static boolean isModule(Path folder) {
        return holdsAny(folder, MODULE);
    }

    private static boolean holdsAny(Path folder, Set<String> names) {
        return names.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
    }

    private static boolean holdsJava(Path folder) {
        try (DirectoryStream<Path> sources = Files.newDirectoryStream(folder, "*.java")) {
            return sources.iterator().hasNext();
        } catch (IOException | DirectoryIteratorException e) {
            return false;
        }
    }

    private static Path parent(Path folder) {
        Path parent = folder.getParent();
        return parent == null ? folder : parent;
    }

    static String name(Path folder) {
        Path name = folder.getFileName();
        return name == null ? "" : name.toString();
    }
}
