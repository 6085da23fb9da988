package io.github.cascadelint.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless browser, cut off from any network: Chromium, or with {@code -Dbrowser=firefox} Firefox. */
abstract class Browser implements AutoCloseable {
    static final Dimension USUAL = new Dimension(1440, 1000);

    final RemoteWebDriver driver;

    Browser(RemoteWebDriver driver) {
        this.driver = driver;
    }

    static Browser start() throws IOException {
        Browser browser = switch (System.getProperty("browser", "chromium")) {
            case "chromium" -> new Chromium();
            case "firefox" -> Firefox.start();
            default -> throw new AssertionError("-Dbrowser is chromium or firefox");
        };
        browser.size(USUAL);
        return browser;
    }

    static Path program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + names[0]
                        + " on the path; Debian's packages are chromium, chromium-driver and firefox-esr"));
    }

    /** The inner size, whatever the window needs around it. */
    abstract void size(Dimension size);

    /** What the system is said to prefer: dark or light. */
    abstract void colors(String scheme);

    /** Shows the page that is open as on the screen, or as on paper: screen or print. */
    abstract void media(String type);

    /** What the browser complains of since it was asked last: errors of scripts, and what the content security policy refused. */
    abstract List<String> complaints();

    /** Opens a report at an address within it, anew. */
    void open(Path report, String address) {
        driver.get("about:blank");
        driver.get(report.toUri() + address);
        assertThat(find("h1").getText()).isNotBlank();
    }

    /** Goes to another address of the report that is open. */
    void go(String address) {
        run("location.hash = arguments[0]", address);
        until("return '#' + location.hash.slice(1) === arguments[0] || true", address);
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    List<String> texts(String selector) {
        return all(selector).stream().map(WebElement::getText).toList();
    }

    /** Runs a script with the graph, where one is drawn, as {@code cy}; not every browser shows a script the variables of the page. */
    Object run(String script, Object... arguments) {
        return driver.executeScript("const cy = document.querySelector('#canvas')?._cyreg?.cy;\n" + script, arguments);
    }

    void until(String script, Object... arguments) {
        new WebDriverWait(driver, Duration.ofSeconds(10)).until(d -> Boolean.TRUE.equals(run(script, arguments)));
    }

    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Clicks the picture where the graph has an entity. */
    void clickEntity(String label) {
        WebElement canvas = find("#canvas");
        @SuppressWarnings("unchecked")
        Map<String, Number> at = (Map<String, Number>) run("""
                const node = cy.nodes().filter(each => each.data('label').split('\\n')[0] === arguments[0])[0];
                const box = arguments[1].getBoundingClientRect();
                const at = node.renderedPosition();
                return {x: Math.round(at.x - box.width / 2), y: Math.round(at.y - box.height / 2)}""", label, canvas);
        new Actions(driver)
                .moveToElement(canvas, at.get("x").intValue(), at.get("y").intValue())
                .click()
                .perform();
    }

    /** What axe finds on the page, as it is open. */
    List<?> barriers() throws IOException {
        try (InputStream axe = Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"))) {
            run(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<?>) driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run().then(result => done(result.violations.flatMap(violation =>
                    violation.nodes.map(node => violation.id + ': ' + node.html + ' ' + node.failureSummary))))""");
    }

    void screenshot(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
