package io.github.cascadelint.source.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import io.github.cascadelint.source.MemberFragment;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds which fields and properties of the instance itself a body reads. */
final class PropertySearch {

    private PropertySearch() {}

    /**
     * The properties; {@code customer.name} for one that is only a step on the way to what is read. Comparisons with null read
     * nothing, and {@code super.hashCode()} reads {@code super}.
     *
     * @param locals what names mean that are no properties
     */
    static Set<String> in(BlockStmt body, Collection<String> locals) {
        Set<String> found = new TreeSet<>();
        body.walk(
                Expression.class,
                expression -> property(expression)
                        .filter(name -> !locals.contains(name) || !(expression instanceof NameExpr))
                        .ifPresent(name ->
                                next(expression).map(next -> name + next).ifPresent(found::add)));
        return found;
    }

    private static Optional<String> property(Expression expression) {
        if (expression instanceof NameExpr name) {
            return Optional.of(name.getNameAsString());
        }
        if (expression instanceof FieldAccessExpr field && isInstance(field.getScope())) {
            return Optional.of(field.getNameAsString());
        }
        if (!(expression instanceof MethodCallExpr call)
                || !call.getArguments().isEmpty()
                || !call.getScope().map(PropertySearch::isInstance).orElse(true)) {
            return Optional.empty();
        }
        boolean ofSuper = call.getScope().filter(SuperExpr.class::isInstance).isPresent();
        return ofSuper && call.getNameAsString().equals("hashCode")
                ? Optional.of("super")
                : MemberFragment.propertyName(call.getNameAsString());
    }

    private static boolean isInstance(Expression expression) {
        return expression instanceof ThisExpr || expression instanceof SuperExpr;
    }

    /** What is read of a property: nothing more than the property, or a step further; empty for a comparison with null. */
    private static Optional<String> next(Expression property) {
        Node parent = property.getParentNode().orElse(property);
        while (parent instanceof EnclosedExpr) {
            parent = parent.getParentNode().orElse(property);
        }
        if (parent instanceof BinaryExpr comparison
                && (comparison.getLeft() instanceof NullLiteralExpr
                        || comparison.getRight() instanceof NullLiteralExpr)) {
            return Optional.empty();
        }
        if (parent instanceof MethodCallExpr call
                && call.getScope().filter(property::equals).isPresent()
                && !call.getNameAsString().equals("hashCode")) {
            return Optional.of("." + call.getNameAsString());
        }
        return Optional.of(
                parent instanceof FieldAccessExpr field && field.getScope().equals(property)
                        ? "." + field.getNameAsString()
                        : "");
    }
}
