package io.github.cascadelint.source;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.mapping.EntityUse;
import java.util.List;

/**
 * What one file says: plain immutable data that depends on nothing but the file.
 *
 * @param file path relative to the scan root
 * @param packageName the package, or the empty string
 * @param imports import declarations in order
 * @param types the types in it, nested ones included; empty when the file was not parsed
 * @param overlays what it says about types declared elsewhere, where it is a mapping file
 * @param units what it says about persistence units, or about all classes that it maps
 * @param usages places that tell about the life of entities
 * @param suppressions suppression comments
 * @param problems what could not be used
 * @param parsed whether it was parsed; the package and the top-level type are known in any case
 */
public record FileFragment(
        String file,
        String packageName,
        List<Import> imports,
        List<TypeFragment> types,
        List<TypeOverlay> overlays,
        List<UnitFragment> units,
        List<Usage> usages,
        List<SuppressionComment> suppressions,
        List<Problem> problems,
        boolean parsed) {

    /** The simple name of the type that stands for a package and carries its annotations. */
    public static final String PACKAGE_INFO = "package_info";

    /**
     * An import declaration.
     *
     * @param name without {@code .*}
     * @param isStatic whether it imports members
     * @param onDemand whether it ends in {@code .*}
     */
    public record Import(String name, boolean isStatic, boolean onDemand) {}

    public FileFragment {
        imports = List.copyOf(imports);
        types = List.copyOf(types);
        overlays = List.copyOf(overlays);
        units = List.copyOf(units);
        usages = List.copyOf(usages);
        suppressions = List.copyOf(suppressions);
        problems = List.copyOf(problems);
    }

    /** A file that declares types, and says nothing of types declared elsewhere. */
    public FileFragment(
            String file,
            String packageName,
            List<Import> imports,
            List<TypeFragment> types,
            List<Usage> usages,
            List<SuppressionComment> suppressions,
            List<Problem> problems,
            boolean parsed) {
        this(file, packageName, imports, types, List.of(), List.of(), usages, suppressions, problems, parsed);
    }

    /** A mapping file. */
    public static FileFragment mapping(
            String file,
            List<TypeOverlay> overlays,
            List<UnitFragment> units,
            List<SuppressionComment> suppressions,
            List<Problem> problems) {
        return new FileFragment(
                file, "", List.of(), List.of(), overlays, units, List.of(), suppressions, problems, true);
    }

    /** A file of which only the header, the uses and the suppressions of what these do were read. */
    public static FileFragment unparsed(
            String file,
            String packageName,
            List<Import> imports,
            List<Usage> usages,
            List<SuppressionComment> suppressions) {
        return new FileFragment(file, packageName, imports, List.of(), usages, suppressions, List.of(), false);
    }

    /** A script or change log of which only the rows that it inserts were read, and the keys that delete rows. */
    public static FileFragment seeds(String file, List<Usage> seeds) {
        return unparsed(file, "", List.of(), seeds, List.of());
    }

    /** Whether all that is known of it is what it does to tables: it is no source, and no mapping. */
    public boolean isSeeds() {
        return !parsed
                && !usages.isEmpty()
                && usages.stream().allMatch(usage -> usage.use().kind() == EntityUse.Kind.SEEDED);
    }

    /** The type that the file's name promises. */
    public String promisedType() {
        return packageName.isEmpty() ? stem(file) : packageName + "." + stem(file);
    }

    /** The name of a file without its folders and its extension; of a class file, with {@code .} before nested types. */
    public static String stem(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        if (BinaryName.isClassFile(name)) {
            return BinaryName.toSource(name.substring(0, name.length() - BinaryName.CLASS.length()));
        }
        return name.endsWith(".java") ? name.substring(0, name.length() - ".java".length()) : name;
    }

    /** Whether it is a class file; where a source declares the same type, that counts. */
    public boolean isClassFile() {
        return BinaryName.isClassFile(file);
    }
}
