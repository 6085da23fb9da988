package io.github.cascadelint.source.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.source.java.Layout.Span;
import io.github.cascadelint.source.java.Layout.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The imports of a file: those that new text needs, and those that nothing needs any more. */
final class ImportEdit {

    private final Layout layout;
    private final CompilationUnit unit;
    private final SortedSet<String> added = new TreeSet<>();
    private final SortedSet<String> addedStatic = new TreeSet<>();

    ImportEdit(Layout layout, CompilationUnit unit) {
        this.layout = layout;
        this.unit = unit;
    }

    /** The package that the file's mapping annotations come from. */
    Optional<String> persistence() {
        return unit.getImports().stream()
                .map(ImportDeclaration::getNameAsString)
                .filter(name -> name.startsWith("jakarta.persistence") || name.startsWith("javax.persistence"))
                .findFirst()
                .map(name -> name.substring(0, name.indexOf('.')) + ".persistence");
    }

    /** How a type is written here: by its simple name, imported if it is not yet, unless that name is another's. */
    String type(String name) {
        String simple = SimpleName.of(name);
        String home = qualifier(name);
        List<ImportDeclaration> same = unit.getImports().stream()
                .filter(each -> !each.isStatic()
                        && !each.isAsterisk()
                        && SimpleName.of(each.getNameAsString()).equals(simple))
                .toList();
        if (!same.isEmpty()) {
            return same.get(0).getNameAsString().equals(name) ? simple : name;
        }
        boolean declared = unit.findAll(TypeDeclaration.class).stream()
                .anyMatch(type -> type.getNameAsString().equals(simple));
        long onDemand = unit.getImports().stream()
                .filter(each -> !each.isStatic() && each.isAsterisk())
                .count();
        boolean here = unit.getImports().stream()
                .anyMatch(each -> !each.isStatic()
                        && each.isAsterisk()
                        && each.getNameAsString().equals(home));
        if (!declared && here && onDemand == 1) {
            return simple;
        }
        if (declared || (!here && isUsed(simple, List.of()))) {
            return name;
        }
        added.add(name);
        return simple;
    }

    /** How a constant is written where others of its type stand by their names alone. */
    Optional<String> constant(String type, String constant) {
        List<ImportDeclaration> others = unit.getImports().stream()
                .filter(each -> each.isStatic() && typeOf(each).endsWith("." + SimpleName.of(type)))
                .toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        String home = typeOf(others.get(0));
        boolean known = others.stream()
                .anyMatch(each -> each.isAsterisk()
                        || SimpleName.of(each.getNameAsString()).equals(constant));
        if (!known && isUsed(constant, List.of())) {
            return Optional.of(home + "." + constant);
        }
        if (!known) {
            addedStatic.add(home + "." + constant);
        }
        return Optional.of(constant);
    }

    private static String typeOf(ImportDeclaration constant) {
        String name = constant.getNameAsString();
        return constant.isAsterisk() ? name : qualifier(name);
    }

    private static String qualifier(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    /** The changes of the imports that the other changes bring about. */
    List<Splice> splices(List<Splice> others) {
        List<Splice> splices = new ArrayList<>();
        added.forEach(name -> splices.add(insert(name, false)));
        addedStatic.forEach(name -> splices.add(insert(name, true)));
        List<Splice> all = new ArrayList<>(others);
        for (ImportDeclaration each : unit.getImports()) {
            String simple = SimpleName.of(each.getNameAsString());
            boolean touched = others.stream()
                    .anyMatch(splice ->
                            word(simple).matcher(layout.textOf(splice.span())).find());
            Span span = layout.span(each);
            if (touched
                    && !each.isAsterisk()
                    && layout.isFirstOnLine(span.start())
                    && layout.isLastOnLine(span.end())
                    && others.stream()
                            .noneMatch(splice -> unqualified(simple)
                                    .matcher(splice.newText())
                                    .find())
                    && !isUsed(simple, all)) {
                splices.add(Lines.without(layout, span));
            }
        }
        return splices;
    }

    /** Whether a name stands anywhere but in an import and in what goes; in a comment, too, which may link to it. */
    private boolean isUsed(String simple, List<Splice> gone) {
        StringBuilder rest = new StringBuilder(layout.text());
        gone.forEach(splice -> blank(rest, splice.span()));
        unit.getImports().forEach(each -> blank(rest, layout.span(each)));
        return word(simple).matcher(rest).find();
    }

    private static void blank(StringBuilder text, Span span) {
        for (int i = span.start(); i < span.end(); i++) {
            text.setCharAt(i, ' ');
        }
    }

    private static Pattern unqualified(String name) {
        return Pattern.compile("(?<![\\w$.])" + Pattern.quote(name) + "(?![\\w$])");
    }

    private static Pattern word(String name) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])");
    }

    /** Among the imports that are most like it, where its name comes in their order. */
    private Splice insert(String name, boolean isStatic) {
        String line = "import " + (isStatic ? "static " : "") + name + ";" + layout.lineEnd();
        List<ImportDeclaration> imports = unit.getImports().stream()
                .filter(each -> each.isStatic() == isStatic
                        && layout.isFirstOnLine(layout.span(each).start()))
                .toList();
        int best = imports.stream()
                .mapToInt(each -> common(each.getNameAsString(), name))
                .max()
                .orElse(0);
        List<ImportDeclaration> near = imports.stream()
                .filter(each -> common(each.getNameAsString(), name) == best)
                .toList();
        Optional<ImportDeclaration> before = near.stream()
                .filter(each -> each.getNameAsString().compareTo(name) < 0)
                .reduce((first, second) -> second);
        if (before.isPresent()) {
            return Splice.insert(layout.nextLine(layout.span(before.get()).end()), line);
        }
        if (!near.isEmpty()) {
            return Splice.insert(layout.lineStart(layout.span(near.get(0)).start()), line);
        }
        return insertAlone(line);
    }

    /** The first of its kind, as a block of its own. */
    private Splice insertAlone(String line) {
        if (!unit.getImports().isEmpty()) {
            ImportDeclaration first = unit.getImports().get(0);
            return Splice.insert(layout.lineStart(layout.span(first).start()), line + layout.lineEnd());
        }
        if (unit.getPackageDeclaration().isPresent()) {
            int end = layout.nextLine(
                    layout.span(unit.getPackageDeclaration().get()).end());
            return Splice.insert(end, layout.lineEnd() + line);
        }
        return Splice.insert(0, line + layout.lineEnd());
    }

    /** How many segments of two names are the same from the first on. */
    private static int common(String one, String other) {
        String[] first = one.split("\\.", -1);
        String[] second = other.split("\\.", -1);
        int same = 0;
        while (same < first.length && same < second.length && first[same].equals(second[same])) {
            same++;
        }
        return same;
    }
}
