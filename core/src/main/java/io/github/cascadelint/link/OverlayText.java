package io.github.cascadelint.link;

import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.TypeOverlay;
import io.github.cascadelint.source.TypeOverlay.MemberOverlay;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an overlay says, without the places where it says so: to compare two of one class. */
final class OverlayText {

    private OverlayText() {}

    static String of(TypeOverlay overlay) {
        return overlay.complete() + " " + overlay.superclass() + ofUses(overlay.annotations())
                + ofMembers(overlay.members());
    }

    private static String ofMembers(List<MemberOverlay> members) {
        return members.stream()
                .map(member -> member.attribute() + " " + member.getter() + " " + member.type() + " " + member.inverse()
                        + ofUses(member.annotations()) + ofMembers(member.members()))
                .sorted()
                .collect(Collectors.joining("; ", "{", "}"));
    }

    private static String ofUses(List<AnnotationUse> uses) {
        return uses.stream().map(OverlayText::ofUse).sorted().collect(Collectors.joining(", ", "[", "]"));
    }

    private static String ofUse(AnnotationUse use) {
        return use.name()
                + new TreeMap<>(use.members())
                        .entrySet().stream()
                                .map(member -> member.getKey() + "=" + ofValue(member.getValue()))
                                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String ofValue(AnnotationValue value) {
        if (value instanceof AnnotationValue.Nested nested) {
            return ofUse(nested.annotation());
        }
        if (value instanceof AnnotationValue.Array array) {
            return array.values().stream().map(OverlayText::ofValue).collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof AnnotationValue.ClassName type) {
            return type.type().name();
        }
        return Constants.asWritten(value);
    }
}
