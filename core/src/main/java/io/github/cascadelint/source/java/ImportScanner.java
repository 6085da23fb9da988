package io.github.cascadelint.source.java;

import io.github.cascadelint.source.FileFragment.Import;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the package and the imports by text, so that they are known of files that are not parsed, too. */
final class ImportScanner {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*(?:/\\*.*?\\*/\\s*)?package\\s+([\\w.]+)\\s*;");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)(?:^|(?<=;))\\s*import\\s+(static\\s+)?([\\w.]+?)\\s*(\\.\\s*\\*)?\\s*;");

    private ImportScanner() {}

    static String packageName(String text) {
        Matcher matcher = PACKAGE.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    static List<Import> imports(String text) {
        List<Import> imports = new ArrayList<>();
        int last = text.lastIndexOf("\nimport ");
        if (last < 0 && !text.startsWith("import ") && !text.contains("import ")) {
            return imports;
        }
        Matcher matcher = IMPORT.matcher(text);
        int brace = text.indexOf('{', Math.max(0, last));
        matcher.region(0, brace < 0 ? text.length() : brace);
        while (matcher.find()) {
            imports.add(new Import(matcher.group(2), matcher.group(1) != null, matcher.group(3) != null));
        }
        return imports;
    }
}
