package io.github.cascadelint.link;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.source.CodeFragment;
import io.github.cascadelint.source.CodeSource;
import io.github.cascadelint.source.CodeWords;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.FileFragment.Import;
import io.github.cascadelint.source.MethodCode;
import io.github.cascadelint.source.TypeCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Chooses the code that is read: that of the managed types with associations, then that of the files that see a managed
 * type, a repository or a library that writes rows, and that hold a word by which rows or attributes are changed.
 */
final class CodeFiles {

    /** Methods of contexts, queries and templates that change rows. */
    private static final List<String> WRITES = List.of(
            "remove",
            "delete",
            "deleteAll",
            "persist",
            "merge",
            "save",
            "saveAll",
            "saveOrUpdate",
            "saveOrUpdateAll",
            "update",
            "insert",
            "bulkUpdate",
            "executeLargeUpdate",
            "executeUpdate",
            "prepareStatement",
            "batchUpdate",
            "createCriteriaDelete",
            "saveAndFlush",
            "saveAllAndFlush",
            "persistAndFlush",
            "deleteById",
            "deleteAllById",
            "deleteInBatch",
            "deleteAllInBatch",
            "deleteAllByIdInBatch");

    /** How the names of methods begin by which repositories write. */
    private static final List<String> WRITING = List.of("delete", "merge", "persist", "remove", "save");

    /** Annotations by which a method of a repository says that it writes. */
    private static final Set<String> ANNOTATIONS = Set.of("Modifying", "Delete", "Insert", "Save", "Update");

    /** Querydsl's clauses that delete. */
    private static final Set<String> CLAUSES = Set.of("JPADeleteClause", "HibernateDeleteClause");

    /** Packages whose types make a type a repository. */
    private static final List<String> REPOSITORY_PACKAGES =
            List.of("jakarta.data.repository", "org.springframework.data.repository");

    /** How the names of files end that declare repositories. */
    private static final Pattern REPOSITORY = Pattern.compile(".*(Repository|Repo|Dao|DAO|Facade|Home)(Impl|Bean)?");

    /** Libraries that write rows, by how the names of their types begin. */
    private static final List<String> LIBRARIES = List.of(
            "jakarta.persistence.",
            "javax.persistence.",
            "org.hibernate.",
            "org.springframework.orm.",
            "org.springframework.jdbc.",
            "java.sql.",
            "com.querydsl.");

    private final MappingModel model;
    private final Collection<FileFragment> files;
    private final CodeSource source;
    private final Set<String> types = new HashSet<>();
    private final Set<String> packages = new HashSet<>();
    private final Set<String> owners = new HashSet<>();
    private final Set<String> attributes = new HashSet<>();
    private final Set<String> calls = new HashSet<>(WRITES);
    private final Set<String> collections = new HashSet<>();
    private final Set<String> made = new HashSet<>();

    private CodeFiles(MappingModel model, Collection<FileFragment> files, CodeSource source) {
        this.model = model;
        this.files = files;
        this.source = source;
    }

    /** The code of a scan, by declared type. */
    static CodeIndex read(MappingModel model, Collection<FileFragment> files, CodeSource source) {
        return new CodeFiles(model, files, source).read();
    }

    private CodeIndex read() {
        for (ManagedType type : model.types()) {
            see(type.name());
            made.add(type.simpleName());
            type.associations().forEach(this::enter);
        }
        List<String> declaring = new ArrayList<>();
        List<String> repositories = new ArrayList<>();
        for (FileFragment file : files) {
            if (file.types().stream().anyMatch(type -> owners.contains(type.name()))) {
                declaring.add(file.file());
            } else if (declaresRepository(file)) {
                see(file.promisedType());
                repositories.add(file.file());
            }
        }
        Map<String, CodeFragment> code =
                new TreeMap<>(source.code(declaring, new CodeWords(calls, collections, attributes, made), true));
        code.values().stream().flatMap(file -> file.types().stream()).forEach(this::enterMembers);
        Map<String, CodeFragment> ofRepositories =
                source.code(repositories, new CodeWords(calls, collections, CLAUSES, made), true);
        ofRepositories.values().stream()
                .flatMap(file -> file.types().stream())
                .flatMap(type -> type.methods().stream())
                .filter(CodeFiles::mayWrite)
                .map(MethodCode::name)
                .forEach(calls::add);
        code.putAll(ofRepositories);
        CodeWords words = new CodeWords(calls, collections, CLAUSES, made);
        Map<String, String> interfaces = interfaces(code, words);
        interfaces.keySet().forEach(this::see);
        List<String> others = files.stream()
                .filter(file -> !code.containsKey(file.file()) && sees(file))
                .map(FileFragment::file)
                .toList();
        code.putAll(source.code(others, words, false));
        return new CodeIndex(files, interfaces, code, file -> read(file, words));
    }

    /** The interfaces that stand for entities; what is read to tell that is kept. */
    private Map<String, String> interfaces(Map<String, CodeFragment> code, CodeWords words) {
        Map<String, CodeFragment> read = new TreeMap<>();
        CodeIndex index = new CodeIndex(files, Map.of(), code, file -> {
            Optional<CodeFragment> fragment = read(file, words);
            fragment.ifPresent(known -> read.put(file, known));
            return fragment;
        });
        Map<String, String> interfaces = EntityInterfaces.of(model, index);
        code.putAll(read);
        return interfaces;
    }

    private Optional<CodeFragment> read(String file, CodeWords words) {
        return Optional.ofNullable(source.code(List.of(file), words, true).get(file));
    }

    private void enter(Association association) {
        String name = association.declaredName();
        owners.add(association.declaredBy());
        attributes.add(name);
        String suffix = name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
        calls.add("set" + suffix);
        if (association.kind().isToMany()) {
            collections.add("get" + suffix);
        }
    }

    /** Members of managed types that change associations, by whatever name; not by one that all collections have. */
    private void enterMembers(TypeCode type) {
        if (model.type(type.type().name()).isEmpty()) {
            return;
        }
        for (MethodCode method : type.methods()) {
            boolean changes = method.steps().stream()
                    .flatMap(step -> Origins.changed(step.code()).stream())
                    .anyMatch(attributes::contains);
            if (changes && !method.isConstructor() && !CodeWords.changesCollection(method.name())) {
                calls.add(method.name());
            }
        }
        boolean hasBuilder =
                type.type().annotations().stream().anyMatch(use -> use.name().endsWith("Builder"));
        if (hasBuilder) {
            model.type(type.type().name()).stream()
                    .flatMap(managed -> managed.associations().stream())
                    .forEach(association -> calls.add(association.declaredName()));
        }
    }

    private static boolean mayWrite(MethodCode method) {
        return WRITING.stream().anyMatch(method.name()::startsWith)
                || method.annotations().stream()
                        .map(use -> NameResolver.lastSegment(use.name()))
                        .anyMatch(ANNOTATIONS::contains);
    }

    private static boolean declaresRepository(FileFragment file) {
        return REPOSITORY.matcher(FileFragment.stem(file.file())).matches()
                || file.imports().stream()
                        .anyMatch(imported -> REPOSITORY_PACKAGES.stream().anyMatch(imported.name()::startsWith))
                || file.usages().stream().anyMatch(usage -> usage.use().kind() == EntityUse.Kind.REPOSITORY);
    }

    private void see(String type) {
        types.add(type);
        packages.add(type.substring(0, Math.max(0, type.lastIndexOf('.'))));
    }

    private boolean sees(FileFragment file) {
        return packages.contains(file.packageName()) || file.imports().stream().anyMatch(this::sees);
    }

    private boolean sees(Import imported) {
        String name = imported.name();
        return types.contains(name)
                || (imported.onDemand() && packages.contains(name))
                || LIBRARIES.stream().anyMatch((name + ".")::startsWith);
    }
}
