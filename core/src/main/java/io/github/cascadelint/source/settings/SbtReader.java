package io.github.cascadelint.source.settings;

import io.github.cascadelint.source.settings.BuildFile.Dependency;
import io.github.cascadelint.source.settings.BuildFile.Located;
import io.github.cascadelint.source.settings.BuildFile.Use;
import io.github.cascadelint.source.settings.ProjectFiles.ProjectFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the libraries that sbt's build scripts name, line by line. */
final class SbtReader {

    static final String SUFFIX = ".sbt";

    private static final Pattern COMMENT = Pattern.compile("^\\s*//.*|\\s//.*");

    private static final Pattern LIBRARY = Pattern.compile(
            "\"([\\w.-]+)\"\\s*%{1,3}\\s*\"([\\w.-]+)\"(?:\\s*%\\s*(?:\"([^\"]+)\"|[\\w.]+))?(\\s*%\\s*(?:Test|\"test\"))?");

    /** Ebean as Play brings it along: its word for the library, and the plugin of later versions. */
    private static final Pattern PLAY_EBEAN = Pattern.compile("\\b(javaEbean|PlayEbean)\\b");

    private SbtReader() {}

    static BuildFile read(ProjectFile file) {
        List<Dependency> dependencies = new ArrayList<>();
        List<String> lines = file.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int line = i + 1;
            String code = COMMENT.matcher(lines.get(i)).replaceFirst("");
            Matcher library = LIBRARY.matcher(code);
            while (library.find()) {
                if (library.group(4) == null) {
                    dependencies.add(dependency(
                            library.group(1),
                            library.group(2),
                            Optional.ofNullable(library.group(3)).map(version -> new Located(version, line)),
                            line));
                }
            }
            if (PLAY_EBEAN.matcher(code).find()) {
                dependencies.add(dependency("io.ebean", "ebean", Optional.empty(), line));
            }
        }
        return new BuildFile(file, Optional.empty(), Optional.empty(), Map.of(), dependencies);
    }

    private static Dependency dependency(String group, String artifact, Optional<Located> version, int line) {
        return new Dependency(group, artifact, version, Use.NEEDED, Set.of(), "", line);
    }
}
