package io.github.cascadelint.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.triage.TriagedFinding;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The sample projects show what their READMEs say they show. */
class SamplesTest {

    private static final Path SAMPLES = Page.MODULE.resolve("../samples").normalize();
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)\\.(\\w+)` \\| \\[([a-z-]+)]\\(.*\\) \\|");

    @Test
    void nothingIsFoundInTheHealthyBlog() throws Exception {
        AnalysisResult result = analyze("blog", Confidence.LIKELY);
        assertThat(result.problems()).isEmpty();
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void brokenBlogHasWhatItsReadmeLists() throws Exception {
        AnalysisResult result = analyze("blog-broken", Confidence.LIKELY);
        assertThat(result.problems()).isEmpty();
        Set<String> found = new TreeSet<>();
        result.findings().stream().map(TriagedFinding::finding).forEach(finding -> {
            String entity = finding.entity().substring(finding.entity().lastIndexOf('.') + 1);
            found.add(finding.rule() + " " + entity + "." + finding.attribute().orElse(""));
        });
        assertThat(found).isEqualTo(listed());
    }

    /** Not of every rule: some need another provider, a mapping file, or a mapping that nothing starts with. */
    @Test
    void brokenBlogShowsMistakesOfEveryKind() {
        Set<Category> shown = EnumSet.noneOf(Category.class);
        listed().forEach(line -> shown.add(CascadeLint.rules()
                .find(line.substring(0, line.indexOf(' ')))
                .orElseThrow()
                .category()));
        assertThat(shown).containsExactlyInAnyOrder(Category.values());
    }

    @Test
    void linksResolve() {
        for (String sample : List.of("blog", "blog-broken", "custom-rule")) {
            LinksTest.assertAllResolve(Page.read(SAMPLES.resolve(sample).resolve("README.md")));
        }
    }

    private static Set<String> listed() {
        Set<String> listed = new TreeSet<>();
        for (String line :
                Page.read(SAMPLES.resolve("blog-broken").resolve("README.md")).lines()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                listed.add(row.group(3) + " " + row.group(1) + "." + row.group(2));
            }
        }
        return listed;
    }

    private static AnalysisResult analyze(String sample, Confidence confidence) throws NothingToAnalyseException {
        Path folder = SAMPLES.resolve(sample);
        return CascadeLint.analyze(
                new AnalysisRequest(List.of(folder), folder, false, Configuration.DEFAULT, confidence, 1));
    }
}
