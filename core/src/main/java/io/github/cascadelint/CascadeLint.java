package io.github.cascadelint;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.NearestName;
import io.github.cascadelint.base.PathGlob;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.graph.RoleOverrides;
import io.github.cascadelint.link.CallLinker;
import io.github.cascadelint.link.LinkResult;
import io.github.cascadelint.link.Linker;
import io.github.cascadelint.link.TypeIndex;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.Origin;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.mapping.TypeRef;
import io.github.cascadelint.naming.NamingChoice;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleMetadata;
import io.github.cascadelint.rule.RuleRegistry;
import io.github.cascadelint.rules.BuiltInRules;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.discovery.SchemaFiles;
import io.github.cascadelint.schema.match.SchemaMatches;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.FragmentCache;
import io.github.cascadelint.source.FrontEnd;
import io.github.cascadelint.source.SourceReader;
import io.github.cascadelint.source.cache.Build;
import io.github.cascadelint.source.cache.CacheChoice;
import io.github.cascadelint.source.cache.CacheUse;
import io.github.cascadelint.source.cache.FragmentStore;
import io.github.cascadelint.source.classfile.ClassFileReader;
import io.github.cascadelint.source.java.JavaFileReader;
import io.github.cascadelint.source.java.OtherLanguages;
import io.github.cascadelint.source.settings.NamingDetector;
import io.github.cascadelint.source.settings.ProjectFiles;
import io.github.cascadelint.source.settings.ProviderDetector;
import io.github.cascadelint.source.sql.SqlFileReader;
import io.github.cascadelint.source.xml.XmlFileReader;
import io.github.cascadelint.triage.Suppression;
import io.github.cascadelint.triage.Triage;
import io.github.cascadelint.triage.TriagedFinding;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Analyses sources. The command line and the Maven plugin call this and nothing else. */
public final class CascadeLint {

    /** As many lines are shown before and after what a finding points at. */
    private static final int LINES_AROUND = 3;

    private CascadeLint() {}

    /** The built-in rules. */
    public static RuleRegistry rules() {
        return BuiltInRules.registry();
    }

    /**
     * Reads, links and judges what lies below the request's roots.
     *
     * @throws NothingToAnalyseException if a root does not exist, or there is no file to read below any of them
     */
    public static AnalysisResult analyze(AnalysisRequest request) throws NothingToAnalyseException {
        return analyze(request, Map.of());
    }

    /**
     * The same with other contents for some files.
     *
     * @param contents by path relative to the base directory
     */
    static AnalysisResult analyze(AnalysisRequest request, Map<String, byte[]> contents)
            throws NothingToAnalyseException {
        requireRoots(request);
        Charset encoding = encoding(request);
        List<FrontEnd> frontEnds = frontEnds(encoding);
        Optional<FragmentStore> store = store(request.cache(), frontEnds);
        try (SourceReader reader = new SourceReader(
                frontEnds,
                name -> ProjectFiles.accepts(name) || SchemaFiles.accepts(name),
                request.baseDirectory(),
                request.includeTests(),
                request.configuration().exclude(),
                request.classPath(),
                encoding,
                request.jobs(),
                cache(store),
                file -> request.cache()
                        .shard()
                        .filter(shard -> !shard.holds(file))
                        .isEmpty())) {
            return analyze(request, contents, reader, store);
        }
    }

    private static Optional<FragmentStore> store(CacheChoice choice, List<FrontEnd> frontEnds) {
        if (choice.equals(CacheChoice.NONE)) {
            return Optional.empty();
        }
        List<Class<?>> code = frontEnds.stream()
                .flatMap(frontEnd -> frontEnd.madeOf().stream())
                .toList();
        return Optional.of(new FragmentStore(choice, Build.of(code)));
    }

    private static FragmentCache cache(Optional<FragmentStore> store) {
        return store.map(FragmentCache.class::cast).orElse(FragmentCache.NONE);
    }

    /**
     * Reads the schemas of the database that the request's roots hold, and nothing else.
     *
     * @throws NothingToAnalyseException if a root does not exist
     */
    public static SchemaDiscovery schemas(AnalysisRequest request) throws NothingToAnalyseException {
        requireRoots(request);
        try (SourceReader reader = new SourceReader(
                List.of(),
                name -> ProjectFiles.accepts(name) || SchemaFiles.accepts(name),
                request.baseDirectory(),
                request.includeTests(),
                request.configuration().exclude(),
                List.of(),
                StandardCharsets.UTF_8,
                request.jobs())) {
            reader.readAll(request.roots());
            return SchemaDiscovery.read(
                    request, SchemaDiscovery.project(request, reader.asides()), reader.asides(), FragmentCache.NONE);
        }
    }

    /** Whether an analysis may read a file below a root, judged by its name alone. */
    public static boolean mayRead(String fileName) {
        return ProjectFiles.accepts(fileName)
                || SchemaFiles.accepts(fileName)
                || frontEnds(StandardCharsets.UTF_8).stream().anyMatch(frontEnd -> frontEnd.accepts(fileName));
    }

    private static List<FrontEnd> frontEnds(Charset encoding) {
        return List.of(
                new JavaFileReader(encoding),
                new XmlFileReader(),
                new ClassFileReader(),
                new OtherLanguages(),
                new SqlFileReader());
    }

    /**
     * What becomes of the sources when the suggestions for some findings of an analysis are followed.
     *
     * @param before what the analysis found
     * @param findings those whose suggestions are to be followed
     * @throws NothingToAnalyseException if the sources are gone
     */
    public static FixPlan fixes(AnalysisRequest request, AnalysisResult before, List<TriagedFinding> findings)
            throws NothingToAnalyseException {
        return new FixTrial(request, before).plan(findings);
    }

    static Charset encoding(AnalysisRequest request) {
        return request.configuration().encoding().orElse(StandardCharsets.UTF_8);
    }

    private static void requireRoots(AnalysisRequest request) throws NothingToAnalyseException {
        for (Path root : request.roots()) {
            if (!Files.exists(root)) {
                throw new NothingToAnalyseException("no such file or folder: " + root);
            }
        }
    }

    private static AnalysisResult analyze(
            AnalysisRequest request, Map<String, byte[]> contents, SourceReader reader, Optional<FragmentStore> store)
            throws NothingToAnalyseException {
        Stopwatch watch = new Stopwatch();
        Collection<FileFragment> files = reader.readAll(request.roots(), contents);
        if (files.stream().allMatch(FileFragment::isSeeds) && reader.problems().isEmpty()) {
            throw new NothingToAnalyseException("no Java, mapping or class file to read below " + paths(request.roots())
                    + "; build output" + (request.includeTests() ? "" : " and test sources") + " are skipped"
                    + (request.configuration().exclude().isEmpty()
                            ? ""
                            : ", and so is what the configuration excludes"));
        }
        ProjectFiles project = SchemaDiscovery.project(request, reader.asides());
        NamingDetector names = new NamingDetector(request.configuration().naming(), project);
        ProviderDetector providers =
                new ProviderDetector(request.configuration().provider(), project, reader.jars());
        TypeIndex index = new TypeIndex(files, reader::isOnClassPath);
        Linker linker = new Linker(index, file -> names.choose(file).naming(), providers::choose);
        Set<String> parsed = new HashSet<>(); // each is asked for once, whatever comes of it
        Set<String> named = new HashSet<>();
        List<String> missing = news(linker.missing(), parsed);
        List<String> looked = reader.hasClassPath() ? news(linker.named(), named) : List.of();
        while (!missing.isEmpty() || !looked.isEmpty()) {
            reader.load(looked, false);
            reader.load(missing, true);
            files = reader.parse(filesOf(index, missing));
            index = new TypeIndex(files, reader::isOnClassPath);
            linker = new Linker(index, file -> names.choose(file).naming(), providers::choose);
            missing = news(linker.missing(), parsed);
            looked = reader.hasClassPath() ? news(linker.named(), named) : List.of();
        }
        LinkResult linked = linker.link(files);
        watch.lap("link", reader.times());
        MappingModel model = CallLinker.link(linked.model(), files, reader);
        watch.lap("calls");
        Map<String, Provider> runBy = providers(model, providers.withImports(imports(model, files)), files);
        RelationshipGraph graph = new RelationshipGraph(model, overrides(request.configuration()), runBy);
        watch.lap("graph and roles");
        SchemaDiscovery schemas = SchemaDiscovery.read(request, project, reader.asides(), cache(store));
        SchemaMatches matches = SchemaMatches.of(model, schemas.schemas());
        watch.lap("schemas");
        List<Problem> problems = new ArrayList<>(reader.problems());
        files.stream()
                .filter(file -> file.parsed() || !isRead(file, model))
                .forEach(file -> problems.addAll(file.problems()));
        linked.problems().stream()
                .filter(problem -> !reader.isContext(problem.file()))
                .forEach(problems::add);
        problems.addAll(idle(request.configuration(), files, reader, model));
        List<Coverage.Names> used = names(model, names);
        problems.addAll(project.problems());
        problems.addAll(names.problems());
        problems.addAll(schemas.problems());
        used.forEach(name -> unknownNames(name.choice()).ifPresent(problems::add));
        RuleRegistry rules = request.rules();
        List<Finding> found = runRules(rules, request.configuration(), graph, matches, problems).stream()
                .filter(finding -> !reader.isContext(finding.range().file()))
                .toList();
        List<Suppression> suppressions = files.stream()
                .filter(file -> !reader.isContext(file.file()))
                .flatMap(file -> Suppression.in(file).stream())
                .toList();
        Triage.Outcome outcome = new Triage(
                        rules,
                        request.configuration(),
                        request.minConfidence(),
                        request.baseline(),
                        LocalDate.now(ZoneId.systemDefault()))
                .triage(found, suppressions);
        problems.addAll(idleLevels(outcome.idle(), files));
        watch.lap("rules and triage");
        Editors editors = new Editors(reader::content, encoding(request));
        List<TriagedFinding> findings =
                outcome.findings().stream().map(editors::withEdits).toList();
        watch.lap("edits");
        Map<String, Map<Integer, String>> lines = reader.lines(places(findings));
        watch.lap("excerpts");
        CacheUse cache = store.map(FragmentStore::save).orElse(CacheUse.NONE);
        store.ifPresent(saved -> watch.lap("cache"));
        return new AnalysisResult(
                findings,
                problems.stream().distinct().sorted().toList(),
                coverage(files, model, runBy(graph), used, schemas.schemas(), matches, reader),
                graph,
                schemas.schemas(),
                List.copyOf(rules.all()),
                lines,
                outcome.stale(),
                new Timings(watch.laps()),
                Optional.empty(),
                cache);
    }

    private static List<String> news(Set<String> names, Set<String> known) {
        return names.stream().filter(known::add).toList();
    }

    private static List<String> filesOf(TypeIndex index, List<String> types) {
        return types.stream()
                .flatMap(name -> index.unparsed(name).stream())
                .map(FileFragment::file)
                .toList();
    }

    private static String paths(List<Path> roots) {
        return String.join(", ", roots.stream().map(Path::toString).toList());
    }

    /** How the entities' names are made, most used first; of what tells the same, the first is shown. */
    private static List<Coverage.Names> names(MappingModel model, NamingDetector detector) {
        Map<String, List<NamingChoice>> choices = model.entities().stream()
                .map(entity -> detector.choose(entity.range().file()))
                .collect(Collectors.groupingBy(
                        choice -> choice.naming().text() + choice.unknown().orElse(""),
                        TreeMap::new,
                        Collectors.toList()));
        return choices.values().stream()
                .map(same -> new Coverage.Names(same.get(0), same.size()))
                .sorted(Comparator.comparingInt((Coverage.Names names) -> -names.entities()))
                .toList();
    }

    /** Who runs each managed type; the API that a file imports tells where the version of the provider does not. */
    private static Map<String, Provider> providers(
            MappingModel model, ProviderDetector detector, Collection<FileFragment> files) {
        Map<String, Optional<Provider.Api>> apis = new HashMap<>();
        files.forEach(file -> apis.put(file.file(), api(file)));
        Map<String, Provider> providers = new HashMap<>();
        for (ManagedType type : model.types()) {
            String file = type.range().file();
            providers.put(type.name(), detector.choose(file).withApi(apis.getOrDefault(file, Optional.empty())));
        }
        return providers;
    }

    private static SortedMap<String, List<String>> imports(MappingModel model, Collection<FileFragment> files) {
        Set<String> declaring =
                model.types().stream().map(type -> type.range().file()).collect(Collectors.toSet());
        SortedMap<String, List<String>> imports = new TreeMap<>();
        files.stream()
                .filter(file -> declaring.contains(file.file()))
                .forEach(file -> imports.put(
                        file.file(),
                        file.imports().stream().map(FileFragment.Import::name).toList()));
        return imports;
    }

    private static Optional<Provider.Api> api(FileFragment file) {
        return file.imports().stream()
                .map(FileFragment.Import::name)
                .filter(name -> name.startsWith("jakarta.persistence") || name.startsWith("javax.persistence"))
                .map(name -> name.startsWith("jakarta") ? Provider.Api.JAKARTA : Provider.Api.JAVAX)
                .findFirst();
    }

    /** The providers of the entities, most used first; of what tells the same, the first is shown. */
    private static List<Coverage.RunBy> runBy(RelationshipGraph graph) {
        Map<String, List<Provider>> providers = graph.model().entities().stream()
                .map(entity -> graph.provider(entity.name()))
                .collect(Collectors.groupingBy(Provider::text, TreeMap::new, Collectors.toList()));
        return providers.values().stream()
                .map(same -> new Coverage.RunBy(shown(same), same.size()))
                .sorted(Comparator.comparingInt((Coverage.RunBy run) -> -run.entities()))
                .toList();
    }

    private static Provider shown(List<Provider> same) {
        return same.stream()
                .filter(provider -> provider.api().isPresent())
                .findFirst()
                .orElse(same.get(0));
    }

    /** Whether the class files of a source that is not read itself were, told by its package. */
    private static boolean isRead(FileFragment file, MappingModel model) {
        return model.types().stream()
                .anyMatch(type -> type.origin() == Origin.CLASS
                        && type.name().startsWith(file.packageName() + ".")
                        && type.name().indexOf('.', file.packageName().length() + 1) < 0);
    }

    /** What the configuration says and what concerns nothing: mistyped, or left over. */
    private static List<Problem> idle(
            Configuration configuration, Collection<FileFragment> files, SourceReader reader, MappingModel model) {
        List<String> entities = model.entities().stream().map(ManagedType::name).toList();
        List<String> texts = new ArrayList<>();
        overrides(configuration)
                .idle(entities)
                .forEach(entry -> texts.add("'" + entry.getValue() + "' in roles." + entry.getKey()
                        + " is no entity of this scan" + NearestName.hint(entry.getValue(), entities)));
        reader.idleExcludes()
                .forEach(glob -> texts.add("'" + glob
                        + "' in exclude keeps nothing from being read; globs are on paths below the scan root"));
        configuration.overrides().stream()
                .flatMap(override -> override.paths().stream())
                .filter(glob -> files.stream().noneMatch(file -> glob.matchesOrHolds(file.file())))
                .forEach(glob -> texts.add("'" + glob
                        + "' in overrides matches no file that was read; globs are on paths below the scan root"));
        return texts.stream().map(CascadeLint::configurationProblem).toList();
    }

    /** Levels in overrides that change nothing; where no file is meant at all, that was told already. */
    private static List<Problem> idleLevels(List<Triage.IdleLevel> idle, Collection<FileFragment> files) {
        return idle.stream()
                .filter(level ->
                        files.stream().anyMatch(file -> level.override().matches(file.file())))
                .map(level -> configurationProblem("'" + level.rule()
                        + "' in overrides has no effect: it finds nothing in "
                        + level.override().paths().stream().map(PathGlob::text).collect(Collectors.joining(", "))))
                .toList();
    }

    private static Problem configurationProblem(String text) {
        return new Problem(Problem.Kind.CONFIGURATION, text, "", 0);
    }

    private static Optional<Problem> unknownNames(NamingChoice choice) {
        return choice.unknown()
                .map(strategy -> new Problem(
                        Problem.Kind.UNRESOLVED,
                        "the naming strategy " + strategy
                                + " is not known, so names of tables and columns are read as if by "
                                + choice.naming().text() + "; say under schema.naming in cascade-lint.yml what it does",
                        choice.file(),
                        choice.line()));
    }

    private static RoleOverrides overrides(Configuration configuration) {
        Configuration.Roles roles = configuration.roles();
        return new RoleOverrides(roles.lookup(), roles.shared(), roles.root(), roles.history(), roles.owned());
    }

    /** Runs every rule, triage drops those that are off; a rule that fails is a problem, and the others go on. */
    private static List<Finding> runRules(
            RuleRegistry rules,
            Configuration configuration,
            RelationshipGraph graph,
            SchemaMatches matches,
            List<Problem> problems) {
        List<Finding> found = new ArrayList<>();
        for (RuleMetadata metadata : rules.all()) {
            RuleContext context = context(metadata, configuration, graph, matches);
            runRule(metadata, context)
                    .ifPresent(e -> problems.add(crash(metadata, e, place(metadata, configuration, graph, matches))));
            found.addAll(context.findings());
        }
        return found;
    }

    private static RuleContext context(
            RuleMetadata rule, Configuration configuration, RelationshipGraph graph, SchemaMatches matches) {
        return new RuleContext(
                graph,
                matches,
                rule,
                configuration.optionsOf(rule.id()),
                file -> configuration.speaksOf(rule.id(), file));
    }

    /** How a rule failed, where it did. */
    private static Optional<Throwable> runRule(RuleMetadata rule, RuleContext context) {
        try {
            rule.rule().check(context);
            return Optional.empty();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return Optional.of(e); // a rule of another author may have been built for another version
        }
    }

    /** The type at which a rule fails: it does so once more, while what it goes through is watched. */
    private static Optional<ManagedType> place(
            RuleMetadata rule, Configuration configuration, RelationshipGraph graph, SchemaMatches matches) {
        AtomicReference<@Nullable String> last = new AtomicReference<>();
        Optional<Throwable> again = runRule(rule, context(rule, configuration, graph.watchedBy(last::set), matches));
        return again.isPresent() ? Optional.ofNullable(last.get()).flatMap(graph.model()::type) : Optional.empty();
    }

    private static Problem crash(RuleMetadata rule, Throwable e, Optional<ManagedType> type) {
        return new Problem(
                Problem.Kind.RULE_CRASH,
                "rule " + rule.id() + " failed"
                        + type.map(at -> " at " + at.name()).orElse("") + " (" + e
                        + "); its findings are incomplete. Please report this"
                        + (rule.isCustom()
                                ? " to the author of " + rule.rule().getClass().getName()
                                : ""),
                type.map(at -> at.range().file()).orElse(""),
                type.map(at -> at.range().startLine()).orElse(0));
    }

    /** What is known from the class path alone was looked up, not analysed, and does not count. */
    private static Coverage coverage(
            Collection<FileFragment> all,
            MappingModel model,
            List<Coverage.RunBy> providers,
            List<Coverage.Names> names,
            List<Schema> schemas,
            SchemaMatches matches,
            SourceReader reader) {
        List<FileFragment> files = all.stream()
                .filter(file -> !reader.isContext(file.file()) && !file.isSeeds())
                .toList();
        List<ManagedType> types = model.types().stream()
                .filter(type -> !reader.isContext(type.range().file()))
                .toList();
        List<Association> associations = model.declaredAssociations().stream()
                .filter(association -> !reader.isContext(association.range().file()))
                .toList();
        return new Coverage(
                files.size(),
                (int) files.stream().filter(FileFragment::parsed).count(),
                types.size(),
                (int) types.stream().filter(ManagedType::isEntity).count(),
                associations.size(),
                (int) associations.stream()
                        .filter(a -> !(a.target() instanceof TypeRef.Resolved))
                        .count(),
                providers,
                names,
                Coverage.Schemas.of(schemas, matches));
    }

    /** The lines that reports show: those of findings, with a few around them, of their evidence and of what to change. */
    private static Map<String, Set<Integer>> places(List<TriagedFinding> findings) {
        Map<String, Set<Integer>> places = new TreeMap<>();
        for (TriagedFinding triaged : findings) {
            SourceRange range = triaged.finding().range();
            around(range, places);
            for (Evidence evidence : triaged.finding().evidence()) {
                evidence.range()
                        .ifPresent(r -> places.computeIfAbsent(r.file(), k -> new TreeSet<>())
                                .add(r.startLine()));
            }
            triaged.finding().suggestion().ifPresent(s -> s.edits().forEach(edit -> around(edit.range(), places)));
        }
        return places;
    }

    private static void around(SourceRange range, Map<String, Set<Integer>> places) {
        Set<Integer> lines = places.computeIfAbsent(range.file(), k -> new TreeSet<>());
        for (int line = range.startLine() - LINES_AROUND; line <= range.endLine() + LINES_AROUND; line++) {
            lines.add(line);
        }
    }

    /** Measures the steps of a run, one after the other. */
    private static final class Stopwatch {
        private final Map<String, Long> laps = new LinkedHashMap<>();
        private long start = System.nanoTime();

        void lap(String name) {
            long now = System.nanoTime();
            laps.put(name, now - start);
            start = now;
        }

        /** A lap of which other steps took a part. */
        void lap(String name, Map<String, Long> parts) {
            laps.putAll(parts);
            start += parts.values().stream().mapToLong(Long::longValue).sum();
            lap(name);
        }

        Map<String, Long> laps() {
            return laps;
        }
    }
}
