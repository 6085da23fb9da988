package io.github.cascadelint.schema.flyway;

import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.discovery.DatabaseCode;
import io.github.cascadelint.schema.discovery.DialectDetector;
import io.github.cascadelint.schema.discovery.SchemaFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The migrations for one database.
 *
 * @param path the folder they lie in
 * @param settings how they are named
 * @param migrations all of them, in any order
 */
record MigrationFolder(String path, FlywaySettings settings, List<Migration> migrations) {

    private static final String CONVENTION = "db/migration";

    /** A name that nothing but Flyway asks for. */
    private static final Pattern NAME = Pattern.compile("V\\d+(?:[._]\\d+)*__.*\\.sql");

    private static final Pattern FLYWAY = Pattern.compile("org\\.flywaydb\\.|\\b(?:Base)?JavaMigration\\b");

    private static final Pattern DEFAULT = Pattern.compile("\\$\\{[^:{}]+:([^{}]*)}");

    private static final Pattern RESOURCES = Pattern.compile("^(.*?)(?:^|/)src/[^/]+/(?:resources|java|kotlin)(?:/|$)");

    /** A source root of a module, and what is below it. */
    private static final Pattern SOURCE = Pattern.compile("(?:.*/)?src/([^/]+)/(?:resources|java|kotlin|groovy)/(.*)");

    /** What Spring makes by itself it hands to Flyway, wherever it lies. */
    private static final Pattern BEAN = Pattern.compile("@(?:Component|Service|Repository|Named|Singleton)\\b");

    MigrationFolder {
        migrations = List.copyOf(migrations);
    }

    static List<MigrationFolder> find(SchemaFiles files) {
        Map<String, FlywaySettings> settings = FlywaySettings.all(files);
        List<MigrationFolder> folders = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String root : roots(files, settings)) {
            FlywaySettings named = FlywayReader.settingsFor(root + "/x", settings);
            List<Migration> migrations = files.paths().stream()
                    .filter(path -> path.startsWith(prefix(root)) && !taken.contains(path))
                    .flatMap(path -> named.migration(path).stream())
                    .toList();
            migrations.forEach(migration -> taken.add(migration.path()));
            if (!migrations.isEmpty()) {
                folders.addAll(byVendor(root, named, migrations));
            }
        }
        return addCode(files, folders);
    }

    /** The migration with the highest version. */
    Optional<Migration> newest() {
        return migrations.stream()
                .filter(migration -> migration.kind() != Migration.Kind.REPEATABLE)
                .max(Migration.ORDER);
    }

    private static String prefix(String root) {
        return root.isEmpty() ? "" : root + "/";
    }

    // ---- where they lie ----

    /** The folders that are configured, those of the convention, and those that hold scripts named the way Flyway wants. */
    private static Set<String> roots(SchemaFiles files, Map<String, FlywaySettings> settings) {
        Set<String> folders =
                new TreeSet<>(Comparator.comparingInt(String::length).thenComparing(s -> s));
        if (!files.given().isEmpty()) {
            files.given().stream().filter(path -> !path.endsWith(".sql")).forEach(folders::add);
            return folders;
        }
        Set<String> all = foldersOf(files.paths());
        settings.values().forEach(s -> s.locations().forEach(location -> folders.addAll(located(location, s, all))));
        all.stream()
                .filter(folder -> folder.equals(CONVENTION) || folder.endsWith("/" + CONVENTION))
                .forEach(folders::add);
        Map<String, List<String>> named = new TreeMap<>();
        for (String path : files.paths()) {
            boolean known = folders.stream().anyMatch(folder -> path.startsWith(prefix(folder)));
            if (!known
                    && NAME.matcher(path.substring(path.lastIndexOf('/') + 1)).matches()) {
                named.computeIfAbsent(folderOf(path), f -> new ArrayList<>()).add(path);
            }
        }
        named.forEach((folder, paths) -> folders.add(isVendor(folder) ? folderOf(folder) : folder));
        return folders;
    }

    private static boolean isVendor(String folder) {
        return DialectDetector.vendor(folder.substring(folder.lastIndexOf('/') + 1))
                .isPresent();
    }

    private static Set<String> foldersOf(Set<String> paths) {
        Set<String> folders = new LinkedHashSet<>();
        for (String path : paths) {
            for (String folder = folderOf(path); !folder.isEmpty() && folders.add(folder); ) {
                folder = folderOf(folder);
            }
        }
        return folders;
    }

    private static String folderOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** The folders that a configured location means, above a wildcard; a placeholder without default tells nothing. */
    private static List<String> located(String location, FlywaySettings settings, Set<String> folders) {
        String path = cleaned(location);
        if (path.isEmpty() || path.contains("${") || path.contains("@")) {
            return List.of();
        }
        if (location.startsWith("filesystem:")) {
            String below = prefix(settings.module()) + path;
            return folders.contains(below) ? List.of(below) : List.of();
        }
        List<String> own = folders.stream()
                .filter(folder -> folder.startsWith(prefix(settings.module()) + "src/") && folder.endsWith("/" + path))
                .toList();
        return own.isEmpty()
                ? folders.stream()
                        .filter(folder -> folder.endsWith("/" + path) && !folder.contains("/test/"))
                        .toList()
                : own;
    }

    /** A location without what is before it, and above what it leaves open. */
    private static String cleaned(String location) {
        return DEFAULT.matcher(location)
                .replaceAll("$1")
                .replaceFirst("^(?:classpath|filesystem):/*", "")
                .replaceFirst("^\\./", "")
                .replaceFirst("/?\\{vendor}.*$", "")
                .replaceFirst("(?:^|/)[^/]*[*?].*$", "")
                .replaceFirst("/+$", "");
    }

    // ---- for which database ----

    /** One folder per database where folders or files are named for databases. */
    private static List<MigrationFolder> byVendor(String root, FlywaySettings settings, List<Migration> migrations) {
        Map<String, List<Migration>> vendors = new TreeMap<>();
        List<Migration> common = new ArrayList<>();
        for (Migration migration : migrations) {
            Optional<String> vendor = vendorOf(root, migration.path());
            if (vendor.isPresent()) {
                vendors.computeIfAbsent(vendor.get(), v -> new ArrayList<>()).add(migration);
            } else {
                common.add(migration);
            }
        }
        if (vendors.isEmpty()) {
            return bySchema(root, settings, common);
        }
        List<MigrationFolder> folders = new ArrayList<>();
        vendors.forEach((vendor, own) -> {
            own.addAll(common);
            folders.add(new MigrationFolder(prefix(root) + vendor, settings, own));
        });
        return folders;
    }

    /** The path below the root up to a folder that is named for a database. */
    private static Optional<String> vendorOf(String root, String path) {
        String below = path.substring(prefix(root).length());
        String[] segments = below.split("/", -1);
        StringBuilder vendor = new StringBuilder();
        for (int i = 0; i < segments.length - 1; i++) {
            vendor.append(i == 0 ? "" : "/").append(segments[i]);
            Optional<Dialect> dialect = Dialect.of(segments[i].toLowerCase(Locale.ROOT));
            if (dialect.filter(d -> d != Dialect.UNKNOWN).isPresent()) {
                return Optional.of(vendor.toString());
            }
        }
        return Optional.empty();
    }

    /** Folders with the same versions are for several schemas. */
    private static List<MigrationFolder> bySchema(String root, FlywaySettings settings, List<Migration> migrations) {
        Set<List<?>> versions = new HashSet<>();
        boolean repeated = migrations.stream()
                .filter(migration -> migration.kind() == Migration.Kind.VERSIONED)
                .anyMatch(migration -> !versions.add(migration.version()));
        Map<String, List<Migration>> children = new LinkedHashMap<>();
        for (Migration migration : migrations) {
            String below = migration.path().substring(prefix(root).length());
            int slash = below.indexOf('/');
            children.computeIfAbsent(slash < 0 ? "" : below.substring(0, slash), c -> new ArrayList<>())
                    .add(migration);
        }
        if (!repeated || children.size() < 2) {
            return List.of(new MigrationFolder(root, settings, migrations));
        }
        List<MigrationFolder> folders = new ArrayList<>();
        children.forEach((child, own) ->
                folders.add(new MigrationFolder(child.isEmpty() ? root : prefix(root) + child, settings, own)));
        return folders;
    }

    // ---- migrations in code ----

    /** Classes belong to all folders of their module, if Flyway finds them there. */
    private static List<MigrationFolder> addCode(SchemaFiles files, List<MigrationFolder> folders) {
        Map<String, List<Migration>> code = code(files);
        return folders.stream()
                .map(folder -> folder.with(code.getOrDefault(moduleOf(folder.path()), List.of()).stream()
                        .filter(migration -> folder.finds(migration.path(), files))
                        .toList()))
                .toList();
    }

    /**
     * Whether Flyway finds a class: in a package that is configured, or of the name of the folder, or by Spring. Where nothing is
     * configured, code may name any package of the main class path.
     */
    private boolean finds(String path, SchemaFiles files) {
        Matcher source = SOURCE.matcher(path);
        if (!source.matches()) {
            return true;
        }
        String inRoot = source.group(2);
        List<String> known = new ArrayList<>();
        settings.locations().forEach(location -> known.add(cleaned(location)));
        Matcher resource = SOURCE.matcher(this.path + "/");
        known.add(resource.matches() ? resource.group(2).replaceFirst("/$", "") : CONVENTION);
        if (known.stream().anyMatch(location -> !location.isEmpty() && inRoot.startsWith(location + "/"))) {
            return true;
        }
        boolean isMain = source.group(1).equals("main");
        boolean isOpen = settings.locations().stream().allMatch(MigrationFolder::isOpen);
        return isMain
                && (isOpen
                        || files.text(path)
                                .filter(text -> BEAN.matcher(text).find())
                                .isPresent());
    }

    private static boolean isOpen(String location) {
        String path = cleaned(location);
        return path.isEmpty() || path.contains("$") || path.contains("@");
    }

    /** The migrations of modules that have no others, in the order in which they run; as Flyway's classes tell themselves. */
    static List<List<Migration>> codeAlone(SchemaFiles files) {
        Map<String, List<Migration>> code = code(files);
        if (code.isEmpty()) {
            return List.of();
        }
        find(files).forEach(folder -> code.remove(moduleOf(folder.path())));
        return code.values().stream()
                .map(migrations -> Migration.inOrder(migrations).stream()
                        .filter(migration -> files.beginning(migration.path())
                                .filter(text -> FLYWAY.matcher(text).find())
                                .isPresent())
                        .toList())
                .filter(migrations -> !migrations.isEmpty())
                .toList();
    }

    /** The classes that are migrations by their names, by module. */
    private static Map<String, List<Migration>> code(SchemaFiles files) {
        Map<String, List<Migration>> code = new TreeMap<>();
        for (String path : files.paths()) {
            if (DatabaseCode.isCode(path) && !path.contains("/test/")) {
                FlywaySettings.defaults("")
                        .codeMigration(path)
                        .ifPresent(migration -> code.computeIfAbsent(moduleOf(path), m -> new ArrayList<>())
                                .add(migration));
            }
        }
        return code;
    }

    private MigrationFolder with(List<Migration> more) {
        List<Migration> all = new ArrayList<>(migrations);
        all.addAll(more);
        return new MigrationFolder(path, settings, all);
    }

    private static String moduleOf(String path) {
        Matcher matcher = RESOURCES.matcher(path);
        return matcher.find() ? matcher.group(1) : folderOf(path);
    }
}
