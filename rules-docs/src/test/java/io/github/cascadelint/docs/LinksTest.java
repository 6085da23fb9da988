package io.github.cascadelint.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Links from page to page lead somewhere. */
class LinksTest {

    @Test
    void linksResolve() {
        Page.all().forEach(LinksTest::assertAllResolve);
        assertAllResolve(Page.read(Page.MODULE.resolve("README.md")));
    }

    static void assertAllResolve(Page page) {
        for (String link : page.links()) {
            if (!link.startsWith("https://")) {
                assertResolves(page, link);
            }
        }
    }

    private static void assertResolves(Page page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]);
        assertThat(Files.exists(target)).as("%s links to %s", page.name(), link).isTrue();
        if (parts.length == 2) {
            assertThat(Page.read(target).anchors())
                    .as("%s links to %s", page.name(), link)
                    .contains(parts[1]);
        }
    }
}
