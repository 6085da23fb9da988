package io.github.cascadelint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Breaks text for people into lines. */
final class Wrapping {

    private Wrapping() {}

    /**
     * Appends a paragraph.
     *
     * @param head what its first line begins with, as wide as the hang
     * @param hang what its other lines begin with
     * @param words the text
     * @param place what stands apart at the end and is never broken
     * @param width columns that a line may take
     */
    static void append(StringBuilder text, String head, String hang, String words, Optional<String> place, int width) {
        List<String> items = new ArrayList<>(List.of(words.strip().split(" +", -1)));
        place.ifPresent(path -> items.add(" " + path)); // two blanks before it, so that it stands apart
        text.append(head);
        int column = hang.length();
        for (int index = 0; index < items.size(); index++) {
            String item = items.get(index);
            int needed = 1 + TextWidth.of(item);
            if (index > 0 && column + needed > width) {
                text.append('\n').append(hang).append(item.strip());
                column = hang.length() + TextWidth.of(item.strip());
            } else {
                text.append(index == 0 ? "" : " ").append(item);
                column += index == 0 ? needed - 1 : needed;
            }
        }
        text.append('\n');
    }
}
