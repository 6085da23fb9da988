package io.github.cascadelint.source.settings;

import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.mapping.Provider.Version;
import io.github.cascadelint.source.settings.BuildFile.Use;
import io.github.cascadelint.source.settings.Builds.Needed;
import io.github.cascadelint.source.settings.Builds.Resolved;
import io.github.cascadelint.source.settings.ProjectFiles.ProjectFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds out which persistence provider runs the entities of each module, from persistence units, the build, the configuration
 * of the application and the class path. What is nearest to an entity counts: its own module, else the smallest folder around
 * it in which anything tells. Where two providers are named there, it is not known which one runs.
 */
public final class ProviderDetector {

    private static final Pattern UNIT_PROVIDER = Pattern.compile("<(?:[\\w-]+:)?provider>\\s*([\\w.$]+)\\s*<");

    /** The beginning of what classes and settings of a provider are called. */
    private static final Map<String, Product> NAMES = Map.of(
            "org.hibernate.", Product.HIBERNATE,
            "org.eclipse.persistence.", Product.ECLIPSELINK,
            "oracle.toplink.", Product.ECLIPSELINK,
            "org.apache.openjpa.", Product.OPENJPA,
            "org.datanucleus.", Product.DATANUCLEUS);

    private static final Map<String, Product> SETTINGS = Map.of(
            "hibernate", Product.HIBERNATE,
            "eclipselink", Product.ECLIPSELINK,
            "openjpa", Product.OPENJPA,
            "datanucleus", Product.DATANUCLEUS);

    private static final Pattern SETTING = Pattern.compile(
            "^(?:.*\\.)?(hibernate|eclipselink|openjpa|datanucleus)\\.[^.]+.*", Pattern.CASE_INSENSITIVE);

    private static final Pattern JAR = Pattern.compile(
            "(hibernate-core|hibernate-core-jakarta|hibernate-entitymanager|eclipselink|org\\.eclipse\\.persistence\\.jpa"
                    + "|openjpa(?:-all)?|openjpa-persistence-jdbc|datanucleus-core)-(\\d.*)\\.jar");

    /** How well a sign tells, best first. */
    private enum Strength {
        NAMED,
        NEEDED,
        NEEDED_IN_PROFILE,
        CONFIGURED,
        IMPORTED,
        MANAGED
    }

    /** What one place tells. */
    private record Sign(
            Strength strength,
            Path module,
            Product product,
            Optional<Resolved> version,
            String reason,
            String file,
            int line) {}

    /** A library of the class path. */
    private record Jar(Product product, Optional<Version> version, String name) {}

    private final Optional<Provider> configured;
    private final ProjectFiles files;
    private final List<Sign> signs = new ArrayList<>();
    private final List<Jar> jars = new ArrayList<>();
    private final Map<Path, Provider> known = new HashMap<>();
    /** What runs the types of a file by its own imports. */
    private final Map<String, Provider> ofImports = new HashMap<>();

    /**
     * @param configured what is laid down already
     * @param files what the project's own files say
     * @param classPath the names of the jars that the application is compiled with, and those it carries
     */
    public ProviderDetector(Optional<Provider> configured, ProjectFiles files, List<String> classPath) {
        this.configured = configured;
        this.files = files;
        if (configured.isPresent()) {
            return;
        }
        Builds builds = new Builds(files.all());
        files.all().forEach(this::readConfiguration);
        addAll(builds, Use.NEEDED, Strength.NEEDED);
        addAll(builds, Use.NEEDED_IN_PROFILE, Strength.NEEDED_IN_PROFILE);
        addAll(builds, Use.MANAGED, Strength.MANAGED);
        classPath.forEach(this::readJar);
    }

    private ProviderDetector(ProviderDetector other) {
        this.configured = other.configured;
        this.files = other.files;
        this.signs.addAll(other.signs);
        this.jars.addAll(other.jars);
    }

    /**
     * The same that knows, too, what the files import that declare managed types.
     *
     * @param imports by file
     */
    public ProviderDetector withImports(SortedMap<String, List<String>> imports) {
        if (configured.isPresent()) {
            return this;
        }
        ProviderDetector detector = new ProviderDetector(this);
        imports.forEach(detector::readImports);
        return detector;
    }

    /** What imports a JPA provider's own annotations is that provider's. An entity of Ebean is told by what it extends and is found with, though the build may name a JPA provider, too. */
    private void readImports(String file, List<String> names) {
        if (names.stream().anyMatch(name -> NAMES.keySet().stream().anyMatch(name::startsWith))) {
            return;
        }
        for (String name : names) {
            Optional<Product> product = OtherMappers.ofImport(name);
            if (product.isPresent()) {
                String reason = "import " + name;
                ofImports.put(file, Provider.of(product.get(), Optional.empty(), reason, file, 0));
                signs.add(new Sign(
                        Strength.IMPORTED, files.module(file), product.get(), Optional.empty(), reason, file, 0));
                return;
            }
        }
    }

    private void addAll(Builds builds, Use use, Strength strength) {
        for (Needed needed : builds.needed(use)) {
            ProjectFile file = needed.build().file();
            signs.add(new Sign(
                    strength,
                    file.module(),
                    needed.product(),
                    builds.version(needed),
                    needed.dependency().artifact(),
                    file.shown(),
                    needed.dependency().line()));
        }
    }

    private void readJar(String name) {
        Matcher jar = JAR.matcher(name);
        if (jar.matches()) {
            Product product = SETTINGS.entrySet().stream()
                    .filter(entry -> jar.group(1).startsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(Product.ECLIPSELINK);
            jars.add(new Jar(product, Builds.parsed(jar.group(2)), name));
        }
    }

    private void readConfiguration(ProjectFile file) {
        if (!SignReader.isConfiguration(file.name())) {
            return;
        }
        if (file.name().equals("persistence.xml")) {
            String text = Entries.withoutComments(file.text());
            Matcher provider = UNIT_PROVIDER.matcher(text);
            while (provider.find()) {
                int line = Entries.lineAt(text, provider.start(1));
                String name = provider.group(1);
                product(name).ifPresent(product -> add(Strength.NAMED, file, product, name, line));
            }
        }
        if (file.name().startsWith("hibernate.")) {
            add(Strength.CONFIGURED, file, Product.HIBERNATE, file.name(), 1);
            return;
        }
        for (Entries.Entry entry : Entries.of(file.name(), file.text())) {
            Matcher setting = SETTING.matcher(entry.written());
            if (setting.matches()) {
                Product product =
                        Objects.requireNonNull(SETTINGS.get(setting.group(1).toLowerCase(java.util.Locale.ROOT)));
                add(Strength.CONFIGURED, file, product, entry.written(), entry.line());
                return;
            }
        }
    }

    private static Optional<Product> product(String className) {
        return NAMES.entrySet().stream()
                .filter(entry -> className.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private void add(Strength strength, ProjectFile file, Product product, String reason, int line) {
        signs.add(new Sign(strength, file.module(), product, Optional.empty(), reason, file.shown(), line));
    }

    /** The provider that runs what a file declares. */
    public Provider choose(String file) {
        return configured
                .or(() -> Optional.ofNullable(ofImports.get(file)))
                .orElseGet(() -> choose(files.folder(file)));
    }

    private Provider choose(Path folder) {
        Provider choice = known.get(folder);
        if (choice == null) {
            choice = ofJars(decide(folder));
            known.put(folder, choice);
        }
        return choice;
    }

    private Provider decide(Path folder) {
        for (Path around = folder; around != null; around = around.getParent()) {
            Path at = around;
            List<Sign> within =
                    signs.stream().filter(sign -> sign.module().startsWith(at)).toList();
            if (!within.isEmpty()) {
                return decide(at, within);
            }
        }
        return Provider.UNKNOWN;
    }

    /** Of the strongest signs, those of the folder itself count first: what a parent names, its modules inherit. */
    private Provider decide(Path folder, List<Sign> within) {
        Strength best = within.stream().map(Sign::strength).min(Enum::compareTo).orElseThrow();
        List<Sign> strongest =
                within.stream().filter(sign -> sign.strength() == best).toList();
        List<Sign> own =
                strongest.stream().filter(sign -> sign.module().equals(folder)).toList();
        List<Sign> deciding = own.isEmpty() ? strongest : own;
        Set<Product> products = deciding.stream().map(Sign::product).collect(Collectors.toSet());
        Sign first = deciding.get(0);
        if (products.size() > 1) {
            return new Provider(
                    Product.UNKNOWN,
                    Optional.empty(),
                    Optional.empty(),
                    "several are named: "
                            + deciding.stream()
                                    .map(Sign::reason)
                                    .distinct()
                                    .sorted()
                                    .limit(3)
                                    .collect(Collectors.joining(", ")),
                    first.file(),
                    first.line());
        }
        return version(folder, deciding)
                .map(version -> Provider.of(
                        first.product(),
                        Optional.of(version.version()),
                        version.reason(),
                        version.file(),
                        version.line()))
                .orElseGet(() ->
                        Provider.of(first.product(), Optional.empty(), first.reason(), first.file(), first.line()));
    }

    /**
     * The version that the deciding signs agree on; where they tell none, the one that the folder does, then the folders
     * around it.
     */
    private Optional<Resolved> version(Path folder, List<Sign> deciding) {
        Optional<List<Resolved>> found = versions(deciding);
        Product product = deciding.get(0).product();
        for (Path around = folder; around != null && found.isEmpty(); around = around.getParent()) {
            Path at = around;
            found = versions(signs.stream()
                    .filter(sign -> sign.product() == product && sign.module().startsWith(at))
                    .toList());
        }
        return found.filter(
                        all -> all.stream().map(Resolved::version).distinct().count() == 1)
                .map(all -> all.get(0));
    }

    private static Optional<List<Resolved>> versions(List<Sign> some) {
        List<Resolved> all =
                some.stream().flatMap(sign -> sign.version().stream()).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    /** The class path holds what the build has resolved: the version that it has only one of is right. */
    private Provider ofJars(Provider built) {
        List<Jar> same = jars.stream()
                .filter(jar -> built.is(Product.UNKNOWN) || built.is(jar.product()))
                .toList();
        Set<Product> products = same.stream().map(Jar::product).collect(Collectors.toSet());
        Set<Optional<Version>> versions = same.stream().map(Jar::version).collect(Collectors.toSet());
        if (products.size() != 1 || versions.size() != 1) {
            return built;
        }
        Jar jar = same.get(0);
        return Provider.of(jar.product(), jar.version(), jar.name() + " on the class path", "", 0);
    }
}
