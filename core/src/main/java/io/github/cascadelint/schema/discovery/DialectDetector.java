package io.github.cascadelint.schema.discovery;

import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.source.settings.ApplicationSetting;
import io.github.cascadelint.source.settings.ProjectFiles.BuildText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out whose SQL a source is written in. */
public final class DialectDetector {

    private static final Pattern URL = Pattern.compile("jdbc:(?:tc:|p6spy:|log4jdbc:|aws-wrapper:)?(\\w+):");

    /** Of settings whose value is a word for the database. */
    private static final Pattern KIND =
            Pattern.compile("(?:.*\\.)?(?:dbkind|jpa\\.database|sql\\.init\\.platform|datasource\\.platform)");

    private static final Pattern DRIVER_OR_DIALECT =
            Pattern.compile(".*(?:driver(?:class(?:name)?)?|dialect(?:.*)?|databaseplatform)");

    private static final Map<Pattern, Dialect> WORDS = words();

    private static final Map<String, Dialect> LIBRARIES = libraries();

    private static final Map<Dialect, Pattern> SPELLING = spelling();

    private final SchemaFiles files;

    /**
     * A dialect and what tells it.
     *
     * @param dialect the dialect
     * @param reason one phrase
     */
    public record Choice(Dialect dialect, String reason) {}

    public DialectDetector(SchemaFiles files) {
        this.files = files;
    }

    private static Map<Pattern, Dialect> words() {
        Map<Pattern, Dialect> words = new LinkedHashMap<>();
        words.put(Pattern.compile("mariadb"), Dialect.MARIADB);
        words.put(Pattern.compile("mysql"), Dialect.MYSQL);
        words.put(Pattern.compile("postgres|edb"), Dialect.POSTGRESQL);
        words.put(Pattern.compile("hsql"), Dialect.HSQLDB);
        words.put(Pattern.compile("\\bh2\\b|h2dialect"), Dialect.H2);
        words.put(Pattern.compile("oracle"), Dialect.ORACLE);
        words.put(Pattern.compile("sqlserver|jtds|mssql"), Dialect.SQL_SERVER);
        words.put(Pattern.compile("sqlite"), Dialect.SQLITE);
        words.put(Pattern.compile("\\bdb2"), Dialect.DB2);
        return words;
    }

    private static Map<String, Dialect> libraries() {
        Map<String, Dialect> libraries = new LinkedHashMap<>();
        libraries.put("org.postgresql", Dialect.POSTGRESQL);
        libraries.put("mariadb-java-client", Dialect.MARIADB);
        libraries.put("mysql-connector", Dialect.MYSQL);
        libraries.put("ojdbc", Dialect.ORACLE);
        libraries.put("mssql-jdbc", Dialect.SQL_SERVER);
        libraries.put("sqlite-jdbc", Dialect.SQLITE);
        libraries.put("com.ibm.db2", Dialect.DB2);
        libraries.put("com.h2database", Dialect.H2);
        libraries.put("hsqldb", Dialect.HSQLDB);
        return libraries;
    }

    private static Map<Dialect, Pattern> spelling() {
        Map<Dialect, Pattern> spelling = new LinkedHashMap<>();
        spelling.put(
                Dialect.MYSQL,
                Pattern.compile(
                        "`\\w+`|\\bENGINE\\s*=|\\bAUTO_INCREMENT\\b|\\bMODIFY\\s+COLUMN\\b|/\\*!\\d",
                        Pattern.CASE_INSENSITIVE));
        spelling.put(
                Dialect.POSTGRESQL,
                Pattern.compile(
                        "\\b(?:big)?serial\\b|::\\w|\\$\\w*\\$|\\bTABLE\\s+ONLY\\b|\\btimestamptz\\b|\\bjsonb\\b|\\bOWNER\\s+TO\\b"
                                + "|\\bUSING\\s+(?:btree|gin|gist)\\b|\\bnextval\\('|\\bCREATE\\s+EXTENSION\\b|\\buuid_generate"
                                + "|\\bbytea\\b|\\bcharacter\\s+varying\\b",
                        Pattern.CASE_INSENSITIVE));
        spelling.put(
                Dialect.ORACLE,
                Pattern.compile("\\bVARCHAR2\\b|\\bNUMBER\\s*\\(|\\bCLOB\\b|\\.nextval\\b", Pattern.CASE_INSENSITIVE));
        spelling.put(
                Dialect.SQL_SERVER,
                Pattern.compile(
                        "\\bNVARCHAR\\b|\\[dbo]|\\bIDENTITY\\s*\\(|^\\s*GO\\s*$|\\bCLUSTERED\\b|\\bdatetime2\\b",
                        Pattern.CASE_INSENSITIVE | Pattern.MULTILINE));
        return spelling;
    }

    /**
     * Decides.
     *
     * @param location the folder or file that the source lies in
     * @param scripts some of its SQL
     */
    public Choice choose(String location, Collection<String> scripts) {
        return files.dialect()
                .map(dialect -> new Choice(dialect, "as configured"))
                .or(() -> ofPath(location))
                .or(() -> ofSettings(location))
                .or(() -> ofSpelling(scripts))
                .or(() -> ofBuild(location, false))
                .or(() -> ofEmbedded(location))
                .orElse(new Choice(Dialect.UNKNOWN, "nothing tells"));
    }

    /** All servers that settings and builds around a place name, those of settings first: an application may run on several. */
    public List<Choice> servers(String location) {
        Map<Dialect, Choice> servers = new LinkedHashMap<>();
        nearest(signs(), location)
                .forEach(sign -> servers.putIfAbsent(sign.dialect(), new Choice(sign.dialect(), sign.reason())));
        for (BuildText build : files.builds()) {
            LIBRARIES.forEach((library, dialect) -> {
                if (isBelow(location, build.module()) && build.text().contains(library)) {
                    servers.putIfAbsent(dialect, new Choice(dialect, library + " in " + build.file()));
                }
            });
        }
        return servers.values().stream()
                .filter(choice -> !isEmbedded(choice.dialect()))
                .toList();
    }

    /** The dialect that the name of a folder or file stands for, if any. */
    public static Optional<Dialect> vendor(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replaceAll("\\.\\w+$", "");
        return Dialect.of(lower)
                .filter(dialect -> dialect != Dialect.UNKNOWN)
                .or(() -> Arrays.stream(lower.split("[-_.]"))
                        .flatMap(word -> Dialect.of(word).stream())
                        .filter(dialect -> dialect != Dialect.UNKNOWN)
                        .findFirst());
    }

    private static Optional<Choice> ofPath(String location) {
        List<String> segments = Arrays.asList(location.split("/"));
        for (int i = segments.size() - 1; i >= 0; i--) {
            String segment = segments.get(i);
            Optional<Dialect> dialect = vendor(segment);
            if (dialect.isPresent()) {
                return Optional.of(new Choice(dialect.get(), "the name " + segment));
            }
            if (segment.equals("resources") || segment.equals("src")) {
                break; // what is above names the application
            }
        }
        return Optional.empty();
    }

    private record Sign(Dialect dialect, String reason, String module, String profile) {}

    /** A server's database that settings name for all profiles, else the one that some profiles name. */
    private Optional<Choice> ofSettings(String location) {
        List<Sign> signs = nearest(signs(), location).stream()
                .filter(sign -> !isEmbedded(sign.dialect()))
                .toList();
        List<Sign> general =
                signs.stream().filter(sign -> sign.profile().isEmpty()).toList();
        return only(general).or(() -> general.isEmpty() ? only(signs) : Optional.empty());
    }

    private static Optional<Choice> only(List<Sign> signs) {
        boolean same = signs.stream().map(Sign::dialect).distinct().count() == 1;
        return same
                ? Optional.of(new Choice(signs.get(0).dialect(), signs.get(0).reason()))
                : Optional.empty();
    }

    private List<Sign> signs() {
        List<Sign> signs = new ArrayList<>();
        for (ApplicationSetting setting : files.settings()) {
            String value = setting.value().toLowerCase(Locale.ROOT);
            Matcher url = URL.matcher(value);
            Optional<Dialect> dialect = Optional.empty();
            if (url.find()) {
                dialect = dialectOf(url.group(1));
            } else if (KIND.matcher(setting.key()).matches()) {
                dialect = Dialect.of(value);
            } else if (DRIVER_OR_DIALECT.matcher(setting.key()).matches()) {
                dialect = dialectOf(value);
            }
            dialect.ifPresent(d -> signs.add(
                    new Sign(d, setting.written() + " in " + setting.file(), setting.module(), setting.profile())));
        }
        return signs;
    }

    private static Optional<Dialect> dialectOf(String text) {
        return WORDS.entrySet().stream()
                .filter(word -> word.getKey().matcher(text).find())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** What the deepest folder around the location says in which anything is said. */
    private static List<Sign> nearest(List<Sign> signs, String location) {
        int deepest = signs.stream()
                .filter(sign -> isBelow(location, sign.module()))
                .mapToInt(sign -> sign.module().length())
                .max()
                .orElse(-1);
        return deepest < 0
                ? signs
                : signs.stream()
                        .filter(sign -> sign.module().length() == deepest && isBelow(location, sign.module()))
                        .toList();
    }

    private static boolean isBelow(String location, String module) {
        return module.isEmpty() || location.startsWith(module + "/");
    }

    private static boolean isEmbedded(Dialect dialect) {
        return dialect == Dialect.H2 || dialect == Dialect.HSQLDB || dialect == Dialect.SQLITE;
    }

    /** Who writes that way most often, where no other comes near. */
    private static Optional<Choice> ofSpelling(Collection<String> scripts) {
        Map<Dialect, Integer> counts = new LinkedHashMap<>();
        SPELLING.forEach((dialect, pattern) -> counts.put(
                dialect,
                scripts.stream().mapToInt(script -> count(pattern, script)).sum()));
        List<Map.Entry<Dialect, Integer>> order = counts.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<Dialect, Integer> count) -> -count.getValue()))
                .toList();
        boolean clear = order.get(0).getValue() > 2 * order.get(1).getValue();
        return clear ? Optional.of(new Choice(order.get(0).getKey(), "types and quotes of its SQL")) : Optional.empty();
    }

    private static int count(Pattern pattern, String script) {
        return (int) pattern.matcher(script).results().limit(100).count();
    }

    private Optional<Choice> ofBuild(String location, boolean embedded) {
        Set<Dialect> found = new LinkedHashSet<>();
        String reason = "";
        for (BuildText build : files.builds()) {
            if (!isBelow(location, build.module())) {
                continue;
            }
            for (Map.Entry<String, Dialect> library : LIBRARIES.entrySet()) {
                if (isEmbedded(library.getValue()) == embedded && build.text().contains(library.getKey())) {
                    reason = found.isEmpty() ? library.getKey() + " in " + build.file() : reason;
                    found.add(library.getValue());
                }
            }
        }
        return found.size() == 1 ? Optional.of(new Choice(found.iterator().next(), reason)) : Optional.empty();
    }

    private Optional<Choice> ofEmbedded(String location) {
        return only(nearest(signs(), location)).or(() -> ofBuild(location, true));
    }
}
