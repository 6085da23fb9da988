package io.github.cascadelint.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.triage.Baseline;
import io.github.cascadelint.triage.BaselineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.Pdf;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.print.PrintOptions;
import org.openqa.selenium.support.ui.Select;

/** The report of the samples, of hostile sources, and of many entities. */
class HtmlReportTest {
    private static final String MODEL = "com.example.blog.model.";
    private static final List<String> PAGES = List.of(
            "#/overview",
            "#/findings",
            "#/entities",
            "#/entity/" + MODEL + "Post",
            "#/graph",
            "#/graph?entity=" + MODEL + "User",
            "#/matrix",
            "#/rule/remove-on-both-ends");
    private static final long MOST_BYTES = 5_000_000;
    private static final long MOST_MILLISECONDS = 3_000;

    @TempDir
    static Path folder;

    private static Browser browser;
    private static Path broken;

    @BeforeAll
    static void start() throws IOException, NothingToAnalyseException {
        broken = Sources.report(Sources.sample("blog-broken"), folder.resolve("broken.html"));
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @AfterEach
    void nothingWentWrongInThePage() {
        browser.size(Browser.USUAL);
        browser.colors("light");
        browser.media("screen");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void opensFromDiskAndAsksForNothingElse() {
        browser.open(broken, "");

        assertThat(browser.find("h1").getText()).isEqualTo("4 errors, 12 warnings, 2 infos in 18 entities");
        assertThat(browser.texts(".worst .message"))
                .hasSize(6)
                .first()
                .asString()
                .startsWith("Deleting one User also deletes the Country");
        assertThat(browser.texts(".worst .message")).noneMatch(message -> message.startsWith("This suppression"));
        assertThat(browser.texts("#coverage .facts li"))
                .anyMatch(gap -> gap.startsWith("No schema of the database was found"));
        assertThat((List<?>) browser.run("return performance.getEntriesByType('resource').map(entry => entry.name)"))
                .isEmpty();
    }

    // --- findings -------------------------------------------------------------------------------------------------

    @Test
    void findingsAreFiltered() {
        browser.open(broken, "#/findings");
        assertThat(browser.all(".finding")).hasSize(18);

        browser.find("input[name=severity][value=error]").click();
        assertThat(browser.all(".finding")).hasSize(4);
        assertThat(browser.find("#result").getText()).startsWith("4 of 18 findings");
        assertThat(browser.driver.getCurrentUrl()).endsWith("#/findings?severity=error");

        browser.find("input[name=severity][value=warning]").click();
        new Select(browser.find("select[name=entity]")).selectByValue(MODEL + "Tag");
        assertThat(browser.texts(".finding .rule"))
                .contains("remove-on-many-to-many")
                .doesNotContain("remove-to-lookup");

        new Select(browser.find("select[name=entity]")).selectByValue("");
        new Select(browser.find("select[name=rule]")).selectByValue("remove-to-lookup");
        assertThat(browser.all(".finding")).hasSize(1);

        browser.find("#result a").click();
        browser.until("return document.querySelectorAll('.finding').length === 18");
    }

    @Test
    void findingsAreSearched() {
        browser.open(broken, "#/findings");

        browser.find("input[name=text]").sendKeys("link table");
        assertThat(browser.texts(".finding .rule")).contains("remove-on-many-to-many");
        browser.find("input[name=text]").clear();
        browser.find("input[name=text]").sendKeys("nothing is like this");
        assertThat(browser.all(".finding")).isEmpty();
        assertThat(browser.find(".findings").getText()).contains("No finding is like that");
    }

    /** What one rule finds many times is said once, with its change, and can be closed. */
    @Test
    void findingsOfOneRuleAreGrouped(@TempDir Path sources) throws IOException, NothingToAnalyseException {
        Path report = Sources.report(Sources.many(sources, 220), folder.resolve("grouped.html"));
        browser.open(report, "#/findings?rule=remove-on-both-ends");

        WebElement group = browser.find(".group");
        assertThat(group.findElement(By.cssSelector("summary")).getText()).contains("errors", "remove-on-both-ends");
        int number = browser.all(".group .finding").size();
        assertThat(number).isGreaterThan(1);
        assertThat(browser.texts(".group .finding .rule")).isEmpty();
        String fingerprint = (String)
                browser.run(
                        "return JSON.parse(document.querySelector('#data').textContent).findings.filter(finding => finding.rule === 'remove-on-both-ends')[1].fingerprint");

        browser.find(".group > summary").click();
        browser.until("return document.querySelectorAll('.group[open]').length === 0");
        browser.run("document.querySelector('.group > summary').focus()");
        browser.press(Keys.ENTER, Keys.ARROW_DOWN);
        assertThat(browser.driver.switchTo().activeElement())
                .isEqualTo(browser.all(".group .finding > summary").get(0));

        browser.open(report, "#/findings?show=" + fingerprint);
        browser.until("return document.querySelector('.group[open] .finding[open]') !== null");
        browser.open(report, "#/overview");
        assertThat(browser.texts(".worst .fact a")).anyMatch(more -> more.endsWith("more of this kind"));
    }

    @Test
    void aFindingTellsWhatWhyAndWhatToChange() {
        browser.open(broken, "#/findings?rule=remove-on-both-ends");
        browser.find(".finding summary").click();
        WebElement finding = browser.find(".finding");

        assertThat(browser.find(".code mark").getText()).isEqualTo("CascadeType.ALL");
        assertThat(browser.find(".caret").getText())
                .contains("^".repeat("CascadeType.ALL".length()))
                .doesNotContain("^".repeat(16));
        assertThat(finding.getText())
                .contains(
                        "Why we think so",
                        "BlogService.delete deletes a Post",
                        "What to change",
                        "Decide which side owns the other")
                .contains("em.remove(comment)", "delete from Post where id=?");
        assertThat(browser.texts(".path a")).containsExactly("Comment", "Post", "Comment");
        assertThat(browser.texts(".body h3")).startsWith("Where", "What to change", "Why we think so");

        browser.find(".rule-page summary").click();
        assertThat(browser.find(".rule-page .page").getText()).contains("Why it hurts");
    }

    @Test
    void whatGoesPastTheMappingIsWhatRuns() {
        browser.open(broken, "#/findings?rule=bulk-delete-bypasses-cascade");
        browser.find(".finding summary").click();

        assertThat(browser.texts(".body h3")).contains("What runs").doesNotContain("What happens, as Java and SQL");
        assertThat(browser.find(".body .code.plain").getText()).contains("delete from Poll p where p.closed = true");
        assertThat(browser.find(".finding").getText())
                .contains("// cascade-lint:allow bulk-delete-bypasses-cascade: reason above the statement in")
                .doesNotContain("em.remove(poll)");
    }

    @Test
    void theEndOfALongPathIsShownAndItsTitleIsTheWhole() {
        browser.open(broken, "#/findings?rule=remove-to-lookup");

        WebElement place = browser.find(".finding .place");
        assertThat(place.getText()).startsWith("…/blog/model/");
        assertThat(place.getDomAttribute("title")).startsWith("src/main/java/com/example/blog/model/");
    }

    @Test
    void fewEntitiesHaveRoomForTheNamesOfTheirArrows() {
        browser.open(broken, "#/graph");

        assertThat(browser.run("""
                const near = number => {
                  const nodes = Array.from({length: number}, (each, index) => ({name: index, width: 70}));
                  const at = [...layered(nodes, nodes.slice(1).map(node => ({from: nodes[0], to: node}))).values()];
                  return at[2].x - at[1].x;
                };
                return near(15) - near(16)""")).isEqualTo(52L);
    }

    @Test
    void aLinkToAFindingOpensIt() {
        browser.open(broken, "#/overview");
        browser.find(".worst .message a").click();

        browser.until("return document.querySelector('.finding[open]') !== null");
        assertThat(browser.texts(".finding[open] .message"))
                .singleElement()
                .asString()
                .startsWith("Deleting one User also deletes");
    }

    @Test
    void editsAreShownAsADiff() {
        browser.open(broken, "#/findings");

        String diff = (String) browser.run("""
                const lines = {'A.java': {1: 'class A {', 2: '    @ManyToOne(cascade = ALL)', 3: '    @Gone', 4: '    B b;'}};
                return diff([{file: 'A.java', startLine: 2, startColumn: 16, endLine: 2, endColumn: 29, newText: ''},
                    {file: 'A.java', startLine: 3, startColumn: 5, endLine: 3, endColumn: 10, newText: ''}], lines).textContent""");

        assertThat(diff).isEqualTo("""
                --- a/A.java
                +++ b/A.java
                @@ -1,4 +1,3 @@
                 class A {
                -    @ManyToOne(cascade = ALL)
                -    @Gone
                +    @ManyToOne()
                     B b;
                """);
    }

    // --- entities -------------------------------------------------------------------------------------------------

    @Test
    void anEntityTellsWhatItsDeleteDoes() {
        browser.open(broken, "#/entity/" + MODEL + "User");

        assertThat(browser.find(".answer.removes").getText()).contains("CommentLike, Country, Image, PostLike");
        assertThat(browser.find(".answer.blocked .direct").getText())
                .isEqualTo("to its own row: Attachment, Comment, Post");
        assertThat(browser.texts(".answer.blocked .below li"))
                .containsExactly(
                        "to the Country that goes with it: User", "to the Image that goes with it: Post, User");
        assertThat(browser.find(".lead").getText())
                .startsWith("refused? Deleting a User also deletes CommentLike, Country, Image and PostLike")
                .contains("it is refused as long as rows of Attachment, Comment and Post refer to it");
        assertThat(browser.find(".answer.dangling").getText()).contains("PostRevision, Subscription");
        assertThat(browser.find(".finding .change").getText()).startsWith("Change: Take the cascade off");
        assertThat(browser.texts("h2"))
                .contains(
                        "4 findings touch it",
                        "The delete, row by row",
                        "Who deletes it",
                        "Who points here",
                        "Attributes",
                        "Role: root");
        assertThat(browser.find("main").getText())
                .contains("Overrule it in cascade-lint.yml", "shared: [com.example.blog.model.User]");
    }

    @Test
    void anEntityIsFoundFromAnywhere() {
        browser.open(broken, "#/overview");
        browser.find("#find").sendKeys("subscr", Keys.ENTER);
        browser.until("return document.querySelector('h1').textContent.startsWith('Subscription')");
        assertThat(browser.find(".lead").getText())
                .isEqualTo("goes through Deleting a Subscription deletes nothing else.");

        browser.open(broken, "#/entity/" + MODEL + "CommentLike");
        assertThat(browser.find("main").getText()).contains("No rule sees anything to change here.");
    }

    @Test
    void entitiesAreListedAndSearched() {
        browser.open(broken, "#/entities");
        assertThat(browser.all("tbody tr")).hasSize(18);

        browser.find("input[name=text]").sendKeys("comment");
        assertThat(browser.texts("tbody th a")).containsExactlyInAnyOrder("Comment", "CommentLike");
        browser.open(broken, "#/entities");
        new Select(browser.find("select[name=ending]")).selectByValue("refused");
        assertThat(browser.texts("tbody th a")).contains("User").doesNotContain("PostLike");
        assertThat(browser.texts("tbody tr td:nth-child(5)")).containsOnly("refused?");
    }

    /** Keys that no attribute maps, keys that only some heirs lack, and what many inherit. */
    @Test
    void heirsAndTablesAreToldOnce(@TempDir Path sources) throws IOException, NothingToAnalyseException {
        Path report = Sources.report(Sources.heirs(sources), folder.resolve("heirs.html"));

        browser.open(report, "#/entity/shop.Clerk");
        assertThat(browser.texts("section .list tbody th")).anyMatch(line -> line.startsWith("Base.maker"));
        assertThat(browser.texts(".heirs summary")).containsExactly("inherited or embedded by 3 entities");
        browser.find(".heirs summary").click();
        assertThat(browser.texts(".heirs li")).hasSize(3).anyMatch(heir -> heir.endsWith("no foreign key"));
        assertThat(browser.texts(".answer.blocked a")).contains("Invoice");
        assertThat(browser.all(".answer.blocked .table")).isEmpty();

        browser.open(report, "#/entity/shop.Part");
        assertThat(browser.texts("h2")).contains("One finding touches it");
        browser.open(report, "#/entity/shop.Order");
        assertThat(browser.texts("h2")).contains("No finding touches it");
    }

    @Test
    void thePlanSaysOfWhichSortOfRowsItIs(@TempDir Path sources) throws IOException, NothingToAnalyseException {
        Path report = Sources.report(Sources.sorts(sources), folder.resolve("sorts.html"));

        browser.open(report, "#/entity/shop.Item");
        assertThat(browser.find(".sorts").getText())
                .isEqualTo(
                        "Item is abstract: all this is told of a Book. Other deletes have pages of their own: EBook, Film.");
        browser.open(report, "#/entity/shop.Book");
        assertThat(browser.find(".sorts").getText())
                .isEqualTo(
                        "All this is told of a row that is none of its subtypes, whose deletes have pages of their own: EBook.");
        browser.find(".sorts a").click();
        browser.until("return document.querySelector('h1').textContent.startsWith('EBook')");
        assertThat(browser.all(".sorts")).isEmpty();
        browser.open(report, "#/entity/shop.Film");
        assertThat(browser.texts("section .list tbody th")).contains("Price.item");
    }

    @Test
    void theMatrixTellsWhoDoesWhatToWhom() {
        browser.open(broken, "#/matrix?text=User");

        assertThat(browser.all(".matrix tbody tr")).hasSize(1);
        assertThat(browser.all(".matrix .cells").stream().map(cell -> cell.getAttribute("aria-label")))
                .contains(
                        "Deleting a User removes Country",
                        "Deleting a User is blocked by Post",
                        "Deleting a User leaves dangling Subscription")
                .noneMatch(cell -> cell.contains("through what goes with it, by Post"));

        browser.open(broken, "#/matrix?text=Post&column=Comment");
        assertThat(browser.all(".matrix .cells").stream().map(cell -> cell.getAttribute("aria-label")))
                .contains(
                        "Deleting a Post removes Comment; is blocked, through what goes with it, by Comment",
                        "Deleting a Post removes CommentLike");
        assertThat(browser.texts(".matrix thead a")).containsExactly("Comment", "CommentLike");

        browser.open(broken, "#/matrix?sort=removes");
        assertThat(browser.find(".matrix tbody th").getText()).isIn("Comment", "Post");
    }

    @Test
    void aDefaultIsNotNull(@TempDir Path sources) throws IOException, NothingToAnalyseException {
        Path report = Sources.report(Sources.defaults(sources), folder.resolve("defaults.html"));

        browser.open(report, "#/entity/shop.Shelf");
        assertThat(browser.find(".lead").getText())
                .contains("sets to null the reference in Label, and sets to its default the reference in Book.");
        assertThat(browser.texts(".plan .tag"))
                .containsExactlyInAnyOrder("set to its default by the database", "set to null by the database");
        browser.open(report, "#/matrix?text=Shelf");
        assertThat(browser.all(".matrix .cells").stream().map(cell -> cell.getAttribute("aria-label")))
                .containsExactly(
                        "Deleting a Shelf makes the database set to its default the reference in Book",
                        "Deleting a Shelf makes the database set to null the reference in Label");
    }

    @Test
    void aDeleteThatFailsHasItsOwnLetter(@TempDir Path sources) throws IOException, NothingToAnalyseException {
        Path report = Sources.report(Sources.failing(sources), folder.resolve("failing.html"));

        browser.open(report, "#/matrix");
        assertThat(browser.find(".matrix .cell.fails").getText()).isEqualTo("F");
        assertThat(browser.all(".matrix .cells").stream().map(cell -> cell.getAttribute("aria-label")))
                .anyMatch(cell -> cell.startsWith("Deleting a Line fails or is undone: Nothing is deleted"));
        browser.open(report, "#/entity/shop.Line");
        assertThat(browser.find(".lead").getText())
                .contains("Once that is mended, it deletes nothing else that is known.")
                .contains("What hangs on rows that stay for now is not told");
        assertThat(browser.find(".answer.none dd").getText()).endsWith("that is known");
        browser.open(report, "#/entities?sort=ending");
        assertThat(browser.texts("tbody td .tag.fails")).containsExactlyInAnyOrder("fails by itself", "may fail");
    }

    @Test
    void failuresOfAnotherHibernateAndKeysWithoutSchemaAreOnlyLikely(@TempDir Path sources)
            throws IOException, NothingToAnalyseException {
        Path older =
                Sources.report(Sources.holding(sources.resolve("a"), "5.6.15.Final"), folder.resolve("older.html"));
        browser.open(older, "#/entity/shop.Basket");
        assertThat(browser.find(".lead").getText())
                .startsWith("may fail Deleting a Basket may fail or be undone. Hibernate 6.6 would fail with"
                        + " TransientObjectException at the flush: Line.basket of a row that is loaded along")
                .contains("this application runs Hibernate 5.6.")
                .contains("If the database has the foreign keys that Hibernate would make, it is refused as long as");
        assertThat(browser.find(".answer.blocked").getText()).contains("Assumed: no schema was read");
        assertThat(browser.find(".answer.removes dt").getText()).isEqualTo("Deletes as well");
        assertThat(browser.find(".answer.removes dd").getText()).isEqualTo("rows of Basket_notes");
        browser.open(older, "#/overview");
        assertThat(browser.find("#no-schema").getText()).startsWith("The schema of the database is not known.");
        assertThat(browser.find("#coverage").getText()).contains("on Hibernate 5.6, which may do otherwise");

        Path same = Sources.report(Sources.holding(sources.resolve("b"), "6.6.1.Final"), folder.resolve("same.html"));
        browser.open(same, "#/entity/shop.Basket");
        assertThat(browser.find(".lead").getText())
                .startsWith("fails Deleting a Basket fails or is undone. TransientObjectException at the flush");
    }

    @Test
    void whatAChangeBringsStandsFirst(@TempDir Path sources) throws IOException, NothingToAnalyseException {
        Path report = Sources.report(
                Sources.failing(sources.resolve("now")),
                folder.resolve("since.html"),
                Sources.holding(sources.resolve("then"), "6.6.1.Final"));
        browser.open(report, "#/overview");
        assertThat(browser.texts("main > section").get(0))
                .contains("Compared with aaaaaaaaaa (where this parted from main)");

        Path unchanged = Sources.report(
                Sources.sample("blog-broken"), folder.resolve("unchanged.html"), Sources.sample("blog-broken"));
        browser.open(unchanged, "#/overview");
        assertThat(browser.find("#since h2").getText()).isEqualTo("This change leaves what deletes do as it was");
        browser.open(unchanged, "#/findings");
        assertThat(browser.texts("input[name=state] + span"))
                .contains("existing")
                .doesNotContain("new");
    }

    @Test
    void namesOfManyArrowsAreToldWhenAskedFor(@TempDir Path sources) throws IOException, NothingToAnalyseException {
        browser.open(Sources.report(Sources.many(sources, 60), folder.resolve("sixty.html")), "#/graph?package=*");
        assertThat(browser.find("#quiet").isDisplayed()).isTrue();
        assertThat(browser.run("return cy.edges('.quiet').length > 30 && cy.edges('.quiet')[0].style('label') === ''"))
                .isEqualTo(true);
        assertThat(
                        browser.run(
                                "const edge = cy.edges('.quiet')[0]; edge.emit('mouseover'); return edge.style('label') === edge.data('label')"))
                .isEqualTo(true);
        browser.open(broken, "#/graph?entity=" + MODEL + "Tag");
        assertThat(browser.run("return cy.edges().length <= 30")).isEqualTo(true);
        assertThat(browser.find("#quiet").isDisplayed()).isFalse();
    }

    @Test
    void aMatrixIsPrintedWhole(@TempDir Path sources) throws IOException, NothingToAnalyseException {
        browser.open(Sources.report(Sources.many(sources, 60), folder.resolve("matrix.html")), "#/matrix");
        assertThat(browser.all(".matrix tbody tr")).hasSize(40);
        browser.run("dispatchEvent(new Event('beforeprint'))");
        browser.media("print");
        assertThat(browser.all(".on-paper dt")).hasSizeGreaterThan(40);
        assertThat(browser.find(".result").getText()).doesNotContain(" of ");
    }

    // --- graph ----------------------------------------------------------------------------------------------------

    @Test
    void anEntityOfTheGraphIsClickedForItsPlan() {
        browser.open(broken, "#/graph");
        assertThat(browser.find("#shown").getText()).isEqualTo("18 entities of 18 shown: all entities.");

        browser.clickEntity("User");
        browser.until("return document.querySelector('#panel h2').textContent.startsWith('User')");
        assertThat(browser.find("#panel .answer.blocked").getText()).contains("Attachment, Comment, Post");
        assertThat(labels(".removes")).containsExactlyInAnyOrder("Country", "Image", "PostLike", "CommentLike");
        assertThat(labels(".dangling")).containsExactlyInAnyOrder("PostRevision", "Subscription");
        assertThat(browser.driver.getCurrentUrl()).contains("entity=" + MODEL + "User");
    }

    @SuppressWarnings("unchecked")
    private static List<String> labels(String kind) {
        return (List<String>)
                browser.run("return cy.nodes(arguments[0]).map(node => node.data('label').split('\\n')[0])", kind);
    }

    @Test
    void thePathOfAFindingIsLit() {
        browser.open(broken, "#/findings?rule=remove-on-both-ends");
        browser.find(".finding summary").click();
        browser.find(".finding .path + p a").click();
        browser.until("return document.querySelector('#panel h2')?.textContent === 'The path of a finding'");

        assertThat((List<?>) browser.run("return cy.edges('.lit').map(edge => edge.data('label')).sort()"))
                .isEqualTo(List.of("comments", "post"));
        assertThat(labels(".chosen")).containsExactlyInAnyOrder("Comment", "Post");
        assertThat(browser.run("const box = cy.nodes('.chosen').renderedBoundingBox();"
                        + "return box.x1 > 0 && box.y1 > 0 && box.x2 < cy.width() && box.y2 < cy.height()"))
                .isEqualTo(true);
    }

    @Test
    void aGraphOfFortyEntitiesCanBeReadAtFirstSight(@TempDir Path sources)
            throws IOException, NothingToAnalyseException {
        Path report = Sources.report(Sources.many(sources, 40), folder.resolve("forty.html"));
        browser.open(report, "#/graph");

        assertThat(browser.find("#shown").getText())
                .startsWith("40 entities of 40 shown")
                .endsWith("Not all of them are in sight: drag the picture, or show all of it.");
        assertThat((Double) browser.run("return cy.zoom() * 1.0")).isBetween(0.77, 0.79);
        assertThat(browser.run(
                        "return cy.nodes().every(node => node.width() > width(node.data('label').split('\\n')[0]))"))
                .isEqualTo(true);
        assertThat((List<?>) browser.run("""
                const box = node => node.boundingBox({includeLabels: false, includeOverlays: false});
                const overlap = (a, b) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
                const nodes = cy.nodes().toArray();
                return nodes.flatMap((a, i) => nodes.slice(i + 1).filter(b => overlap(box(a), box(b)))
                    .map(b => a.data('label') + ' on ' + b.data('label')))""")).isEmpty();
        browser.find("#fit").click();
        assertThat((Double) browser.run("return cy.zoom() * 1.0")).isLessThan(0.77);
        assertThat(browser.texts(".legend[aria-label] li")).anyMatch(shape -> shape.startsWith("lookup or shared"));
    }

    @Test
    void anEntityHasOnePlaceHoweverManyEdgesLeadToIt() {
        browser.open(broken, "#/graph");

        assertThat(browser.run("""
                const [a, b] = [{name: 'a'}, {name: 'b'}];
                return components([a, b], [{from: a, to: b}, {from: b, to: a}]).map(part => part.map(node => node.name).join(' ')).join(', ')""")).isEqualTo("a b");
    }

    @Test
    void edgesAreToldApart() {
        browser.open(broken, "#/graph");

        @SuppressWarnings("unchecked")
        Map<String, Object> looks = (Map<String, Object>) browser.run("""
                const looks = {};
                cy.edges().forEach(edge => looks[edge.classes()[0]] = [edge.style('line-color'), edge.style('line-style'), edge.style('width')].join(' '));
                return looks""");
        assertThat(looks.keySet()).contains("remove", "orphan", "cascade", "reference", "missing");
        assertThat(looks.values().stream().distinct()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(
                        browser.run(
                                "const edge = cy.edges('.remove').filter(each => each.data('label') === 'tags')[0];"
                                        + "return edge.source().data('label').split('\\n')[0] + ' ' + edge.target().data('label').split('\\n')[0]"))
                .isEqualTo("Post Tag");
    }

    @Test
    void theGraphIsSearchedZoomedAndMoved() {
        browser.open(broken, "#/graph");
        browser.find("#go").sendKeys("postlike", Keys.ENTER);
        assertThat(browser.find("#panel h2").getText()).startsWith("PostLike");

        double before = ((Number) browser.run("return cy.zoom()")).doubleValue();
        browser.find("#zoom-in").click();
        assertThat(((Number) browser.run("return cy.zoom()")).doubleValue()).isGreaterThan(before);
        browser.run("document.querySelector('#canvas').focus()");
        double left = ((Number) browser.run("return cy.pan().x")).doubleValue();
        browser.press(Keys.ARROW_LEFT, "-");
        assertThat(((Number) browser.run("return cy.pan().x")).doubleValue()).isNotEqualTo(left);
        browser.find(".legend input[value=remove]").click();
        assertThat(browser.run("return cy.edges('.remove').length")).isEqualTo(0L);
    }

    // --- everyone -------------------------------------------------------------------------------------------------

    @Test
    void theKeyboardIsEnough() {
        browser.open(broken, "#/findings");
        browser.press(Keys.TAB);
        assertThat(browser.driver.switchTo().activeElement().getText()).isEqualTo("Skip to the report");
        for (int i = 0;
                i < 60
                        && !browser.driver
                                .switchTo()
                                .activeElement()
                                .getTagName()
                                .equals("summary");
                i++) {
            browser.press(Keys.TAB);
        }
        WebElement first = browser.driver.switchTo().activeElement();
        assertThat(first.getTagName()).isEqualTo("summary");
        browser.press(Keys.ENTER);
        assertThat(browser.all(".finding[open]")).hasSize(1);
        browser.press(Keys.ARROW_DOWN);
        assertThat(browser.driver.switchTo().activeElement())
                .isEqualTo(browser.all(".finding > summary").get(1));
        browser.press(Keys.ENTER);
        assertThat(browser.all(".finding[open]")).hasSize(2);

        browser.open(broken, "#/graph");
        browser.run("document.querySelector('#entities-shown button').focus()");
        browser.press(Keys.ENTER);
        assertThat(browser.find("#panel h2").getText()).startsWith("Attachment");
    }

    /** Roles, names, headings, contrast and more, as axe checks them: WCAG 2.2 AA and good practice. */
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void nobodyIsShutOut(String scheme) throws IOException {
        browser.colors(scheme);
        for (String page : PAGES) {
            browser.open(broken, page);
            browser.run(
                    "document.querySelectorAll('.finding').forEach((details, i) => { if (i < 3) { details.open = true; details.fill(); } })");
            assertThat(browser.run("return document.querySelectorAll('h1').length"))
                    .isEqualTo(1L);
            assertThat(browser.barriers()).as(scheme + " " + page).isEmpty();
        }
    }

    @Test
    void darkIsDarkAndCanBeChosen() {
        String ground = "return getComputedStyle(document.documentElement).backgroundColor";
        browser.colors("dark");
        browser.open(broken, "#/graph");
        assertThat(browser.run(ground)).isEqualTo("rgb(20, 23, 28)");
        Object dark = browser.run("return cy.nodes()[0].style('background-color')");

        new Select(browser.find("#theme")).selectByValue("light");
        assertThat(browser.run(ground)).isEqualTo("rgb(255, 255, 255)");
        assertThat(browser.run("return cy.nodes()[0].style('background-color')"))
                .isNotEqualTo(dark);
    }

    @Test
    void aNarrowWindowScrollsOneWay() {
        browser.size(new Dimension(400, 800));
        for (String page : PAGES) {
            browser.open(broken, page);
            browser.run(
                    "document.querySelectorAll('.finding').forEach((details, i) => { if (i < 3) { details.open = true; details.fill(); } })");
            assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                    .as(page)
                    .isLessThanOrEqualTo(400);
        }
        browser.open(broken, "#/entities");
        assertThat(browser.run(
                        "const box = document.querySelector('.scroll'); return box.scrollWidth <= box.clientWidth"))
                .isEqualTo(true);
    }

    @Test
    void printsAllThatItShows() {
        browser.open(broken, "#/findings?severity=error");
        Pdf pdf = browser.driver.print(new PrintOptions());

        assertThat(pdf.getContent().length()).isGreaterThan(20_000);
        browser.run("dispatchEvent(new Event('beforeprint'))");
        assertThat(browser.all(".finding[open] .suggestion")).hasSize(4);
        browser.run("dispatchEvent(new Event('afterprint'))");
        assertThat(browser.all(".finding[open]")).isEmpty();

        browser.open(broken, "#/matrix");
        browser.media("print");
        assertThat(browser.find(".grid").isDisplayed()).isFalse();
        assertThat(browser.find(".on-paper").getText()).contains("User", "B blocked by: Attachment, Comment, Post");
        browser.open(broken, "#/findings?rule=remove-on-both-ends");
        browser.media("print");
        browser.run("dispatchEvent(new Event('beforeprint'))");
        assertThat(browser.find(".caret").isDisplayed()).isFalse();
        assertThat(browser.find(".code mark").isDisplayed()).isTrue();
    }

    /** What deleting it does stands once on the page of an entity; what is cut on paper says so. */
    @Test
    void anEntityIsPrintedWithItsFindingsInBrief() {
        browser.open(broken, "#/entity/" + MODEL + "Post");
        browser.run("const first = document.querySelector('.finding'); first.open = true; first.fill()");
        browser.run(
                "const long = document.createElement('main'); long.id = 'long'; long.append(factList(Array.from({length: 15}, (_, i) => [0, -1, 0]), 'facts')); document.body.append(long)");
        browser.run("dispatchEvent(new Event('beforeprint'))");
        browser.media("print");

        assertThat(browser.all(".finding")).hasSizeGreaterThan(1);
        assertThat(browser.all(".finding .body")).hasSize(1).noneMatch(WebElement::isDisplayed);
        assertThat(browser.all(".finding .message")).allMatch(WebElement::isDisplayed);
        assertThat(browser.all(".finding .change")).isNotEmpty().allMatch(WebElement::isDisplayed);
        assertThat(browser.all("#long li").stream().filter(WebElement::isDisplayed))
                .hasSize(12);
        assertThat(browser.run("return getComputedStyle(document.querySelector('#long ul'), '::after').content"))
                .asString()
                .contains("not printed");
    }

    @Test
    void printsTheRowsOfAPlanThatAreManyOnTheScreen() {
        browser.open(broken, "#/entity/" + MODEL + "Post");
        browser.run(
                "const more = document.createElement('ul'); more.append(branches(Array.from({length: 35}, () => 0), 'Post', 5));"
                        + " document.querySelector('.plan').append(more); more.id = 'many'");
        assertThat(browser.find("#many button").getText()).isEqualTo("5 more");
        browser.run("dispatchEvent(new Event('beforeprint'))");

        assertThat(browser.all("#many button")).isEmpty();
        assertThat(browser.all("#many > .tree > li")).hasSize(35);
    }

    // --- hostile, empty, large ------------------------------------------------------------------------------------

    @Test
    void whatComesFromTheSourcesStaysText(@TempDir Path sources) throws IOException, NothingToAnalyseException {
        Path report = Sources.report(Sources.hostile(sources), folder.resolve("hostile.html"));
        for (String page : List.of(
                "#/overview",
                "#/findings",
                "#/entities",
                "#/entity/shop.Owner",
                "#/entity/shop.Part",
                "#/graph?entity=shop.Owner",
                "#/matrix")) {
            browser.open(report, page);
            browser.run(
                    "document.querySelectorAll('details').forEach(details => { details.open = true; if (details.fill) details.fill(); })");
            browser.run(
                    "document.querySelectorAll('details').forEach(details => { details.open = true; if (details.fill) details.fill(); })");
            assertThat(browser.run("return window.hit === undefined")).as(page).isEqualTo(true);
            assertThat(browser.all("img, svg, iframe, main script")).as(page).isEmpty();
        }
        browser.open(report, "#/entities");
        assertThat(browser.find("main").getText())
                .contains("<img src=x onerror=window.hit=1>")
                .contains("<svg onload=window.hit=1>");
        browser.open(report, "#/findings");
        browser.run(
                "document.querySelectorAll('.finding').forEach(details => { details.open = true; details.fill(); })");
        assertThat(browser.find("main").getText()).contains("/* <img src=x onerror=window.hit=1> <!--<script> */");
    }

    @Test
    void tellsWhatTheBaselineAccepts() throws IOException, NothingToAnalyseException, BaselineException {
        Baseline accepted = Baseline.parse(
                "remove-to-lookup " + MODEL + "Address#country\nremove-to-lookup " + MODEL + "Gone#x\n", "b");
        browser.open(Sources.report(Sources.sample("blog-broken"), folder.resolve("baseline.html"), accepted), "");

        assertThat(browser.texts(".states li")).anyMatch(state -> state.startsWith("1") && state.contains("baselined"));
        assertThat(browser.texts(".worst .message")).noneMatch(message -> message.contains("deletes the Country"));
        browser.find("details > summary").click();
        assertThat(browser.texts("details code")).contains("remove-to-lookup " + MODEL + "Gone#x");
    }

    @Test
    void aCleanReportSaysSo() throws IOException, NothingToAnalyseException {
        Path report = Sources.report(Sources.sample("blog"), folder.resolve("clean.html"));
        browser.open(report, "");

        assertThat(browser.find("h1").getText()).startsWith("No findings in");
        assertThat(browser.find(".calm h2").getText()).isEqualTo("Nothing is deleted by accident, as far as was seen");
        browser.open(report, "#/findings");
        assertThat(browser.find(".findings").getText()).isNotBlank();
    }

    @Test
    void sixHundredEntitiesOpenFastAndAreReadable(@TempDir Path sources) throws IOException, NothingToAnalyseException {
        Path report = Sources.report(Sources.many(sources, 600), folder.resolve("many.html"));
        assertThat(Files.size(report)).isLessThan(MOST_BYTES);

        browser.open(report, "");
        assertThat(
                        (Long)
                                browser.run(
                                        "const entry = performance.getEntriesByType('navigation')[0]; return Math.round(entry.loadEventEnd)"))
                .isLessThan(MOST_MILLISECONDS);
        for (String page : List.of(
                "#/findings",
                "#/entities",
                "#/graph",
                "#/graph?package=*",
                "#/matrix",
                "#/entity/com.example.module0.BusinessEntity000")) {
            long milliseconds = (Long) browser.run(
                    "const start = performance.now(); location.hash = arguments[0]; show(); return Math.round(performance.now() - start)",
                    page);
            assertThat(milliseconds).as(page).isLessThan(MOST_MILLISECONDS);
        }
        browser.open(report, "#/graph");
        assertThat((Long) browser.run("return cy.nodes().length")).isBetween(5L, 45L);
        assertThat(browser.find("#shown").getText()).contains("of 600 shown");
        browser.open(report, "#/graph?entity=com.example.module0.BusinessEntity000");
        int left = Integer.parseInt(
                browser.find("#shown").getText().replaceFirst("(?s).*\\. (\\d+) more are left out.*", "$1"));
        assertThat(left).isBetween(1, 560);
        browser.open(report, "#/graph?package=*");
        assertThat(browser.find("#shown").getText()).contains("plain references are not drawn");
        assertThat(browser.run("return cy.edges('.reference').length")).isEqualTo(0L);
        browser.find("#references").click();
        assertThat((Long) browser.run("return cy.edges('.reference').length")).isGreaterThan(600L);
        browser.open(report, "#/graph");
        assertThat((Double) browser.run("return cy.zoom() * 1.0 + 0.0001")).isGreaterThan(0.35);
    }
}
