package io.github.cascadelint.source.java;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Position;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the parser made of a text. */
final class Parsed {

    private static final Pattern UNEXPECTED = Pattern.compile("Found\\s+(\"[^\"]*\"|<EOF>)");
    private static final Pattern LEXICAL = Pattern.compile("at line (\\d+), column \\d+");

    private final DenseText text;
    private final ParseResult<CompilationUnit> result;

    private Parsed(DenseText text, ParseResult<CompilationUnit> result) {
        this.text = text;
        this.result = result;
    }

    static Parsed of(String text) {
        DenseText dense = DenseText.of(text);
        // RAW: a grammar that accepts every version's syntax; whether a version allows it is the compiler's business.
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(LanguageLevel.RAW)
                .setAttributeComments(false)
                .setDetectOriginalLineSeparator(false)
                .setTabSize(1);
        return new Parsed(dense, new JavaParser(configuration).parse(dense.text()));
    }

    boolean isGood() {
        return result.isSuccessful() && result.getResult().isPresent();
    }

    CompilationUnit unit() {
        return result.getResult().orElseThrow();
    }

    /** Where a position of the tree stands in the text. */
    Position inText(Position inTree) {
        return text.inFullText(inTree);
    }

    /** The token that the parser did not expect, in parentheses; empty where it does not say. */
    String unexpected() {
        Matcher matcher = UNEXPECTED.matcher(problem().getMessage());
        return matcher.find() ? " (at " + matcher.group(1) + ")" : "";
    }

    /** The line of the first error. */
    int errorLine() {
        Optional<Position> position = problem()
                .getLocation()
                .flatMap(location -> location.getBegin().getRange())
                .map(range -> range.begin);
        Matcher lexical = LEXICAL.matcher(problem().getMessage());
        int line = position.map(p -> p.line).orElseGet(() -> lexical.find() ? Integer.parseInt(lexical.group(1)) : 1);
        return inText(new Position(line, 1)).line;
    }

    private Problem problem() {
        return result.getProblem(0);
    }
}
