package io.github.cascadelint.source.java;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.java.DeclarationScanner.Declaration;
import io.github.cascadelint.source.java.DeclarationScanner.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Parses the declarations of a file. Where one cannot be parsed, each is tried by itself: what is broken is mended if a
 * semicolon is all it lacks, cut to the part that can be read, or left out, and named as a problem.
 */
final class DeclarationParser {

    /** A file with more broken declarations than this is no Java. */
    private static final int MAX_BROKEN = 100;

    /** Lines of a declaration behind which a semicolon or a new beginning is looked for. */
    private static final int MAX_LINES = 50;

    /** A declaration longer than this is left out as it is: every try to mend it parses it again. */
    private static final int MAX_MENDED = 20_000;

    private static final String ADVICE = "; correct the file, the compiler will refuse it too";

    private final String file;
    private final String packageName;
    private final String text;
    private final List<Problem> problems;
    private StringBuilder declarations = new StringBuilder();
    private final NavigableSet<Integer> semicolons = new TreeSet<>();
    private int broken;

    private DeclarationParser(String file, String packageName, String text, List<Problem> problems) {
        this.file = file;
        this.packageName = packageName;
        this.text = text;
        this.problems = problems;
    }

    /**
     * The types of a file.
     *
     * @param problems takes what could not be used
     */
    static List<TypeFragment> parse(String file, String packageName, String text, List<Problem> problems) {
        return new DeclarationParser(file, packageName, text, problems).parse();
    }

    private List<TypeFragment> parse() {
        DeclarationScanner scanner = DeclarationScanner.scan(text);
        if (scanner.defects().size() >= DeclarationScanner.MAX_DEFECTS) {
            report(
                    0,
                    "the braces and quotes are not those of Java; the file was left out. Exclude it if it is no Java");
            return List.of();
        }
        scanner.defects()
                .forEach(defect -> report(
                        defect.offset(), defect.text() + "; declarations near it may have been misread" + ADVICE));
        if (problems.isEmpty()) {
            Parsed whole = Parsed.of(scanner.declarations());
            if (whole.isGood()) {
                return convert(whole, false);
            }
        }
        return recover(scanner);
    }

    private List<TypeFragment> recover(DeclarationScanner scanner) {
        declarations = new StringBuilder(scanner.declarations());
        List<TypeFragment> types = new ArrayList<>();
        for (Declaration declaration : scanner.topLevel()) {
            repair(declaration, "", "");
            if (broken > MAX_BROKEN) {
                report(
                        declaration.start(),
                        "more than " + MAX_BROKEN
                                + " declarations do not follow Java's grammar; the rest of the file was"
                                + " left out. Exclude it if it is no Java");
                return types;
            }
            if (declaration.kind() != Kind.OTHER) {
                Parsed alone = Parsed.of(alone(declaration));
                if (alone.isGood()) {
                    types.addAll(convert(alone, true));
                } else {
                    leaveOut(declaration, alone);
                }
            }
        }
        return types;
    }

    /** The declaration at its place, blanks before it, and closed if it leaves its brace open. */
    private String alone(Declaration declaration) {
        StringBuilder before = new StringBuilder(declarations.substring(0, declaration.start()));
        blank(before, 0, before.length());
        String closing = declaration.closed() ? "" : "\n}";
        return before + part(declaration.start(), declaration.end()) + closing;
    }

    /**
     * Makes a declaration one that can be parsed.
     *
     * @param before what it needs in front of it to be parsed by itself
     * @param after what it needs behind it
     */
    private void repair(Declaration declaration, String before, String after) {
        if (broken > MAX_BROKEN) {
            return;
        }
        if (declaration.kind() != Kind.TYPE) {
            repair(declaration, declaration.end(), before, (declaration.closed() ? "" : "\n}") + after);
            return;
        }
        // The header by itself first: without it, nothing in the type has a home.
        if (!repair(declaration, declaration.body(), before, "}" + after)) {
            blank(declarations, declaration.start(), declaration.end());
            return;
        }
        declaration.members().forEach(member -> repair(member, "class A {", "\n}"));
    }

    /** Repairs the part of a declaration up to the given end; false if nothing of it could be kept. */
    private boolean repair(Declaration declaration, int end, String before, String after) {
        int start = declaration.start();
        if (declarations.substring(start, end).isBlank()) {
            return true;
        }
        Parsed result = Parsed.of(before + declarations.substring(start, end) + after);
        if (result.isGood()) {
            return true;
        }
        broken++;
        Predicate<String> parses = part -> Parsed.of(before + part + after).isGood();
        // At the top of a file, a semicolon would make fields of any two words.
        boolean mayLackSemicolon = !before.isEmpty()
                || declarations.indexOf("import", start) == start
                || declarations.indexOf("package", start) == start;
        boolean isShort = end - start <= MAX_MENDED;
        if (isShort && mayLackSemicolon && insertSemicolon(start, end, parses)) {
            return true;
        }
        int line = lineOf(start) + result.errorLine() - 1;
        String unexpected = result.unexpected();
        if (isShort && cutBeginning(start, end, parses)) {
            reportLine(
                    line,
                    "what stands here" + unexpected
                            + " does not follow Java's grammar, and was left out up to the next declaration" + ADVICE);
            return true;
        }
        reportLine(
                line, "this declaration does not follow Java's grammar" + unexpected + ", and was left out" + ADVICE);
        blank(declarations, start, end);
        return false;
    }

    private void leaveOut(Declaration declaration, Parsed result) {
        report(
                declaration.start(),
                "this type does not follow Java's grammar" + result.unexpected() + ", and was left out" + ADVICE);
    }

    /** Puts a semicolon at the end of a line, where it moves nothing, if that is all that is missing. */
    private boolean insertSemicolon(int start, int end, Predicate<String> parses) {
        List<Integer> lines = lineStarts(start, end);
        lines.add(end);
        for (int line : lines) {
            int offset = endOfCode(line);
            if (semicolons.add(offset)) {
                if (parses.test(part(start, end))) {
                    report(offset, "a semicolon is missing here, and was taken as written" + ADVICE);
                    return true;
                }
                semicolons.remove(offset);
            }
        }
        return false;
    }

    private int endOfCode(int before) {
        int end = before;
        while (end > 0 && Character.isWhitespace(declarations.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** A part of the declarations with the semicolons that were missing. */
    private String part(int start, int end) {
        StringBuilder part = new StringBuilder();
        int from = start;
        for (int offset : semicolons.subSet(start, false, end, true)) {
            part.append(declarations, from, offset).append(';');
            from = offset;
        }
        return part.append(declarations, from, end).toString();
    }

    /** Leaves out the first lines, as few as possible, if what remains can be parsed. */
    private boolean cutBeginning(int start, int end, Predicate<String> parses) {
        for (int line : lineStarts(start, end)) {
            String rest = part(line, end);
            if (!rest.isBlank() && parses.test(rest)) {
                blank(declarations, start, line);
                return true;
            }
        }
        return false;
    }

    private List<Integer> lineStarts(int start, int end) {
        List<Integer> starts = new ArrayList<>();
        int line = declarations.indexOf("\n", start) + 1;
        while (line > 0 && line < end && starts.size() < MAX_LINES) {
            starts.add(line);
            line = declarations.indexOf("\n", line) + 1;
        }
        return starts;
    }

    private List<TypeFragment> convert(Parsed parsed, boolean damaged) {
        return new AstConverter(
                        file,
                        packageName,
                        new CommentSearch(file, text),
                        new EffectSearch(text),
                        parsed::inText,
                        damaged)
                .convert(parsed.unit());
    }

    private int lineOf(int offset) {
        return 1 + (int) text.chars().limit(offset).filter(c -> c == '\n').count();
    }

    private void report(int offset, String message) {
        reportLine(lineOf(offset), message);
    }

    private void reportLine(int line, String message) {
        problems.add(new Problem(Problem.Kind.SYNTAX, message, file, line));
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                text.setCharAt(i, ' ');
            }
        }
    }
}
