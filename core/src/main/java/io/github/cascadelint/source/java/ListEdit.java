package io.github.cascadelint.source.java;

import io.github.cascadelint.source.java.Layout.Span;
import io.github.cascadelint.source.java.Layout.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Changes of a list with commas, of which at least one item stays: the others keep their lines and their comments. */
final class ListEdit {

    private final Layout layout;
    private final List<Span> items;
    private final Set<Integer> removed = new TreeSet<>();
    private final Map<Integer, String> replaced = new TreeMap<>();
    private final List<String> appended = new ArrayList<>();

    ListEdit(Layout layout, List<Span> items) {
        this.layout = layout;
        this.items = List.copyOf(items);
    }

    void drop(int item) {
        removed.add(item);
    }

    void give(int item, String text) {
        replaced.put(item, text);
    }

    void append(String text) {
        if (!appended.contains(text)) {
            appended.add(text);
        }
    }

    /** Whether an item of before stays. */
    boolean keepsAny() {
        return removed.size() < items.size();
    }

    List<String> appended() {
        return List.copyOf(appended);
    }

    List<Splice> splices() {
        List<Splice> splices = new ArrayList<>();
        int lastKept = -1;
        for (int i = 0; i < items.size(); i++) {
            if (!removed.contains(i)) {
                lastKept = i;
                if (replaced.containsKey(i)) {
                    splices.add(new Splice(items.get(i), replaced.get(i)));
                }
            } else if (lastKept >= 0) {
                leave(items.get(i - 1).end(), items.get(i).start(), items.get(i), false, splices);
            } else {
                leave(items.get(i).end(), items.get(i + 1).start(), items.get(i), true, splices);
            }
        }
        if (!appended.isEmpty()) {
            String separator = separator(items.get(lastKept));
            splices.add(Splice.insert(items.get(lastKept).end(), separator + String.join(separator, appended)));
        }
        return splices;
    }

    /** An item goes with the comma beside it, and with what is between the two, unless that is a comment; with its line, where nothing else is on it. */
    private void leave(int from, int to, Span item, boolean commaBehind, List<Splice> splices) {
        if (layout.hidesComment(from, to)) {
            int comma = layout.code().indexOf(',', from);
            if (commaBehind && layout.code().substring(from, comma).isBlank() && !layout.hidesComment(from, comma)) {
                splices.add(Lines.without(layout, new Span(item.start(), comma + 1)));
            } else {
                splices.add(Splice.delete(comma, comma + 1));
                splices.add(Lines.without(layout, item));
            }
        } else if (commaBehind) {
            splices.add(Splice.delete(item.start(), to));
        } else {
            splices.add(Splice.delete(from, item.end()));
        }
    }

    /** What is written on a line of its own is followed by such. */
    private String separator(Span before) {
        return layout.isFirstOnLine(before.start()) ? "," + layout.lineEnd() + layout.indent(before.start()) : ", ";
    }
}
