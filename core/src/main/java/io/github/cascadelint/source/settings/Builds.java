package io.github.cascadelint.source.settings;

import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.mapping.Provider.Version;
import io.github.cascadelint.source.settings.BuildFile.Dependency;
import io.github.cascadelint.source.settings.BuildFile.Located;
import io.github.cascadelint.source.settings.BuildFile.Use;
import io.github.cascadelint.source.settings.Platforms.Platform;
import io.github.cascadelint.source.settings.ProjectFiles.ProjectFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The build files of a project, and what follows from them together: of which version a library is that a module names. What
 * comes from repositories, a parent or a bill of materials, is known by its name and version only.
 */
final class Builds {

    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{([^}]+)\\}|\\$([A-Za-z][\\w.]*)|^libs\\.versions\\.([\\w.]+)$");
    private static final Pattern QUALIFIERS = Pattern.compile(
            "^(?:project\\.|rootProject\\.|ext\\.|extra\\.|properties\\.)+|\\.get\\(\\)$|\\.toString\\(\\)$");
    private static final Pattern VERSION = Pattern.compile("^[\\[(]?(\\d{1,4})(?:\\.(\\d{1,4}))?.*");

    /** Properties may name properties; deeper than this is a circle. */
    private static final int MAX_DEPTH = 8;

    private static final List<String> HIBERNATE =
            List.of("hibernate-core", "hibernate-entitymanager", "hibernate-core-jakarta");

    private final Map<Path, BuildFile> files = new LinkedHashMap<>();
    private final Map<String, BuildFile> byArtifact = new LinkedHashMap<>();
    private final Map<BuildFile, List<BuildFile>> chains = new LinkedHashMap<>();

    Builds(List<ProjectFile> project) {
        for (ProjectFile file : project) {
            if (file.name().equals(GradleReader.PROPERTIES) || SignReader.isBuild(file.name())) {
                BuildFile build = read(file);
                files.put(file.path(), build);
                build.artifact().ifPresent(artifact -> byArtifact.putIfAbsent(artifact, build));
            }
        }
    }

    private static BuildFile read(ProjectFile file) {
        if (file.name().endsWith(SbtReader.SUFFIX)) {
            return SbtReader.read(file);
        }
        return file.name().endsWith(".xml") ? PomReader.read(file) : GradleReader.read(file);
    }

    /** A version that is known, and the place that says it. */
    record Resolved(Version version, String reason, String file, int line) {}

    /** A library that a module is built with. */
    record Needed(BuildFile build, Dependency dependency, Product product) {}

    /** The libraries of persistence providers that build files name for a use. */
    List<Needed> needed(Use use) {
        List<Needed> needed = new ArrayList<>();
        for (BuildFile build : files.values()) {
            for (Dependency written : build.dependencies()) {
                if (written.use() == use) {
                    Dependency dependency = looked(build, written);
                    product(dependency)
                            .filter(product -> !isExcluded(build, dependency))
                            .ifPresent(product -> needed.add(new Needed(build, dependency, product)));
                }
            }
        }
        return needed;
    }

    /** Whose library a dependency is, or which provider it brings along. */
    private static Optional<Product> product(Dependency dependency) {
        String artifact = dependency.artifact();
        switch (dependency.group()) {
            case "org.hibernate", "org.hibernate.orm" -> {
                return HIBERNATE.contains(artifact) ? Optional.of(Product.HIBERNATE) : Optional.empty();
            }
            case "org.eclipse.persistence" -> {
                boolean is = artifact.equals("eclipselink") || artifact.equals("org.eclipse.persistence.jpa");
                return is ? Optional.of(Product.ECLIPSELINK) : Optional.empty();
            }
            case "org.apache.openjpa" -> {
                return Optional.of(Product.OPENJPA);
            }
            case "org.datanucleus" -> {
                return Optional.of(Product.DATANUCLEUS);
            }
            default -> {
                return bringsHibernate(dependency)
                        ? Optional.of(Product.HIBERNATE)
                        : OtherMappers.ofLibrary(dependency.group(), artifact);
            }
        }
    }

    private static boolean bringsHibernate(Dependency dependency) {
        return dependency.artifact().equals("spring-boot-starter-data-jpa")
                || dependency.artifact().startsWith("quarkus-hibernate-orm");
    }

    /** Whether a dependency must not bring Hibernate along; to exclude it from its old group does nothing since version 6. */
    private boolean isExcluded(BuildFile build, Dependency dependency) {
        if (!bringsHibernate(dependency)) {
            return false;
        }
        boolean isNew = ofPlatform(build)
                .filter(resolved -> resolved.version().major() >= 6)
                .isPresent();
        return dependency.without().stream().anyMatch(name -> {
            String group = name.substring(0, name.indexOf(':'));
            String artifact = name.substring(name.indexOf(':') + 1);
            boolean groupMatches =
                    group.isEmpty() || group.equals("org.hibernate.orm") || (group.equals("org.hibernate") && !isNew);
            return groupMatches
                    && (artifact.isEmpty()
                            || artifact.startsWith("hibernate-core")
                            || artifact.equals("hibernate-entitymanager"));
        });
    }

    /** A dependency that a script names by an alias, as the version catalog writes it. */
    private Dependency looked(BuildFile build, Dependency dependency) {
        if (!dependency.group().isEmpty() || dependency.alias().isEmpty()) {
            return dependency;
        }
        return chain(build).stream()
                .flatMap(up -> up.dependencies().stream())
                .filter(entry -> entry.use() == Use.MANAGED && entry.alias().equals(dependency.alias()))
                .findFirst()
                .map(entry -> new Dependency(
                        entry.group(),
                        entry.artifact(),
                        entry.version(),
                        dependency.use(),
                        dependency.without(),
                        dependency.alias(),
                        dependency.line()))
                .orElse(dependency);
    }

    /** The version of a library that a module is built with, as far as the project tells. */
    Optional<Resolved> version(Needed needed) {
        Dependency dependency = needed.dependency();
        boolean isLibrary = !bringsHibernate(dependency);
        Optional<Resolved> own = dependency
                .version()
                .filter(version -> isLibrary)
                .flatMap(version -> resolved(needed.build(), chain(needed.build()), dependency.artifact(), version));
        return own.or(() -> managed(needed.build(), needed.product()))
                .or(() -> needed.product() == Product.HIBERNATE ? ofPlatform(needed.build()) : Optional.empty());
    }

    /** The version of a product that a module and what it inherits from lay down. */
    private Optional<Resolved> managed(BuildFile build, Product product) {
        return managed(chain(build), product, new LinkedHashSet<>());
    }

    private Optional<Resolved> managed(List<BuildFile> chain, Product product, Set<BuildFile> seen) {
        for (BuildFile up : chain) {
            for (Dependency dependency : up.dependencies()) {
                // An entry of a version catalog lays nothing down for those who do not name it.
                boolean lays =
                        (dependency.use() == Use.MANAGED && dependency.alias().isEmpty())
                                || dependency.use() == Use.NEEDED;
                if (lays && product(dependency).filter(product::equals).isPresent() && !bringsHibernate(dependency)) {
                    Optional<Resolved> version = dependency
                            .version()
                            .flatMap(written -> resolved(up, chain, dependency.artifact(), written));
                    if (version.isPresent()) {
                        return version;
                    }
                }
            }
        }
        for (BuildFile up : chain) {
            for (Dependency dependency : up.dependencies()) {
                BuildFile own = dependency.use() == Use.PLATFORM ? byArtifact.get(dependency.artifact()) : null;
                if (own != null && !chain.contains(own) && seen.add(own)) {
                    Optional<Resolved> version = managed(chain(own), product, seen);
                    if (version.isPresent()) {
                        return version;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The Hibernate of the platform that a module is built on. */
    private Optional<Resolved> ofPlatform(BuildFile build) {
        List<BuildFile> chain = chain(build);
        return overridden(chain)
                .or(() -> ofPlatform(chain, dependency -> dependency.use() == Use.PLATFORM))
                .or(() -> ofPlatform(chain, dependency -> true))
                .or(() -> ofBoot(chain));
    }

    /** The property by which those who inherit from Spring Boot's parent, and Gradle's builds, choose another Hibernate. */
    private Optional<Resolved> overridden(List<BuildFile> chain) {
        boolean listens = chain.stream()
                .flatMap(up -> up.dependencies().stream().map(written -> looked(up, written)))
                .anyMatch(dependency -> dependency.use() == Use.PLATFORM
                        && dependency.group().equals("org.springframework.boot")
                        && !dependency.artifact().equals("spring-boot-dependencies"));
        if (!listens) {
            return Optional.empty();
        }
        for (BuildFile up : chain) {
            Located version = up.properties().get("hibernate.version");
            if (version != null) {
                return resolved(up, chain, "hibernate.version", version);
            }
        }
        return Optional.empty();
    }

    private Optional<Resolved> ofPlatform(List<BuildFile> chain, Predicate<Dependency> which) {
        for (BuildFile up : chain) {
            for (Dependency written : up.dependencies()) {
                Dependency dependency = looked(up, written);
                Optional<Platform> platform = Platforms.of(dependency.group(), dependency.artifact());
                if (platform.isPresent() && dependency.version().isPresent() && which.test(dependency)) {
                    Optional<Resolved> version = ofPlatform(
                            up, chain, platform.get(), dependency.version().get());
                    if (version.isPresent()) {
                        return version;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Any library of Spring Boot that names its version stands for all of them. */
    private Optional<Resolved> ofBoot(List<BuildFile> chain) {
        for (BuildFile up : chain) {
            for (Dependency dependency : up.dependencies()) {
                if (dependency.group().equals("org.springframework.boot")
                        && dependency.version().isPresent()) {
                    Optional<Resolved> version = ofPlatform(
                            up,
                            chain,
                            Platform.SPRING_BOOT,
                            dependency.version().get());
                    if (version.isPresent()) {
                        return version;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Resolved> ofPlatform(
            BuildFile at, List<BuildFile> chain, Platform platform, Located written) {
        return interpolated(written.text(), chain, 0)
                .filter(text -> VERSION.matcher(text).matches())
                .flatMap(text -> Platforms.hibernate(platform, text)
                        .map(version -> new Resolved(
                                version, platform.text() + " " + text, at.file().shown(), written.line())));
    }

    private static Optional<Resolved> resolved(BuildFile at, List<BuildFile> chain, String what, Located written) {
        return interpolated(written.text(), chain, 0)
                .flatMap(text -> parsed(text)
                        .map(version -> new Resolved(
                                version, what + " " + text, at.file().shown(), written.line())));
    }

    /** The first two numbers of a version; empty where it is none. */
    static Optional<Version> parsed(String text) {
        Matcher version = VERSION.matcher(text.strip());
        if (!version.matches()) {
            return Optional.empty();
        }
        int minor = version.group(2) == null ? 0 : Integer.parseInt(version.group(2));
        return Optional.of(new Version(Integer.parseInt(version.group(1)), minor));
    }

    /** A text with the values of the properties that it names; empty where one is not known. */
    private static Optional<String> interpolated(String text, List<BuildFile> chain, int depth) {
        Matcher reference = REFERENCE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (reference.find()) {
            String name = reference.group(1) != null
                    ? reference.group(1)
                    : reference.group(2) != null ? reference.group(2) : "libs.versions." + reference.group(3);
            Optional<String> value = depth > MAX_DEPTH ? Optional.empty() : property(name, chain, depth);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            reference.appendReplacement(result, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(reference.appendTail(result).toString().strip());
    }

    private static Optional<String> property(String written, List<BuildFile> chain, int depth) {
        String name = QUALIFIERS.matcher(written.strip()).replaceAll("");
        for (BuildFile build : chain) {
            Located value =
                    build.properties().getOrDefault(written, build.properties().get(name));
            if (value != null) {
                return interpolated(value.text(), chain, depth + 1);
            }
        }
        return Optional.empty();
    }

    /** A build file, and those that it inherits from: nearest first. */
    private List<BuildFile> chain(BuildFile build) {
        List<BuildFile> known = chains.get(build);
        if (known == null) {
            known = build.file().name().endsWith(".xml") ? parents(build) : above(build);
            chains.put(build, known);
        }
        return known;
    }

    private List<BuildFile> parents(BuildFile build) {
        Set<BuildFile> chain = new LinkedHashSet<>();
        Optional<BuildFile> next = Optional.of(build);
        while (next.isPresent() && chain.add(next.get())) {
            BuildFile at = next.get();
            next = at.parent().flatMap(relative -> parent(at, relative));
        }
        return List.copyOf(chain);
    }

    /** The parent in the tree, where it is the one that is meant. */
    private Optional<BuildFile> parent(BuildFile build, String relative) {
        Path folder = build.file().path().getParent();
        if (folder == null) {
            return Optional.empty();
        }
        Path path = folder.resolve(relative).normalize();
        BuildFile found = files.getOrDefault(path, files.get(path.resolve("pom.xml")));
        return Optional.ofNullable(found)
                .filter(parent -> build.dependencies().stream()
                        .anyMatch(dependency -> dependency.use() == Use.PLATFORM
                                && parent.artifact()
                                        .filter(dependency.artifact()::equals)
                                        .isPresent()));
    }

    /** All of Gradle in the same folder and those above. */
    private List<BuildFile> above(BuildFile build) {
        Path module = build.file().module();
        List<BuildFile> chain = new ArrayList<>(List.of(build));
        for (Path folder = module; folder != null; folder = folder.getParent()) {
            for (BuildFile other : files.values()) {
                if (other.file().module().equals(folder)
                        && !other.file().name().endsWith(".xml")
                        && !chain.contains(other)) {
                    chain.add(other);
                }
            }
        }
        return chain;
    }
}
