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
    private final Optional<ParseResult<CompilationUnit>> result;

    private Parsed(DenseText text, Optional<ParseResult<CompilationUnit>> result) {
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
        try {
            return new Parsed(dense, Optional.of(new JavaParser(configuration).parse(dense.text())));
        } catch (StackOverflowError e) {
            // What is nested that deep, nobody wrote; the declarations around it are parsed by themselves.
            return new Parsed(dense, Optional.empty());
        }
    }

    boolean isGood() {
        return result.filter(ParseResult::isSuccessful)
                .flatMap(ParseResult::getResult)
                .isPresent();
    }

    CompilationUnit unit() {
        return result.flatMap(ParseResult::getResult).orElseThrow();
    }

    /** Where a position of the tree stands in the text. */
    Position inText(Position inTree) {
        return text.inFullText(inTree);
    }

    /** The token that the parser did not expect, in parentheses; empty where it does not say. */
    String unexpected() {
        return problem()
                .map(problem -> UNEXPECTED.matcher(problem.getMessage()))
                .filter(Matcher::find)
                .map(matcher -> " (at " + matcher.group(1) + ")")
                .orElse("");
    }

    /** The line of the first error. */
    int errorLine() {
        int line = problem()
                .flatMap(Problem::getLocation)
                .flatMap(location -> location.getBegin().getRange())
                .map(range -> range.begin.line)
                .or(() -> problem()
                        .map(problem -> LEXICAL.matcher(problem.getMessage()))
                        .filter(Matcher::find)
                        .map(matcher -> Integer.valueOf(matcher.group(1))))
                .orElse(1);
        return inText(new Position(line, 1)).line;
    }

    private Optional<Problem> problem() {
        return result.map(ParseResult::getProblems)
                .flatMap(problems -> problems.stream().findFirst());
    }
}
