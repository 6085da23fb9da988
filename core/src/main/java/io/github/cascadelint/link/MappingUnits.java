package io.github.cascadelint.link;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.Origin;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.TypeOverlay;
import io.github.cascadelint.source.UnitFragment;
import io.github.cascadelint.source.UnitFragment.MappingDefaults;
import io.github.cascadelint.source.UnitFragment.PersistenceUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which mapping files count, and what they say about all classes of a persistence unit. */
final class MappingUnits {

    private static final Pattern IN_RESOURCES = Pattern.compile("(^|/)(src|META-INF|WEB-INF|resources)/");

    /** A source root of Maven's layout, and the folder that holds resources, too. */
    private static final Pattern SOURCE_SET = Pattern.compile("((?:.*/)?src/)[^/]+/[^/]+/");

    private final Collection<FileFragment> files;
    /** The mapping files that persistence units name, as resources of the class path. */
    private final Set<String> named = new HashSet<>();

    private final Map<String, MappingDefaults> ofFile = new HashMap<>();
    private final Map<String, List<MappingDefaults>> ofModule = new HashMap<>();

    MappingUnits(Collection<FileFragment> files) {
        this.files = files;
        for (FileFragment file : files) {
            for (UnitFragment unit : file.units()) {
                if (unit instanceof PersistenceUnit persistence) {
                    named.addAll(persistence.mappingFiles());
                } else if (unit instanceof MappingDefaults defaults) {
                    if (defaults.ofUnit()) {
                        ofModule.computeIfAbsent(module(file.file()), k -> new ArrayList<>())
                                .add(defaults);
                    } else {
                        ofFile.put(file.file(), defaults);
                    }
                }
            }
        }
    }

    /**
     * The mapping of each class. Where several files map one, as applications do that keep a mapping for each database, it is
     * that of the file which a {@code persistence.xml} or a {@code hibernate.cfg.xml} names, else of {@code META-INF/orm.xml} (section 8.2.1.6.2), else of
     * the first by path.
     *
     * @param problems takes a note for each mapping left aside that says something else
     */
    Collection<TypeOverlay> chosen(List<Problem> problems) {
        Map<String, TypeOverlay> chosen = new TreeMap<>();
        List<TypeOverlay> values = new ArrayList<>();
        counted(problems).stream()
                .sorted(Comparator.comparingInt(this::rank).thenComparing(FileFragment::file))
                .flatMap(file -> file.overlays().stream())
                .forEach(overlay -> {
                    if (isValue(overlay)) {
                        values.add(overlay);
                        return;
                    }
                    TypeOverlay used = chosen.putIfAbsent(overlay.type(), overlay);
                    if (used != null && !OverlayText.of(used).equals(OverlayText.of(overlay))) {
                        problems.add(new Problem(
                                Problem.Kind.DUPLICATE_TYPE,
                                overlay.type() + " is mapped otherwise in "
                                        + used.range().file()
                                        + ", and that mapping is used; scan one of the two, or exclude this file",
                                overlay.range().file(),
                                overlay.range().startLine()));
                    }
                });
        // Every collection of hbm.xml maps the class of its elements anew; that is no contradiction.
        values.forEach(value -> chosen.putIfAbsent(value.type(), value));
        return chosen.values();
    }

    /**
     * The mapping files that may belong to a persistence unit: those that something names, and those that lie where a module
     * has its sources and resources, from which code may add them. Where classes are mapped otherwise, one that lies elsewhere
     * is a document.
     */
    private List<FileFragment> counted(List<Problem> problems) {
        List<FileFragment> counted = new ArrayList<>();
        List<FileFragment> elsewhere = new ArrayList<>();
        for (FileFragment file : files) {
            if (!file.overlays().isEmpty()) {
                boolean isResource =
                        rank(file) == 0 || IN_RESOURCES.matcher(file.file()).find();
                (isResource ? counted : elsewhere).add(file);
            }
        }
        Set<String> folders = elsewhere.isEmpty() ? Set.of() : foldersOfModules();
        boolean mayBeAll = folders.isEmpty() || (named.isEmpty() && !hasAnnotatedEntities());
        elsewhere.stream()
                .filter(file -> mayBeAll || folders.stream().anyMatch(file.file()::startsWith))
                .forEach(counted::add);
        elsewhere.removeAll(counted);
        elsewhere.forEach(file -> problems.add(new Problem(
                Problem.Kind.STRAY_MAPPING,
                "lies outside of every module's sources and resources, nothing names it, and classes are mapped"
                        + " elsewhere, so it counts for nothing; name it in a persistence.xml or a hibernate.cfg.xml if it counts",
                file.file(),
                0)));
        return counted;
    }

    private boolean hasAnnotatedEntities() {
        return files.stream()
                .flatMap(file -> file.types().stream())
                .flatMap(type -> type.annotations().stream())
                .anyMatch(use -> NameResolver.lastSegment(use.name()).equals("Entity"));
    }

    /** Of a module that keeps its sources in {@code src/main/java}, all of {@code src}; of any other, all of it. */
    private Set<String> foldersOfModules() {
        Set<String> folders = new HashSet<>();
        for (FileFragment file : files) {
            String path = "/" + folder(file.file());
            String inRoot = "/" + file.packageName().replace('.', '/')
                    + (file.packageName().isEmpty() ? "" : "/");
            if (file.file().endsWith(".java") && path.endsWith(inRoot)) {
                String root = path.substring(1, Math.max(1, path.length() - inRoot.length() + 1));
                Matcher sourceSet = SOURCE_SET.matcher(root);
                folders.add(sourceSet.matches() ? sourceSet.group(1) : folder(root.replaceFirst("/$", "")));
            }
        }
        return folders;
    }

    private static String folder(String file) {
        return file.substring(0, file.lastIndexOf('/') + 1);
    }

    private static boolean isValue(TypeOverlay overlay) {
        return overlay.origin() == Origin.HBM_XML
                && overlay.annotations().stream()
                        .anyMatch(use -> use.name().equals(AnnotationNames.JPA + "Embeddable"));
    }

    private int rank(FileFragment file) {
        if (named.stream().anyMatch(resource -> isAt(file.file(), resource))) {
            return 0;
        }
        return isAt(file.file(), "META-INF/orm.xml") ? 1 : 2;
    }

    private static boolean isAt(String file, String resource) {
        return file.equals(resource) || file.endsWith("/" + resource);
    }

    /** Whether annotations on a class count for nothing: its own file says so, or one for all of the unit. */
    boolean isComplete(TypeOverlay overlay) {
        return overlay.complete() || unit(overlay).stream().anyMatch(MappingDefaults::complete);
    }

    /** The access type that a class has by default of its file or its unit. */
    Optional<AnnotationUse> access(TypeOverlay overlay) {
        return Optional.ofNullable(ofFile.get(overlay.range().file()))
                .flatMap(MappingDefaults::access)
                .or(() -> unit(overlay).stream()
                        .flatMap(defaults -> defaults.access().stream())
                        .findFirst());
    }

    /** Where PERSIST is added to every association of the unit that a file belongs to. */
    Optional<SourceRange> cascadePersist(String file) {
        if (ofModule.isEmpty()) {
            return Optional.empty();
        }
        return ofModule.getOrDefault(module(file), List.of()).stream()
                .flatMap(defaults -> defaults.cascadePersist().stream())
                .findFirst();
    }

    private List<MappingDefaults> unit(TypeOverlay overlay) {
        return ofModule.getOrDefault(module(overlay.range().file()), List.of());
    }

    /** The folder of the module that a file belongs to, for a persistence unit seldom reaches further. */
    private static String module(String file) {
        for (String top : List.of("src/", "META-INF/", "WEB-INF/")) {
            if (file.startsWith(top)) {
                return "";
            }
            int at = file.indexOf("/" + top);
            if (at >= 0) {
                return file.substring(0, at + 1);
            }
        }
        return folder(file);
    }
}
