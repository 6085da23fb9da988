package io.github.cascadelint.source.java;

import com.github.javaparser.JavaParser;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.source.CodeFragment;
import io.github.cascadelint.source.CodeWords;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.FrontEnd;
import io.github.cascadelint.source.SourceText;
import io.github.cascadelint.source.SuppressionComment;
import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.Usage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one Java file. A cheap text search decides whether it is parsed; what is parsed is parsed without comments and
 * bodies; what cannot be parsed is left out, declaration by declaration, and named as a problem.
 */
public final class JavaFileReader implements FrontEnd {

    private final Charset encoding;

    /** Reads files in UTF-8. */
    public JavaFileReader() {
        this(StandardCharsets.UTF_8);
    }

    /** @param encoding of files that do not begin with a byte order mark */
    public JavaFileReader(Charset encoding) {
        this.encoding = encoding;
    }

    @Override
    public boolean accepts(String name) {
        return name.endsWith(".java") && !name.equals("module-info.java");
    }

    @Override
    public Optional<FileFragment> read(String file, byte[] content, boolean always) {
        // Every byte one character: all that is searched for is ASCII, and this decoding costs next to nothing.
        byte[] bytes = SourceText.searchable(content, encoding);
        String raw = SourceText.withLineFeeds(new String(bytes, StandardCharsets.ISO_8859_1));
        UsageScanner search = new UsageScanner(file, bytes, raw);
        List<Usage> usages = search.scan();
        boolean isPackage = FileFragment.stem(file).equals("package-info");
        if (!always && !(isPackage ? raw.contains("SoftDelete") : search.declaresManagedType())) {
            ImportScanner header = ImportScanner.scan(withoutByteOrderMark(raw));
            return Optional.of(FileFragment.unparsed(
                    file, header.packageName(), header.imports(), usages, accepted(file, raw, content)));
        }
        List<Problem> problems = new ArrayList<>();
        SourceText source = SourceText.decode(content, encoding);
        String text = MergeConflict.resolve(file, source.text(), problems);
        ImportScanner header = ImportScanner.scan(text);
        // a package with annotations is read as the type that compilers make of it
        String declared = isPackage
                ? text.substring(0, header.packageStart()) + " interface " + FileFragment.PACKAGE_INFO + " {}"
                : text;
        List<TypeFragment> types = DeclarationParser.parse(file, header.packageName(), declared, problems);
        malformed(file, text, source.malformed()).ifPresent(problems::add);
        return Optional.of(new FileFragment(
                file, header.packageName(), header.imports(), types, usages, suppressions(file, text), problems, true));
    }

    @Override
    public Optional<CodeFragment> code(String file, byte[] content, CodeWords words, boolean always) {
        String text =
                MergeConflict.resolve(file, SourceText.decode(content, encoding).text(), new ArrayList<>());
        CodeReader reader = new CodeReader(file, text, words);
        return always || reader.holdsWord() ? Optional.of(reader.read()) : Optional.empty();
    }

    @Override
    public List<Class<?>> madeOf() {
        return List.of(getClass(), JavaParser.class);
    }

    /** What the encoding does not allow: in a declaration, a name may be lost by it; elsewhere nothing is. */
    private Optional<Problem> malformed(String file, String text, List<Integer> offsets) {
        if (offsets.isEmpty()) {
            return Optional.empty();
        }
        String declarations = DeclarationScanner.scan(text).declarations();
        String advice = "; save the file in " + encoding + ", or name its encoding by the option or key 'encoding'";
        for (int offset : offsets) {
            if (offset < declarations.length() && !Character.isWhitespace(declarations.charAt(offset))) {
                return Optional.of(new Problem(
                        Problem.Kind.SYNTAX,
                        "this is not " + encoding + ", and stands in a declaration, so that a name may be read wrong"
                                + advice,
                        file,
                        lineOf(text, offset)));
            }
        }
        return Optional.of(new Problem(
                Problem.Kind.ENCODING,
                "this is not " + encoding + ", but stands in a comment or a body, and nothing is lost" + advice,
                file,
                lineOf(text, offsets.get(0))));
    }

    private static int lineOf(String text, int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    private static String withoutByteOrderMark(String raw) {
        return raw.startsWith("\u00EF\u00BB\u00BF") ? raw.substring(3) : raw;
    }

    private List<SuppressionComment> accepted(String file, String raw, byte[] content) {
        return raw.contains(SuppressionComment.WORD)
                ? suppressions(file, SourceText.decode(content, encoding).text())
                : List.of();
    }

    private static List<SuppressionComment> suppressions(String file, String text) {
        if (!text.contains(SuppressionComment.WORD)) {
            return List.of();
        }
        List<SuppressionComment> found = new ArrayList<>();
        String[] lines = text.split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            boolean continued = line.stripLeading().startsWith("*");
            int comment = continued ? 0 : Math.max(line.indexOf("//"), line.indexOf("/*"));
            int number = i + 1;
            SuppressionComment.onLine(file, number, line, comment)
                    .map(each -> each.ownLine() ? each.above(endOfCode(lines, number)) : each)
                    .ifPresent(found::add);
        }
        return found;
    }

    /** The line on which the first statement, or the head of the first declaration, ends that begins after so many lines. */
    private static int endOfCode(String[] lines, int after) {
        for (int i = after; i < lines.length; i++) {
            String line = lines[i].strip();
            int comment = line.indexOf("//");
            String code = comment < 0 ? line : line.substring(0, comment).strip();
            boolean isComment = line.startsWith("/*") || line.startsWith("*");
            if (!isComment && (code.endsWith(";") || code.endsWith("{") || code.endsWith("}"))) {
                return i + 1;
            }
        }
        return after;
    }
}
