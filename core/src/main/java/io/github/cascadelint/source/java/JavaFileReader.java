package io.github.cascadelint.source.java;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.CompilationUnit;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.SuppressionComment;
import io.github.cascadelint.source.TypeFragment;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one Java file. A cheap text search decides whether it is parsed; what is parsed is parsed without comments and
 * bodies; what cannot be parsed is left out, declaration by declaration, and named as a problem.
 */
public final class JavaFileReader {

    /** More broken declarations than this in one file, and the rest of it is given up. */
    private static final int MAX_REPAIRS = 20;

    private static final Pattern SUPPRESSION =
            Pattern.compile("cascade-lint:allow\\s+([\\w-]+)\\s*(?::\\s*(.*?))?\\s*(?:\\*/.*)?$");

    private static final Pattern UNEXPECTED = Pattern.compile("Found\\s+(\"[^\"]*\"|<EOF>)");

    private JavaFileReader() {}

    /**
     * Reads a file.
     *
     * @param file path relative to the scan root
     * @param content its bytes; UTF-8, or read byte by byte where they are not
     * @param always whether to parse it even when it declares no managed type, because one needs something it holds
     */
    public static FileFragment read(String file, byte[] content, boolean always) {
        // Every byte one character: all that is searched for is ASCII, and this decoding costs next to nothing.
        String raw = withoutByteOrderMark(new String(content, StandardCharsets.ISO_8859_1));
        ImportScanner head = new ImportScanner(raw);
        if (!always && !MarkerSearch.declaresManagedType(raw)) {
            return new FileFragment(
                    file,
                    head.packageName(),
                    head.imports(),
                    List.of(),
                    new UsageScanner(file, content, raw).scan(),
                    List.of(),
                    List.of(),
                    false);
        }
        String text = decode(content, raw);
        List<Problem> problems = new ArrayList<>();
        List<TypeFragment> types = parse(file, text, problems);
        return new FileFragment(
                file,
                head.packageName(),
                head.imports(),
                types,
                new UsageScanner(file, content, raw).scan(),
                suppressions(file, text),
                problems,
                true);
    }

    /** The three bytes of the mark, one character each, would stand between the start of the line and the package. */
    private static String withoutByteOrderMark(String raw) {
        return raw.startsWith("\u00EF\u00BB\u00BF") ? "   " + raw.substring(3) : raw;
    }

    private static String decode(byte[] content, String raw) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? " " + text.substring(1) : text;
        } catch (CharacterCodingException e) {
            // Older sources in an 8-bit encoding: names and annotations are ASCII, only comments and strings may
            // differ.
            return raw;
        }
    }

    private static List<TypeFragment> parse(String file, String text, List<Problem> problems) {
        DeclarationScanner scanner = new DeclarationScanner(text);
        StringBuilder declarations = new StringBuilder(scanner.declarations());
        scanner.unbalanced()
                .ifPresent(offset -> problems.add(new Problem(
                        Problem.Kind.SYNTAX,
                        "this brace has no partner; declarations near it may have been misread. Correct the file, the "
                                + "compiler will refuse it too",
                        file,
                        lineOf(text, offset))));
        boolean damaged = scanner.unbalanced().isPresent();
        for (int repairs = 0; repairs <= MAX_REPAIRS; repairs++) {
            ParseResult<CompilationUnit> result = parse(declarations.toString());
            if (result.isSuccessful() && result.getResult().isPresent()) {
                return new AstConverter(file, new CommentSearch(file, text), damaged)
                        .convert(result.getResult().get());
            }
            damaged = true;
            com.github.javaparser.Problem problem = result.getProblem(0);
            int offset = offsetOf(declarations, problem);
            problems.add(new Problem(Problem.Kind.SYNTAX, describe(problem), file, lineOf(text, offset)));
            Optional<DeclarationScanner.Chunk> broken = brokenChunk(scanner, declarations, offset);
            if (broken.isEmpty()) {
                return List.of();
            }
            blank(declarations, broken.get());
        }
        problems.add(new Problem(
                Problem.Kind.SYNTAX,
                "more than " + MAX_REPAIRS + " declarations do not follow Java's grammar; the file was left out",
                file,
                1));
        return List.of();
    }

    private static ParseResult<CompilationUnit> parse(String text) {
        // RAW: a grammar that accepts every version's syntax; whether a version allows it is the compiler's business.
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(LanguageLevel.RAW)
                .setAttributeComments(false)
                .setIgnoreAnnotationsWhenAttributingComments(true)
                .setLexicalPreservationEnabled(false)
                .setTabSize(1);
        return new JavaParser(configuration).parse(withoutTrailingBlanks(text));
    }

    /** To the parser every blank is a token; those at the ends of lines say nothing, and blanking leaves many there. */
    private static String withoutTrailingBlanks(String text) {
        StringBuilder stripped = new StringBuilder(text.length());
        int keep = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                stripped.setLength(keep);
            }
            stripped.append(c);
            if (c != ' ' && c != '\t') {
                keep = stripped.length();
            }
        }
        return stripped.toString();
    }

    /** The declaration to leave out: the smallest one around the error that still holds text, or the last one before it. */
    private static Optional<DeclarationScanner.Chunk> brokenChunk(
            DeclarationScanner scanner, CharSequence declarations, int offset) {
        for (int at = Math.min(offset, declarations.length() - 1); at >= 0; at--) {
            if (Character.isWhitespace(declarations.charAt(at))) {
                continue;
            }
            Optional<DeclarationScanner.Chunk> chunk = scanner.chunkAround(at);
            if (chunk.isPresent()) {
                return chunk;
            }
        }
        return Optional.empty();
    }

    private static void blank(StringBuilder text, DeclarationScanner.Chunk chunk) {
        for (int i = chunk.start(); i < Math.min(chunk.end(), text.length()); i++) {
            if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                text.setCharAt(i, ' ');
            }
        }
    }

    private static String describe(com.github.javaparser.Problem problem) {
        Matcher matcher = UNEXPECTED.matcher(problem.getMessage());
        String found = matcher.find() ? " at " + matcher.group(1) : "";
        return "this declaration does not follow Java's grammar" + found
                + " and was left out; the rest of the file was read. Correct it, the compiler will refuse it too";
    }

    private static int offsetOf(CharSequence text, com.github.javaparser.Problem problem) {
        return problem.getLocation()
                .flatMap(location -> location.getBegin().getRange())
                .map(range -> offset(text, range.begin.line, range.begin.column))
                .orElse(text.length() - 1);
    }

    private static int offset(CharSequence text, int line, int column) {
        int current = 1;
        int i = 0;
        while (current < line && i < text.length()) {
            if (text.charAt(i++) == '\n') {
                current++;
            }
        }
        return Math.min(text.length() - 1, i + column - 1);
    }

    private static int lineOf(String text, int offset) {
        return 1
                + (int) text.substring(0, Math.min(offset, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static List<SuppressionComment> suppressions(String file, String text) {
        if (!text.contains("cascade-lint:allow")) {
            return List.of();
        }
        List<SuppressionComment> found = new ArrayList<>();
        String[] lines = text.split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            Matcher matcher = SUPPRESSION.matcher(line);
            int comment = Math.max(line.indexOf("//"), line.indexOf("/*"));
            boolean continued = line.stripLeading().startsWith("*");
            if (!matcher.find() || (!continued && (comment < 0 || comment > matcher.start()))) {
                continue;
            }
            String before = comment < 0 ? "" : line.substring(0, Math.min(comment, matcher.start()));
            String reason = matcher.group(2);
            found.add(new SuppressionComment(
                    matcher.group(1),
                    reason == null ? "" : reason,
                    new SourceRange(file, i + 1, matcher.start() + 1, i + 1, matcher.end() + 1),
                    before.isBlank()));
        }
        return found;
    }
}
