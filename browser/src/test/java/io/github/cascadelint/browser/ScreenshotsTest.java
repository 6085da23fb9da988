package io.github.cascadelint.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.NothingToAnalyseException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Dimension;

/**
 * Pictures to look at, in the folder {@code -Dbrowser.screenshots}; {@code overview.png} and {@code graph.png} are those of the
 * README.
 */
@EnabledIfSystemProperty(named = "browser.screenshots", matches = ".+")
class ScreenshotsTest {
    private static final Dimension PICTURE = new Dimension(1280, 860);
    private static final Dimension PHONE = new Dimension(400, 1600);
    private static final Dimension TALL = new Dimension(1280, 2000);

    @Test
    void takesThem(@TempDir Path folder) throws IOException, NothingToAnalyseException {
        Path pictures = Path.of(System.getProperty("browser.screenshots"));
        Path report = Sources.report(Sources.sample("blog-broken"), folder.resolve("broken.html"));
        Path many = Sources.report(Sources.many(folder.resolve("many"), 600), folder.resolve("many.html"));
        try (Browser browser = Browser.start()) {
            take(browser, report, "#/overview", PICTURE, pictures.resolve("overview.png"));
            take(browser, report, "#/graph?entity=com.example.blog.model.User", PICTURE, pictures.resolve("graph.png"));
            take(browser, report, "#/findings?rule=remove-on-both-ends", TALL, pictures.resolve("more/finding.png"));
            take(browser, report, "#/overview", PHONE, pictures.resolve("more/phone-overview.png"));
            take(
                    browser,
                    report,
                    "#/findings?rule=remove-on-both-ends",
                    PHONE,
                    pictures.resolve("more/phone-finding.png"));
            take(
                    browser,
                    report,
                    "#/entity/com.example.blog.model.Post",
                    PHONE,
                    pictures.resolve("more/phone-entity.png"));
            take(browser, report, "#/graph", PHONE, pictures.resolve("more/phone-graph.png"));
            take(browser, many, "#/overview", PICTURE, pictures.resolve("more/many-overview.png"));
            take(browser, many, "#/graph", PICTURE, pictures.resolve("more/many-graph.png"));
            take(browser, many, "#/graph?package=*", PICTURE, pictures.resolve("more/many-all.png"));
            take(browser, many, "#/matrix", PICTURE, pictures.resolve("more/many-matrix.png"));
            browser.colors("dark");
            take(browser, report, "#/overview", PICTURE, pictures.resolve("more/dark-overview.png"));
            take(
                    browser,
                    report,
                    "#/findings?rule=remove-on-both-ends",
                    TALL,
                    pictures.resolve("more/dark-finding.png"));
            take(
                    browser,
                    report,
                    "#/graph?entity=com.example.blog.model.User",
                    PICTURE,
                    pictures.resolve("more/dark-graph.png"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void take(Browser browser, Path report, String address, Dimension size, Path file)
            throws IOException {
        browser.size(size);
        browser.open(report, address);
        browser.run(
                "document.querySelectorAll('.finding').forEach((details, i) => { if (i < 1) { details.open = true; details.fill(); } })");
        browser.until("return typeof cy === 'undefined' || cy === null || !cy.animated()");
        browser.screenshot(file);
    }
}
