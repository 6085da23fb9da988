import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The yardstick of the time outside parsing: how long the same parser takes, on one thread of a cold JVM, for the files with
 * managed types when it parses them whole. Prints milliseconds.
 */
final class WholeFileParse {

    private static final Pattern MANAGED =
            Pattern.compile("@(?:[\\w.]+\\.)?(?:Entity|MappedSuperclass|Embeddable)\\b");
    private static final Pattern PERSISTENCE = Pattern.compile("(?:javax|jakarta)\\.persistence");

    private WholeFileParse() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(Path.of(arguments[0]))) {
            files = found.filter(path -> path.toString().endsWith(".java")).collect(Collectors.toList());
        }
        long nanos = 0;
        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (PERSISTENCE.matcher(text).find() && MANAGED.matcher(text).find()) {
                long start = System.nanoTime();
                new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.BLEEDING_EDGE)).parse(text);
                nanos += System.nanoTime() - start;
            }
        }
        System.out.println(nanos / 1_000_000);
    }
}
