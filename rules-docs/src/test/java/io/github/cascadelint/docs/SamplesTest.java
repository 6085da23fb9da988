package io.github.cascadelint.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.RuleMetadata;
import io.github.cascadelint.triage.TriagedFinding;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The sample projects show what their READMEs say they show. */
class SamplesTest {

    /** They need another provider, version or mapping than a blog on Hibernate 6.6 has, or are rare in one. */
    private static final Set<String> NOT_IN_THE_BLOG = Set.of(
            "any-cascade",
            "default-cascade-persist",
            "hibernate-cascade-type",
            "ineffective-cascade",
            "maps-id-persist-dropped",
            "merge-diamond",
            "private-owned-leftover");

    private static final Path SAMPLES = Page.MODULE.resolve("../samples").normalize();
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)\\.(\\w+)` \\| \\[([a-z-]+)]\\(.*\\) \\|");

    @Test
    void nothingIsFoundInTheHealthyBlog() throws Exception {
        AnalysisResult result = analyze("blog", Confidence.POSSIBLE);
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

    @Test
    void brokenBlogHasTheMistakeOfEveryRule() {
        Set<String> rules = new TreeSet<>();
        listed().forEach(line -> rules.add(line.substring(0, line.indexOf(' '))));
        assertThat(rules)
                .containsExactlyElementsOf(CascadeLint.rules().all().stream()
                        .map(RuleMetadata::id)
                        .filter(rule -> !NOT_IN_THE_BLOG.contains(rule))
                        .toList());
    }

    @Test
    void linksResolve() {
        for (String sample : List.of("blog", "blog-broken")) {
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
