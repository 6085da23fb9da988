package io.github.cascadelint.source.java;

import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import com.github.javaparser.ast.type.WildcardType;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.Origin;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.Explanations;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.TypeUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Turns the parser's tree into fragments, so that nothing else needs to know the parser. */
final class AstConverter {

    /** Annotations of methods that are called when an instance is removed (Jakarta Persistence 3.2, section 3.6). */
    private static final Set<String> REMOVAL_CALLBACKS = Set.of("PreRemove", "PostRemove");

    /** The class that the parser puts around the members of a file without one (Java 25). */
    private static final String COMPACT_CLASS = "$COMPACT_CLASS";

    private final String file;
    private final String packageName;
    private final boolean damaged;
    private final CommentSearch comments;
    private final EffectSearch effects;
    private final UnaryOperator<Position> places;
    private final List<TypeFragment> types = new ArrayList<>();

    /**
     * @param packageName the package of the file
     * @param comments the comments of the file
     * @param effects the members of the file that are called for their effect
     * @param places tells where in the file a position of the tree stands
     * @param damaged whether part of the file was left out
     */
    AstConverter(
            String file,
            String packageName,
            CommentSearch comments,
            EffectSearch effects,
            UnaryOperator<Position> places,
            boolean damaged) {
        this.file = file;
        this.packageName = packageName;
        this.damaged = damaged;
        this.comments = comments;
        this.effects = effects;
        this.places = places;
    }

    List<TypeFragment> convert(CompilationUnit unit) {
        unit.getTypes().forEach(type -> type(type, packageName, Optional.empty()));
        return types;
    }

    private void type(TypeDeclaration<?> declaration, String qualifier, Optional<String> outer) {
        boolean isCompact = declaration.getNameAsString().equals(COMPACT_CLASS);
        String simple = isCompact ? FileFragment.stem(file) : declaration.getNameAsString();
        String name = qualifier.isEmpty() ? simple : qualifier + "." + simple;
        List<MemberFragment> members = new ArrayList<>();
        Map<String, AnnotationValue> constants = new LinkedHashMap<>();
        Map<String, TypeUse> parameters = new LinkedHashMap<>();
        Optional<TypeUse> superclass = Optional.empty();
        List<TypeUse> interfaces = List.of();
        boolean isAbstract = false;
        boolean isInterface = false;
        if (declaration instanceof ClassOrInterfaceDeclaration type) {
            isInterface = type.isInterface();
            isAbstract = type.isAbstract() || isInterface;
            typeParameters(type.getTypeParameters(), parameters);
            if (isInterface) {
                interfaces = types(type.getExtendedTypes());
            } else {
                superclass = type.getExtendedTypes().getFirst().map(this::typeUse);
                interfaces = types(type.getImplementedTypes());
            }
        } else if (declaration instanceof RecordDeclaration type) {
            typeParameters(type.getTypeParameters(), parameters);
            interfaces = types(type.getImplementedTypes());
            type.getParameters()
                    .forEach(component -> members.add(new MemberFragment(
                            component.getNameAsString(),
                            false,
                            typeUse(component.getType()),
                            annotations(component.getAnnotations()),
                            false,
                            range(component.getName()),
                            explanations(component, component.getName()),
                            startLine(component))));
        } else if (declaration instanceof EnumDeclaration type) {
            interfaces = types(type.getImplementedTypes());
        } else if (declaration instanceof AnnotationDeclaration) {
            isInterface = true;
            isAbstract = true;
        }
        for (BodyDeclaration<?> member : declaration.getMembers()) {
            if (member instanceof FieldDeclaration field) {
                field(field, isInterface, members, constants);
            } else if (member instanceof MethodDeclaration method) {
                getter(method, members);
            }
        }
        int endLine = declaration.getRange().map(r -> places.apply(r.end).line).orElse(1);
        types.add(new TypeFragment(
                name,
                Origin.JAVA,
                outer,
                parameters,
                superclass,
                interfaces,
                annotationsOf(declaration),
                members,
                constants,
                effects.isAmong(startLine(declaration), endLine)
                        || declaration.getMembers().stream().anyMatch(AstConverter::canBeWritten),
                isAbstract,
                isCompact ? SourceRange.ofLine(file, 1) : range(declaration.getName()),
                startLine(declaration),
                endLine,
                damaged));
        for (BodyDeclaration<?> member : declaration.getMembers()) {
            if (member instanceof TypeDeclaration<?> nested) {
                type(nested, name, Optional.of(name));
            }
        }
    }

    /** Whether an annotation of that name makes a method one that is called when an instance is removed. */
    static boolean isRemovalCallback(String annotation) {
        return REMOVAL_CALLBACKS.contains(annotation.substring(annotation.lastIndexOf('.') + 1));
    }

    private List<AnnotationUse> annotationsOf(TypeDeclaration<?> declaration) {
        List<AnnotationUse> uses = new ArrayList<>(annotations(declaration.getAnnotations()));
        for (MethodDeclaration method : declaration.getMethods()) {
            annotations(method.getAnnotations()).stream()
                    .filter(use -> isRemovalCallback(use.name()))
                    .forEach(uses::add);
        }
        return uses;
    }

    private void field(
            FieldDeclaration field,
            boolean inInterface,
            List<MemberFragment> members,
            Map<String, AnnotationValue> constants) {
        for (var variable : field.getVariables()) {
            if (field.isStatic() || inInterface) {
                variable.getInitializer()
                        .filter(value -> field.isFinal() || inInterface)
                        .ifPresent(value -> constants.put(variable.getNameAsString(), value(value)));
                continue;
            }
            members.add(new MemberFragment(
                    variable.getNameAsString(),
                    false,
                    typeUse(variable.getType()),
                    annotations(field.getAnnotations()),
                    field.isTransient(),
                    range(variable.getName()),
                    explanations(field, variable.getName()),
                    startLine(field)));
        }
    }

    private void getter(MethodDeclaration method, List<MemberFragment> members) {
        if (method.isStatic()
                || !method.getParameters().isEmpty()
                || method.getType().isVoidType()) {
            return;
        }
        String name = method.getNameAsString();
        Optional<String> attribute = MemberFragment.propertyName(name);
        if (attribute.isEmpty()) {
            return;
        }
        members.add(new MemberFragment(
                attribute.get(),
                true,
                typeUse(method.getType()),
                annotations(method.getAnnotations()),
                false,
                range(method.getName()),
                explanations(method, method.getName()),
                startLine(method)));
    }

    private static boolean canBeWritten(BodyDeclaration<?> member) {
        return member instanceof FieldDeclaration field && field.isPublic() && !field.isStatic() && !field.isFinal();
    }

    private void typeParameters(NodeList<TypeParameter> parameters, Map<String, TypeUse> into) {
        for (TypeParameter parameter : parameters) {
            into.put(
                    parameter.getNameAsString(),
                    parameter.getTypeBound().getFirst().map(this::typeUse).orElse(TypeUse.of("Object")));
        }
    }

    private List<TypeUse> types(NodeList<ClassOrInterfaceType> types) {
        return types.stream().map(this::typeUse).toList();
    }

    TypeUse typeUse(Type type) {
        if (type instanceof ArrayType array) {
            TypeUse element = typeUse(array.getComponentType());
            return new TypeUse(element.name(), element.arguments(), true);
        }
        if (type instanceof WildcardType wildcard) {
            return wildcard.getExtendedType().map(this::typeUse).orElse(TypeUse.of("Object"));
        }
        if (type instanceof ClassOrInterfaceType reference) {
            List<TypeUse> arguments = reference
                    .getTypeArguments()
                    .map(list -> list.stream().map(this::typeUse).toList())
                    .orElse(List.of());
            return new TypeUse(reference.getNameWithScope(), arguments, false);
        }
        return TypeUse.of(type.asString());
    }

    List<AnnotationUse> annotations(NodeList<AnnotationExpr> annotations) {
        return annotations.stream().map(this::annotation).toList();
    }

    private AnnotationUse annotation(AnnotationExpr annotation) {
        Map<String, AnnotationValue> members = new LinkedHashMap<>();
        if (annotation instanceof SingleMemberAnnotationExpr single) {
            members.put("value", value(single.getMemberValue()));
        } else if (annotation instanceof NormalAnnotationExpr normal) {
            for (MemberValuePair pair : normal.getPairs()) {
                members.put(pair.getNameAsString(), value(pair.getValue()));
            }
        }
        return new AnnotationUse(annotation.getNameAsString(), members, range(annotation));
    }

    AnnotationValue value(Expression expression) {
        SourceRange range = range(expression);
        if (expression instanceof EnclosedExpr enclosed) {
            return value(enclosed.getInner());
        }
        if (expression instanceof TextBlockLiteralExpr text) {
            return new AnnotationValue.Literal(text.translateEscapes(), range);
        }
        if (expression instanceof StringLiteralExpr string) {
            return new AnnotationValue.Literal(string.asString(), range);
        }
        if (expression instanceof LiteralStringValueExpr literal) {
            return new AnnotationValue.Literal(literal.getValue(), range);
        }
        if (expression instanceof BooleanLiteralExpr bool) {
            return new AnnotationValue.Literal(Boolean.toString(bool.getValue()), range);
        }
        if (expression instanceof NameExpr name) {
            return new AnnotationValue.Name(name.getNameAsString(), range);
        }
        if (expression instanceof FieldAccessExpr access) {
            return new AnnotationValue.Name(name(access), range);
        }
        if (expression instanceof ClassExpr type) {
            return new AnnotationValue.ClassName(typeUse(type.getType()), range);
        }
        if (expression instanceof ArrayInitializerExpr array) {
            return new AnnotationValue.Array(
                    array.getValues().stream().map(this::value).toList(), range);
        }
        if (expression instanceof AnnotationExpr nested) {
            return new AnnotationValue.Nested(annotation(nested), range);
        }
        if (expression instanceof BinaryExpr binary && binary.getOperator() == BinaryExpr.Operator.PLUS) {
            return new AnnotationValue.Concatenation(parts(binary), range);
        }
        return new AnnotationValue.Other("expression", range);
    }

    /** A qualified name as written; what the parser prints would be the same, and slower. */
    private static String name(FieldAccessExpr access) {
        Expression scope = access.getScope();
        String qualifier = scope instanceof FieldAccessExpr inner
                ? name(inner)
                : scope instanceof NameExpr first ? first.getNameAsString() : scope.toString();
        return qualifier + "." + access.getNameAsString();
    }

    /** The operands of a chain of sums, without recursion along it: generated sources join thousands of strings. */
    private List<AnnotationValue> parts(BinaryExpr sum) {
        List<AnnotationValue> parts = new ArrayList<>();
        Expression left = sum;
        while (left instanceof BinaryExpr binary && binary.getOperator() == BinaryExpr.Operator.PLUS) {
            parts.add(0, value(binary.getRight()));
            left = binary.getLeft();
        }
        parts.add(0, value(left));
        return parts;
    }

    private Explanations explanations(Node declaration, Node name) {
        return comments.explanations(startLine(declaration), startLine(name));
    }

    private int startLine(Node node) {
        return node.getRange().map(r -> places.apply(r.begin).line).orElse(1);
    }

    SourceRange range(Node node) {
        Range range = node.getRange().orElseThrow(() -> new IllegalStateException("the parser gave no range: " + file));
        Position begin = places.apply(range.begin);
        Position end = places.apply(range.end);
        return new SourceRange(file, begin.line, begin.column, end.line, end.column + 1);
    }
}
