package io.github.cascadelint.source.java;

import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import io.github.cascadelint.source.java.Layout.Span;
import io.github.cascadelint.source.java.Layout.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes of one annotation. */
final class AnnotationEdit {

    private final Layout layout;
    private final AnnotationExpr annotation;
    private final List<String> names = new ArrayList<>();
    private final List<Expression> values = new ArrayList<>();
    private final List<Splice> inside = new ArrayList<>();
    private final ListEdit elements;
    private boolean gone;

    AnnotationEdit(Layout layout, AnnotationExpr annotation) {
        this.layout = layout;
        this.annotation = annotation;
        List<Span> spans = new ArrayList<>();
        if (annotation instanceof SingleMemberAnnotationExpr single) {
            names.add("value");
            values.add(single.getMemberValue());
            spans.add(layout.span(single.getMemberValue()));
        } else if (annotation instanceof NormalAnnotationExpr normal) {
            for (MemberValuePair pair : normal.getPairs()) {
                names.add(pair.getNameAsString());
                values.add(pair.getValue());
                spans.add(layout.span(pair));
            }
        }
        this.elements = new ListEdit(layout, spans);
    }

    AnnotationExpr annotation() {
        return annotation;
    }

    Optional<Expression> value(String element) {
        int index = names.indexOf(element);
        return index < 0 ? Optional.empty() : Optional.of(values.get(index));
    }

    void takeOff() {
        gone = true;
    }

    void drop(String element) {
        elements.drop(names.indexOf(element));
    }

    /** Gives an element a value; a value that is there already is replaced. */
    void give(String element, String value) {
        int index = names.indexOf(element);
        if (index < 0) {
            elements.append(element + " = " + value);
        } else {
            inside.add(new Splice(layout.span(values.get(index)), value));
        }
    }

    /** Changes within a value that stays. */
    void change(List<Splice> splices) {
        inside.addAll(splices);
    }

    /** The changes of the text; empty where they cannot be made without losing something. */
    Optional<List<Splice>> splices() {
        Span whole = layout.span(annotation);
        if (gone) {
            return layout.hidesComment(whole.start(), whole.end())
                    ? Optional.empty()
                    : Optional.of(List.of(Lines.without(layout, whole)));
        }
        List<Splice> splices = new ArrayList<>(inside);
        if (elements.keepsAny()) {
            splices.addAll(elements.splices());
            return annotation instanceof SingleMemberAnnotationExpr
                            && !elements.appended().isEmpty()
                    ? Optional.empty()
                    : Optional.of(splices);
        }
        if (names.isEmpty() && elements.appended().isEmpty()) {
            return Optional.of(splices);
        }
        int name = layout.span(annotation.getName()).end();
        if (layout.hidesComment(name, whole.end())) {
            return Optional.empty();
        }
        String rest = elements.appended().isEmpty() ? "" : "(" + String.join(", ", elements.appended()) + ")";
        return Optional.of(List.of(new Splice(new Span(name, whole.end()), rest)));
    }
}
