package io.github.cascadelint.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.SourceRange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What edits make of a text, and how that is shown. */
class EditedTextTest {

    private static final String TEXT = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n";

    private static TextEdit replace(int line, int from, int to, String text) {
        return new TextEdit(new SourceRange("a.txt", line, from, line, to), text);
    }

    private static EditedText edited(String text, TextEdit... edits) {
        return new EditedText(text, List.of(edits));
    }

    @Test
    void nothingIsDoneByNoEdit() {
        assertThat(edited(TEXT).result()).isEqualTo(TEXT);
        assertThat(edited(TEXT).diff("a.txt")).isEmpty();
    }

    @Test
    void editsOfNeighbouringLinesAreOneHunkInTheOrderOfTheText() {
        EditedText text = edited(TEXT, replace(6, 1, 2, "six"), replace(5, 1, 2, "five"));

        assertThat(text.result()).isEqualTo(TEXT.replace("5\n6", "five\nsix"));
        assertThat(text.changedLines()).containsExactly("-5", "-6", "+five", "+six");
        assertThat(text.diff("a.txt")).isEqualTo("""
                --- a/a.txt
                +++ b/a.txt
                @@ -2,8 +2,8 @@
                 2
                 3
                 4
                -5
                -6
                +five
                +six
                 7
                 8
                 9
                """);
    }

    @Test
    void hunksFarApartCountTheLinesThatCameBefore() {
        EditedText text =
                edited(TEXT, replace(1, 1, 1, "0\n"), new TextEdit(new SourceRange("a.txt", 12, 1, 13, 1), ""));

        assertThat(text.diff("a.txt")).isEqualTo("""
                --- a/a.txt
                +++ b/a.txt
                @@ -1,3 +1,4 @@
                +0
                 1
                 2
                 3
                @@ -9,4 +10,3 @@
                 9
                 10
                 11
                -12
                """);
    }

    @Test
    void aLastLineWithoutAnEndIsMarked() {
        assertThat(edited("a\nb", replace(2, 1, 2, "c")).diff("a.txt")).isEqualTo("""
                --- a/a.txt
                +++ b/a.txt
                @@ -1,2 +1,2 @@
                 a
                -b
                \\ No newline at end of file
                +c
                \\ No newline at end of file
                """);
    }
}
