package io.github.cascadelint.source.settings;

import io.github.cascadelint.source.settings.BuildFile.Dependency;
import io.github.cascadelint.source.settings.BuildFile.Located;
import io.github.cascadelint.source.settings.BuildFile.Use;
import io.github.cascadelint.source.settings.ProjectFiles.ProjectFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@code pom.xml} as a sequence of tags: half of a broken one is better than nothing of it. */
final class PomReader {

    private static final Pattern TAG = Pattern.compile("<(/?)([\\w.:-]+)[^<>]*?(/?)>");
    private static final String DEFAULT_PARENT = "../pom.xml";

    private final ProjectFile file;
    private final Deque<String> open = new ArrayDeque<>();
    private final Map<String, Located> properties = new LinkedHashMap<>();
    private final Map<String, Located> parent = new HashMap<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    private final Map<String, Located> dependency = new HashMap<>();
    private final Map<String, Located> exclusion = new HashMap<>();
    private final Set<String> without = new LinkedHashSet<>();
    private Optional<String> artifact = Optional.empty();

    private PomReader(ProjectFile file) {
        this.file = file;
    }

    static BuildFile read(ProjectFile file) {
        return new PomReader(file).read();
    }

    private BuildFile read() {
        String text = Entries.withoutComments(file.text());
        Matcher tag = TAG.matcher(text);
        int content = 0;
        int line = 1;
        int counted = 0;
        while (tag.find()) {
            line += Entries.lineAt(text.substring(counted, tag.start()), tag.start() - counted) - 1;
            counted = tag.start();
            if (tag.group(1).isEmpty()) {
                open.addLast(tag.group(2));
                content = tag.end();
            }
            if (!tag.group(1).isEmpty() || !tag.group(3).isEmpty()) {
                String inside =
                        tag.group(1).isEmpty() ? "" : text.substring(Math.min(content, tag.start()), tag.start());
                close(inside.contains("<") ? "" : inside.strip(), line);
            }
        }
        Optional<String> path = parent.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(parent.get("relativePath"))
                        .map(Located::text)
                        .or(() -> Optional.of(DEFAULT_PARENT))
                        .filter(relative -> !relative.isEmpty());
        return new BuildFile(file, artifact, path, properties, dependencies);
    }

    private void close(String text, int line) {
        String path = String.join("/", open);
        String name = open.isEmpty() ? "" : open.removeLast();
        String above = path.substring(0, Math.max(0, path.length() - name.length() - 1));
        if (above.equals("project/properties")) {
            properties.put(name, new Located(text, line));
        } else if (path.equals("project/artifactId")) {
            artifact = Optional.of(text);
        } else if (above.equals("project/parent")) {
            parent.put(name, new Located(text, line));
        } else if (path.equals("project/parent")) {
            add(parent, Use.PLATFORM, Set.of(), line);
        } else if (above.endsWith("/dependencies/dependency/exclusions/exclusion")) {
            exclusion.put(name, new Located(text, line));
        } else if (above.endsWith("/dependencies/dependency/exclusions")) {
            without.add((text(exclusion, "groupId") + ":" + text(exclusion, "artifactId")).replace("*", ""));
            exclusion.clear();
        } else if (above.endsWith("/dependencies/dependency")) {
            dependency.put(name, new Located(text, line));
        } else if (path.endsWith("/dependencies/dependency")) {
            use(path).ifPresent(use -> add(dependency, use, without, line));
            dependency.clear();
            without.clear();
        }
    }

    /** What the dependency is for that ends at a path; empty for tests, and for what plugins need. */
    private Optional<Use> use(String path) {
        String scope = text(dependency, "scope");
        boolean isManaged = path.contains("/dependencyManagement/");
        if (path.contains("/plugin/") || (scope.equals("test") && !isManaged)) {
            return Optional.empty();
        }
        if (isManaged) {
            return Optional.of(scope.equals("import") ? Use.PLATFORM : Use.MANAGED);
        }
        return Optional.of(path.startsWith("project/profiles/") ? Use.NEEDED_IN_PROFILE : Use.NEEDED);
    }

    private void add(Map<String, Located> parts, Use use, Set<String> exclusions, int line) {
        Located name = parts.get("artifactId");
        if (name != null) {
            dependencies.add(new Dependency(
                    text(parts, "groupId"),
                    name.text(),
                    Optional.ofNullable(parts.get("version"))
                            .filter(version -> !version.text().isEmpty()),
                    use,
                    exclusions,
                    "",
                    name.line() > 0 ? name.line() : line));
        }
    }

    private static String text(Map<String, Located> parts, String name) {
        Located part = parts.get(name);
        return part == null ? "" : part.text();
    }
}
