package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.schema.discovery.SchemaFiles;
import io.github.cascadelint.source.settings.ApplicationSetting;
import io.github.cascadelint.source.settings.ProjectFiles.BuildText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the change logs with which Liquibase begins: what settings and builds name, else what no other includes. Those that lie
 * in one folder of the class path, in several modules, are for one database.
 */
final class Masters {

    private static final Pattern MAY_BE =
            Pattern.compile("(?i)change.?log|change.?set|liquibase|migrat|database|(?:^|/)db(?:/|[._-])");
    private static final Pattern SETTING = Pattern.compile("(?:.*\\.)?liquibase(?:\\..+)?\\.changelog(?:file)?");
    private static final Pattern BUILD = Pattern.compile(
            "(?i)<changeLogFile>\\s*([^<]+?)\\s*</changeLogFile>|\\bchangeLogFile\\s*[=(]?\\s*[\"']([^\"']+)[\"']");
    private static final Pattern NAME = Pattern.compile("(?i)(?<![a-z])(?:master|root)(?![a-z])");
    private static final Pattern BEFORE = Pattern.compile("(?i)(?<![a-z])pre(?![a-z])");
    private static final Pattern AFTER = Pattern.compile("(?i)(?<![a-z])post(?![a-z])");
    private static final Pattern DEFAULT = Pattern.compile("^\\$\\{[^:{}]+:([^{}]*)}$");
    private static final Pattern PLACEHOLDER = Pattern.compile("^.*}/*");

    private final SchemaFiles files;
    private final ChangeLogs logs;
    private final Resources resources;
    private final Set<String> named;
    private final NavigableMap<String, Outline> outlines = new TreeMap<>();
    private final Set<String> included = new HashSet<>();

    Masters(SchemaFiles files, ChangeLogs logs) {
        this.files = files;
        this.logs = logs;
        this.resources = logs.resources();
        this.named = Set.copyOf(named());
        List<String> candidates = files.paths().stream()
                .filter(path ->
                        ChangeLogReader.accepts(path) && (files.given().isEmpty() ? isCandidate(path) : isGiven(path)))
                .toList();
        files.parallel(candidates, logs::findMarked).stream()
                .flatMap(Optional::stream)
                .forEach(this::outline);
        List<String> next = unread();
        while (!next.isEmpty()) {
            next.forEach(path -> logs.find(path).ifPresent(this::outline));
            next = unread();
        }
    }

    /**
     * The change logs that one run begins with.
     *
     * @param files the change logs, in the order in which they run
     * @param outlines all change logs that they include, and they themselves
     * @param snapshot whether it begins with the newest of several snapshots of the schema
     */
    record Group(List<String> files, List<Outline> outlines, boolean snapshot) {
        Group {
            files = List.copyOf(files);
            outlines = List.copyOf(outlines);
        }

        /** The folder that they share, or the file that is the only one. */
        String location() {
            return files.size() == 1 ? files.get(0) : files.get(0) + " and " + (files.size() - 1) + " more";
        }

        boolean isEmpty() {
            return outlines.stream().allMatch(outline -> outline.changes().isEmpty());
        }
    }

    private boolean isCandidate(String path) {
        return !Resources.isTest(path) && (MAY_BE.matcher(path).find() || named.contains(path));
    }

    private boolean isGiven(String path) {
        return files.given().stream()
                .anyMatch(given -> given.isEmpty() || path.equals(given) || path.startsWith(given + "/"));
    }

    private void outline(ChangeLog log) {
        outlines.put(log.file(), Outline.of(log, resources));
    }

    /** What is included, whatever its name, and was not asked for yet. */
    private List<String> unread() {
        List<String> unread = new ArrayList<>();
        for (Outline outline : outlines.values()) {
            for (String include : outline.includes()) {
                if (included.add(include) && !outlines.containsKey(include)) {
                    unread.add(include);
                }
            }
        }
        return unread;
    }

    /** What is wrong with change logs that no group reads, for it may be why none does. */
    List<Problem> problems(List<Group> groups) {
        Set<String> read = new HashSet<>();
        groups.forEach(group -> group.outlines().forEach(outline -> read.add(outline.file())));
        return outlines.keySet().stream()
                .filter(file -> !read.contains(file))
                .flatMap(file -> logs.find(file).stream())
                .flatMap(log -> log.problems().stream())
                .toList();
    }

    /** All of them, one group per database. */
    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        Optional<Snapshots.Choice> choice = new Snapshots(outlines).choose();
        choice.ifPresent(chosen -> {
            groups.add(new Group(chosen.masters(), reached(chosen.masters()), true));
            taken.addAll(chosen.members());
        });
        List<String> masters = masters().stream()
                .filter(master ->
                        reached(List.of(master)).stream().map(Outline::file).noneMatch(taken::contains))
                .toList();
        Map<String, List<String>> byFolder = new LinkedHashMap<>();
        for (String master : masters) {
            // what settings name runs by itself
            String place = named.contains(master) ? master : Resources.folder(Resources.resource(master));
            byFolder.computeIfAbsent(place, k -> new ArrayList<>()).add(master);
        }
        for (List<String> together : byFolder.values()) {
            if (areOneClassPath(together)) {
                groups.add(group(together.stream()
                        .sorted(Comparator.comparing(Masters::stage).thenComparing(Resources::name))
                        .toList()));
            } else {
                together.forEach(master -> groups.add(group(List.of(master))));
            }
        }
        return groups.stream().filter(group -> !group.isEmpty()).toList();
    }

    private Group group(List<String> masters) {
        return new Group(masters, reached(masters), false);
    }

    /** Change logs of different names, in one folder of the class path, in more than one module, that make no table twice. */
    private boolean areOneClassPath(List<String> together) {
        long resourcesOf = together.stream().map(Resources::resource).distinct().count();
        long folders = together.stream().map(Resources::folder).distinct().count();
        if (together.size() < 2 || folders < 2 || resourcesOf < together.size()) {
            return false;
        }
        Set<String> tables = new HashSet<>();
        for (String master : together) {
            Set<String> own = new HashSet<>();
            reached(List.of(master)).forEach(outline -> own.addAll(outline.tables()));
            if (own.stream().anyMatch(tables::contains)) {
                return false;
            }
            tables.addAll(own);
        }
        return true;
    }

    private static int stage(String master) {
        String name = Resources.name(master);
        if (BEFORE.matcher(name).find()) {
            return 0;
        }
        return AFTER.matcher(name).find() ? 2 : 1;
    }

    private List<String> masters() {
        Set<String> masters = new LinkedHashSet<>(named);
        masters.addAll(files.given());
        masters.retainAll(outlines.keySet());
        List<Outline> roots = outlines.values().stream()
                .filter(outline -> !outline.isEmpty() && !included.contains(outline.file()))
                .toList();
        roots.stream()
                .filter(root -> NAME.matcher(Resources.name(root.file())).find()
                        || !root.includes().isEmpty())
                .map(Outline::file)
                .forEach(masters::add);
        // what nobody includes is left over where others are included, and a change log by itself where none is
        Set<String> modules = new HashSet<>();
        masters.forEach(master -> reached(List.of(master)).forEach(outline -> modules.add(module(outline.file()))));
        roots.stream()
                .map(Outline::file)
                .filter(root -> !modules.contains(module(root)))
                .forEach(masters::add);
        return masters.stream().sorted().toList();
    }

    private static String module(String path) {
        int src = ("/" + path).indexOf("/src/");
        return src < 0 ? Resources.folder(path) : path.substring(0, src);
    }

    /** What settings and builds name. */
    private List<String> named() {
        List<String> named = new ArrayList<>();
        for (ApplicationSetting setting : files.settings()) {
            if (SETTING.matcher(setting.key()).matches()) {
                find(setting.file(), setting.value()).ifPresent(named::add);
            }
        }
        for (BuildText build : files.builds()) {
            Matcher value = BUILD.matcher(build.text());
            while (value.find()) {
                String name = value.group(1) == null ? value.group(2) : value.group(1);
                find(build.file(), name).ifPresent(named::add);
            }
        }
        return named.stream().distinct().toList();
    }

    private Optional<String> find(String from, String value) {
        Matcher byDefault = DEFAULT.matcher(value.strip());
        String name = byDefault.matches() ? byDefault.group(1) : value.strip();
        return resources.find(from, PLACEHOLDER.matcher(name).replaceFirst(""), false);
    }

    /** The change logs that some include, and they themselves. */
    private List<Outline> reached(List<String> masters) {
        Set<String> reached = new LinkedHashSet<>();
        masters.forEach(master -> reach(master, reached));
        return reached.stream().filter(outlines::containsKey).map(outlines::get).toList();
    }

    private void reach(String file, Set<String> reached) {
        Outline outline = outlines.get(file);
        if (reached.add(file) && outline != null) {
            outline.includes().forEach(include -> reach(include, reached));
        }
    }
}
