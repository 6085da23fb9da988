package io.github.cascadelint.source.settings;

import io.github.cascadelint.source.settings.BuildFile.Dependency;
import io.github.cascadelint.source.settings.BuildFile.Located;
import io.github.cascadelint.source.settings.BuildFile.Use;
import io.github.cascadelint.source.settings.ProjectFiles.ProjectFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Gradle's build scripts, version catalogs and properties line by line. A build script is a program; what stands in it
 * in the usual forms is read, and the rest is not known.
 */
final class GradleReader {

    static final String PROPERTIES = "gradle.properties";

    private static final String QUOTED = "[\"']([^\"'\\s]+)[\"']";
    private static final Pattern COORDINATES =
            Pattern.compile("[\"']([\\w.-]+):([\\w.-]+)(?::([^\"'@:]+))?[^\"']*[\"']");
    private static final Pattern GROUP = Pattern.compile("\\bgroup\\s*[:=]\\s*" + QUOTED);
    private static final Pattern NAME = Pattern.compile("\\b(?:name|module)\\s*[:=]\\s*" + QUOTED);
    private static final Pattern VERSION = Pattern.compile("\\bversion\\s*[:=]\\s*(?:" + QUOTED + "|([\\w.]+))");
    private static final Pattern VERSION_REF = Pattern.compile("\\bversion\\.ref\\s*=\\s*" + QUOTED);
    private static final Pattern PLUGIN =
            Pattern.compile("\\bid\\s*\\(?\\s*" + QUOTED + "\\s*\\)?\\s+version\\s*\\(?\\s*[\"']([^\"']+)[\"']");
    private static final Pattern ALIAS = Pattern.compile("\\blibs\\.([A-Za-z][\\w.]*)");
    private static final Pattern EXCLUDE = Pattern.compile("\\bexclude\\b");
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(?:^|[\\s.{])(?:set\\(|(?:ext|extra)\\[)?[\"']?([A-Za-z][\\w.-]*)[\"']?\\]?\\s*[=,]\\s*[\"']([^\"']+)[\"']");
    private static final Pattern PROPERTY = Pattern.compile("^\\s*([^#!=:\\s]+)\\s*[=:]\\s*(.*?)\\s*$");
    private static final Pattern ENTRY = Pattern.compile("^\\s*[\"']?([\\w.-]+)[\"']?\\s*=\\s*(.+)$");
    private static final Pattern SECTION = Pattern.compile("^\\s*\\[([\\w.-]+)\\]");
    private static final Pattern FIRST_QUOTED = Pattern.compile(QUOTED);

    /** Configurations of Gradle that are not the application's own. */
    private static final Pattern OTHER_USE = Pattern.compile("^\\s*\\w*(?:[tT]est|[pP]rocessor|kapt|ksp)\\w*[\\s(]");

    private static final Pattern PLATFORM = Pattern.compile("\\bmavenBom\\b|[pP]latform\\s*\\(|^\\s*classpath\\b");

    private final ProjectFile file;
    private final Map<String, Located> properties = new LinkedHashMap<>();
    private final List<Dependency> dependencies = new ArrayList<>();

    private GradleReader(ProjectFile file) {
        this.file = file;
    }

    static BuildFile read(ProjectFile file) {
        return new GradleReader(file).read();
    }

    /** How a name of a version catalog is written in a script: its words are separated by dots. */
    static String alias(String name) {
        return name.replaceAll("[-_]", ".");
    }

    private BuildFile read() {
        List<String> lines = file.text().lines().toList();
        if (file.name().equals(PROPERTIES)) {
            for (int i = 0; i < lines.size(); i++) {
                Matcher property = PROPERTY.matcher(lines.get(i));
                if (property.matches()) {
                    properties.put(property.group(1), new Located(property.group(2), i + 1));
                }
            }
        } else if (file.name().endsWith(".toml")) {
            readCatalog(lines);
        } else {
            readScript(lines);
        }
        return new BuildFile(file, Optional.empty(), Optional.empty(), properties, dependencies);
    }

    private void readCatalog(List<String> lines) {
        String section = "";
        for (int i = 0; i < lines.size(); i++) {
            Matcher header = SECTION.matcher(lines.get(i));
            Matcher entry = ENTRY.matcher(lines.get(i));
            if (header.find()) {
                section = header.group(1);
            } else if (entry.matches()) {
                catalogEntry(section, alias(entry.group(1)), entry.group(2), i + 1);
            }
        }
    }

    private void catalogEntry(String section, String name, String value, int line) {
        Matcher quoted = FIRST_QUOTED.matcher(value);
        if (!quoted.find()) {
            return;
        }
        switch (section) {
            case "versions" -> properties.put("libs.versions." + name, new Located(quoted.group(1), line));
            case "libraries" -> catalogLibrary(name, value, line);
            case "plugins" -> {
                String[] id = quoted.group(1).split(":", 2);
                Optional<Located> version =
                        id.length > 1 ? Optional.of(new Located(id[1], line)) : catalogVersion(value, line);
                dependencies.add(new Dependency(id[0], id[0], version, Use.MANAGED, Set.of(), "plugins." + name, line));
            }
            default -> {} // bundles name libraries that are there already
        }
    }

    private void catalogLibrary(String name, String value, int line) {
        Matcher whole = COORDINATES.matcher(value);
        Matcher group = GROUP.matcher(value);
        Matcher artifact = NAME.matcher(value);
        if (whole.find()) {
            Optional<Located> version = Optional.ofNullable(whole.group(3)).map(text -> new Located(text, line));
            dependencies.add(new Dependency(
                    whole.group(1),
                    whole.group(2),
                    version.or(() -> catalogVersion(value, line)),
                    Use.MANAGED,
                    Set.of(),
                    name,
                    line));
        } else if (group.find() && artifact.find()) {
            dependencies.add(new Dependency(
                    group.group(1), artifact.group(1), catalogVersion(value, line), Use.MANAGED, Set.of(), name, line));
        }
    }

    private static Optional<Located> catalogVersion(String value, int line) {
        Matcher reference = VERSION_REF.matcher(value);
        if (reference.find()) {
            return Optional.of(new Located("${libs.versions." + alias(reference.group(1)) + "}", line));
        }
        Matcher version = VERSION.matcher(value);
        return version.find() && version.group(1) != null
                ? Optional.of(new Located(version.group(1), line))
                : Optional.empty();
    }

    private void readScript(List<String> lines) {
        boolean isComment = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            isComment = isComment || line.stripLeading().startsWith("/*");
            if (!isComment && !line.stripLeading().startsWith("//")) {
                scriptLine(line, i + 1);
            }
            isComment = isComment && !line.contains("*/");
        }
    }

    private void scriptLine(String text, int line) {
        Matcher assignment = ASSIGNMENT.matcher(text);
        if (assignment.find()) {
            properties.putIfAbsent(assignment.group(1), new Located(assignment.group(2), line));
        }
        if (EXCLUDE.matcher(text).find()) {
            exclude(text);
            return;
        }
        Matcher plugin = PLUGIN.matcher(text);
        if (plugin.find()) {
            Located version = new Located(plugin.group(2), line);
            dependencies.add(new Dependency(
                    plugin.group(1), plugin.group(1), Optional.of(version), Use.PLATFORM, Set.of(), "", line));
            return;
        }
        if (OTHER_USE.matcher(text).find()) {
            return;
        }
        Use use = PLATFORM.matcher(text).find() ? Use.PLATFORM : Use.NEEDED;
        Matcher coordinates = COORDINATES.matcher(text);
        while (coordinates.find()) {
            Optional<Located> version =
                    Optional.ofNullable(coordinates.group(3)).map(found -> new Located(found, line));
            add(coordinates.group(1), coordinates.group(2), version, use, line);
        }
        Matcher group = GROUP.matcher(text);
        Matcher name = NAME.matcher(text);
        if (group.find() && name.find()) {
            add(group.group(1), name.group(1), mapVersion(text, line), use, line);
        }
        Matcher alias = ALIAS.matcher(text);
        while (alias.find()) {
            dependencies.add(new Dependency("", "", Optional.empty(), use, Set.of(), alias.group(1), line));
        }
    }

    private static Optional<Located> mapVersion(String text, int line) {
        Matcher version = VERSION.matcher(text);
        if (!version.find()) {
            return Optional.empty();
        }
        String written = version.group(1) == null ? "${" + version.group(2) + "}" : version.group(1);
        return Optional.of(new Located(written, line));
    }

    private void add(String group, String artifact, Optional<Located> version, Use use, int line) {
        dependencies.add(new Dependency(group, artifact, version, use, Set.of(), "", line));
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** What stands in the braces of the dependency before, or on its line. */
    private void exclude(String text) {
        if (dependencies.isEmpty()) {
            return;
        }
        Dependency last = dependencies.remove(dependencies.size() - 1);
        Set<String> without = new LinkedHashSet<>(last.without());
        without.add(first(GROUP, text) + ":" + first(NAME, text));
        dependencies.add(new Dependency(
                last.group(), last.artifact(), last.version(), last.use(), without, last.alias(), last.line()));
    }
}
