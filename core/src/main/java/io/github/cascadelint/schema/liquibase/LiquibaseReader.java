package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.Doubt;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.SchemaSource;
import io.github.cascadelint.schema.TableName;
import io.github.cascadelint.schema.discovery.DialectDetector.Choice;
import io.github.cascadelint.schema.discovery.LocalCopies;
import io.github.cascadelint.schema.discovery.SchemaFiles;
import io.github.cascadelint.schema.discovery.SchemaReader;
import io.github.cascadelint.source.settings.ApplicationSetting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the schemas that change logs of Liquibase make. */
public final class LiquibaseReader implements SchemaReader {

    private static final String SNAPSHOT =
            "a fresh install by the newest snapshots and the updates after them; older snapshots and updates are left out";

    private static final Pattern CONTEXTS = Pattern.compile("(?:.*\\.)?liquibase(?:\\..+)?\\.contexts");
    private static final Pattern WORDS = Pattern.compile("[\\w.-]+(?:\\s*,\\s*[\\w.-]+)*");
    private static final String PARAMETERS = "spring.liquibase.parameters.";

    @Override
    public List<Schema> read(SchemaFiles files) {
        ChangeLogs logs = new ChangeLogs(new Resources(files));
        Masters masters = new Masters(files, logs);
        List<Masters.Group> groups = masters.groups();
        masters.problems(groups).forEach(files::trouble);
        Databases databases = new Databases(files);
        List<Read> all = new ArrayList<>();
        for (Masters.Group group : groups) {
            for (Choice database : databases.of(group)) {
                for (Map<String, Boolean> contexts : contexts(group, logs)) {
                    all.add(schema(files, logs, group, database, contexts));
                }
            }
        }
        return all.stream().map(read -> doubted(read, all)).toList();
    }

    /**
     * What change logs make.
     *
     * @param schema the schema
     * @param guarded tables that they make where these are not there, and where they do
     */
    private record Read(Schema schema, Map<TableName, SourceRange> guarded) {}

    /** A table that is only made where it is not there may be another change log's, with what that one gives it. */
    private static Schema doubted(Read read, List<Read> all) {
        Schema schema = read.schema();
        for (Map.Entry<TableName, SourceRange> made : read.guarded().entrySet()) {
            Optional<Schema> other = all.stream()
                    .map(Read::schema)
                    .filter(each ->
                            each.source().dialect() == read.schema().source().dialect()
                                    && each.table(made.getKey().toString())
                                            .filter(table -> !table.place().equals(made.getValue()))
                                            .isPresent())
                    .findFirst();
            if (other.isPresent()) {
                schema = schema.withDoubt(
                        made.getKey(),
                        new Doubt(
                                "makes the table " + made.getKey() + " where it is not there, and "
                                        + other.get().source().location() + " makes it, too",
                                made.getValue()));
            }
        }
        return schema;
    }

    private static List<Map<String, Boolean>> contexts(Masters.Group group, ChangeLogs logs) {
        if (group.files().size() > 1) {
            return List.of(Map.of());
        }
        Map<String, Outline> outlines = new TreeMap<>();
        group.outlines().forEach(outline -> outlines.put(outline.file(), outline));
        String master = group.files().get(0);
        Function<Node, Boolean> makesTables = include -> makesTables(master, include, outlines, logs.resources());
        return logs.find(master)
                .flatMap(ChangeLog::root)
                .map(root -> Contexts.databases(root, makesTables))
                .orElse(List.of(Map.of()));
    }

    private static boolean makesTables(
            String master, Node include, Map<String, Outline> outlines, Resources resources) {
        return include.value("file")
                .flatMap(name -> resources.find(master, name, include.is("relativeToChangelogFile")))
                .filter(file -> makesTables(file, outlines, 0))
                .isPresent();
    }

    private static boolean makesTables(String file, Map<String, Outline> outlines, int depth) {
        Outline outline = outlines.get(file);
        return outline != null
                && depth < outlines.size()
                && (!outline.tables().isEmpty()
                        || outline.includes().stream().anyMatch(next -> makesTables(next, outlines, depth + 1)));
    }

    private static Read schema(
            SchemaFiles files, ChangeLogs logs, Masters.Group group, Choice database, Map<String, Boolean> contexts) {
        Function<Optional<String>, Update> begun = base -> {
            Selection selection =
                    new Selection(Databases.names(database.dialect(), group.outlines()), contexts, given(files, group));
            Update update = new Update(logs, database.dialect(), selection, parameters(files));
            base.ifPresent(update::begin);
            return update;
        };
        String location = contexts.isEmpty() ? group.location() : group.location() + " (" + given(contexts) + ")";
        SchemaSource all = new SchemaSource(
                SchemaSource.Kind.LIQUIBASE,
                location,
                database.dialect(),
                database.reason(),
                new LocalCopies(files).of("liquibase", group.location()));
        SchemaSource source = group.snapshot() ? all.withExtent(SNAPSHOT) : all;
        Update update = begun.apply(Optional.empty());
        Schema schema = update.run(group.files(), source);
        Optional<String> base = BaseScript.find(files, group.files().get(0), update.missing(), update.scripts());
        if (base.isEmpty()) {
            return new Read(schema, update.guarded());
        }
        Update after = begun.apply(base);
        return new Read(
                after.run(
                        group.files(),
                        new SchemaSource(
                                source.kind(),
                                location + ", after " + base.get(),
                                source.dialect(),
                                source.dialectReason(),
                                source.copy(),
                                source.extent())),
                after.guarded());
    }

    /** The contexts that settings give for all profiles. */
    private static Optional<Set<String>> given(SchemaFiles files, Masters.Group group) {
        return files.settings().stream()
                .filter(setting -> setting.profile().isEmpty()
                        && CONTEXTS.matcher(setting.key()).matches()
                        && WORDS.matcher(setting.value()).matches()
                        && group.files().stream().anyMatch(file -> file.startsWith(setting.module())))
                .map(setting -> Arrays.stream(
                                setting.value().toLowerCase(Locale.ROOT).split(",", -1))
                        .map(String::strip)
                        .collect(Collectors.toSet()))
                .findFirst();
    }

    private static String given(Map<String, Boolean> contexts) {
        return String.join(
                ", ",
                contexts.entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList());
    }

    /** What Spring Boot hands on to Liquibase, whatever the profile. */
    private static Map<String, String> parameters(SchemaFiles files) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (ApplicationSetting setting : files.settings()) {
            if (setting.profile().isEmpty()
                    && setting.written().toLowerCase(Locale.ROOT).startsWith(PARAMETERS)
                    && !setting.value().contains("${")) {
                parameters.putIfAbsent(setting.written().substring(PARAMETERS.length()), setting.value());
            }
        }
        return parameters;
    }
}
