package io.github.cascadelint.source.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.type.Type;
import io.github.cascadelint.source.Code;
import io.github.cascadelint.source.CodeWords;
import io.github.cascadelint.source.MethodCode;
import io.github.cascadelint.source.MethodCode.Step;
import io.github.cascadelint.source.TypeUse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the body of one method into steps: calls and assignments, with what their variables hold. */
final class BodyReader {

    /** Longer code is shortened in reports. */
    private static final int MAX_TEXT = 80;

    /** What stands where the type of a variable is left out; the second is Lombok's. */
    private static final Set<String> INFERRED = Set.of("var", "val");

    /** Methods that make a statement ready, which another method of their result runs. */
    private static final Set<String> MAKES_READY = Set.of(
            "createMutationQuery",
            "createNamedQuery",
            "createNativeMutationQuery",
            "createNativeQuery",
            "createQuery",
            "createSelectionQuery",
            "createSQLQuery",
            "prepareStatement");

    /** A variable while the body is read. */
    private record Variable(int number, String name, Optional<TypeUse> type, List<Code> values) {}

    /** What is the same for all bodies of a file. */
    record Setting(AstConverter converter, CodeWords words) {}

    private final AstConverter converter;
    private final CodeWords words;
    private final List<Variable> variables = new ArrayList<>();
    private final Deque<Map<String, Variable>> scopes = new ArrayDeque<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Code> returned = new ArrayList<>();
    private final IdentityHashMap<Expression, Code> known = new IdentityHashMap<>();

    /** How many classes and lambdas within the method stand around what is read. */
    private int innerTypes;

    private int lambdas;

    private BodyReader(Setting setting) {
        this.converter = setting.converter();
        this.words = setting.words();
        scopes.push(new HashMap<>());
    }

    /** What a method or constructor does. */
    static MethodCode read(CallableDeclaration<?> declaration, Optional<BlockStmt> body, Setting setting) {
        BodyReader reader = new BodyReader(setting);
        AstConverter converter = setting.converter();
        reader.declare(declaration.getParameters());
        body.ifPresent(reader::visit);
        Optional<TypeUse> result = declaration instanceof MethodDeclaration method
                        && !method.getType().isVoidType()
                ? Optional.of(converter.typeUse(method.getType()))
                : Optional.empty();
        return new MethodCode(
                declaration instanceof MethodDeclaration ? declaration.getNameAsString() : MethodCode.CONSTRUCTOR,
                declaration.getParameters().size(),
                result,
                converter.annotations(declaration.getAnnotations()),
                declaration.isStatic(),
                reader.variables.stream()
                        .map(variable -> new MethodCode.Local(variable.name(), variable.type(), variable.values()))
                        .toList(),
                reader.steps,
                reader.returned,
                properties(declaration, body, reader),
                converter.range(declaration.getName()));
    }

    private static Set<String> properties(
            CallableDeclaration<?> declaration, Optional<BlockStmt> body, BodyReader reader) {
        if (body.isEmpty() || !reader.words.methods().contains(declaration.getNameAsString())) {
            return Set.of();
        }
        return PropertySearch.in(
                body.get(), reader.variables.stream().map(Variable::name).toList());
    }

    private void declare(NodeList<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            Optional<TypeUse> type = type(parameter.getType());
            declare(
                    parameter.getNameAsString(),
                    parameter.isVarArgs() ? type.map(use -> new TypeUse(use.name(), use.arguments(), true)) : type);
        }
    }

    private Variable declare(String name, Optional<TypeUse> type) {
        Variable variable = new Variable(variables.size(), name, type, new ArrayList<>());
        variables.add(variable);
        scopes.element().put(name, variable);
        return variable;
    }

    private Optional<TypeUse> type(Type type) {
        return type.isUnknownType() || isInferred(type) ? Optional.empty() : Optional.of(converter.typeUse(type));
    }

    /** Whether what the variable holds tells its type; without a language level, {@code var} reads as the name of a type. */
    private static boolean isInferred(Type type) {
        return type.isVarType() || INFERRED.contains(type.asString());
    }

    private Optional<Variable> variable(String name) {
        return scopes.stream()
                .filter(scope -> scope.containsKey(name))
                .findFirst()
                .map(scope -> scope.get(name));
    }

    private void inScope(Runnable reading) {
        scopes.push(new HashMap<>());
        reading.run();
        scopes.pop();
    }

    private void visit(Node node) {
        if (node instanceof BlockStmt || node instanceof ForStmt || node instanceof CatchClause) {
            inScope(() -> inner(node));
        } else if (node instanceof Parameter parameter) {
            declare(parameter.getNameAsString(), type(parameter.getType()));
        } else if (node instanceof VariableDeclarationExpr declaration) {
            declaration.getVariables().forEach(this::local);
        } else if (node instanceof TypePatternExpr pattern) {
            declare(pattern.getNameAsString(), type(pattern.getType()));
        } else if (node instanceof ForEachStmt loop) {
            visit(loop.getIterable());
            inScope(() -> {
                VariableDeclarator variable = loop.getVariableDeclarator();
                declare(variable.getNameAsString(), type(variable.getType()))
                        .values()
                        .add(new Code.Element(code(loop.getIterable())));
                visit(loop.getBody());
            });
        } else if (node instanceof IfStmt choice && nullVariable(choice).isPresent()) {
            whereNull(choice, nullVariable(choice).get());
        } else if (node instanceof ReturnStmt result) {
            inner(node);
            if (lambdas == 0 && innerTypes == 0) {
                result.getExpression().ifPresent(value -> returned.add(code(value)));
            }
        } else if (node instanceof LocalClassDeclarationStmt local) {
            members(local.getClassDeclaration());
        } else if (node instanceof Expression expression) {
            expression(expression);
        } else if (!(node instanceof Type)) {
            inner(node);
        }
    }

    /** The variable that an if statement asks for null, and nothing else. */
    private Optional<Variable> nullVariable(IfStmt choice) {
        return choice.getCondition() instanceof BinaryExpr test
                        && test.getOperator() == BinaryExpr.Operator.EQUALS
                        && test.getRight() instanceof NullLiteralExpr
                        && test.getLeft() instanceof NameExpr name
                ? variable(name.getNameAsString())
                : Optional.empty();
    }

    /** Where a variable is null, it holds nothing of what it was set to before, but what it is set to there. */
    private void whereNull(IfStmt choice, Variable asked) {
        visit(choice.getCondition());
        inScope(() -> {
            Variable there = declare(asked.name(), asked.type());
            visit(choice.getThenStmt());
            if (there.values().isEmpty()) {
                there.values().add(new Code.Null());
            } else {
                asked.values().addAll(there.values());
            }
        });
        choice.getElseStmt().ifPresent(this::visit);
    }

    private void inner(Node node) {
        node.getChildNodes().forEach(this::visit);
    }

    private void local(VariableDeclarator declarator) {
        declarator.getInitializer().ifPresent(this::visit);
        Variable variable = declare(declarator.getNameAsString(), type(declarator.getType()));
        declarator.getInitializer().ifPresent(value -> variable.values().add(code(value)));
    }

    private void expression(Expression expression) {
        if (expression instanceof MethodCallExpr call) {
            call.getScope().ifPresent(this::visit);
            call.getArguments().forEach(argument -> argument(call, argument));
            step(call);
        } else if (expression instanceof LambdaExpr lambda) {
            lambda(lambda, Optional.empty());
        } else if (expression instanceof AssignExpr assignment) {
            visit(assignment.getTarget());
            visit(assignment.getValue());
            assign(assignment);
        } else if (expression instanceof ObjectCreationExpr creation) {
            creation.getArguments().forEach(this::visit);
            creation.getAnonymousClassBody().ifPresent(this::members);
        } else {
            inner(expression);
        }
    }

    private void argument(MethodCallExpr call, Expression argument) {
        if (argument instanceof LambdaExpr lambda) {
            lambda(lambda, call.getScope());
            return;
        }
        visit(argument);
        if (argument instanceof MethodReferenceExpr reference
                && call.getScope().isPresent()
                && words.keep(reference.getIdentifier())) {
            // forEach(repository::delete) is a call with every element
            Code element = new Code.Element(code(call.getScope().get()));
            add(
                    new Code.Call(Optional.of(code(reference.getScope())), reference.getIdentifier(), List.of(element)),
                    call);
        }
    }

    /** The only parameter of a lambda that is given to a method of a collection is its element. */
    private void lambda(LambdaExpr lambda, Optional<Expression> collection) {
        inScope(() -> {
            declare(lambda.getParameters());
            if (lambda.getParameters().size() == 1) {
                collection.ifPresent(of -> variable(lambda.getParameter(0).getNameAsString())
                        .ifPresent(parameter -> parameter.values().add(new Code.Element(code(of)))));
            }
            lambdas++;
            visit(lambda.getBody());
            lambdas--;
            lambda.getExpressionBody().ifPresent(body -> known.put(lambda, new Code.Lambda(code(body))));
        });
    }

    private void members(NodeList<BodyDeclaration<?>> members) {
        members.forEach(this::member);
    }

    private void members(TypeDeclaration<?> type) {
        members(type.getMembers());
    }

    /** A method of a class within the method: it sees the variables around it. */
    private void member(BodyDeclaration<?> member) {
        if (member instanceof CallableDeclaration<?> callable) {
            innerTypes++;
            inScope(() -> {
                declare(callable.getParameters());
                callable.getChildNodes().stream()
                        .filter(BlockStmt.class::isInstance)
                        .forEach(this::visit);
            });
            innerTypes--;
        }
    }

    /** A statement that is made ready, and then dropped, does nothing. */
    private void step(MethodCallExpr call) {
        if (words.keep(call.getNameAsString()) && !(MAKES_READY.contains(call.getNameAsString()) && isDropped(call))) {
            add(code(call), call);
        }
    }

    /** Whether nothing is done with the result. */
    private static boolean isDropped(MethodCallExpr call) {
        return call.getParentNode()
                .filter(ExpressionStmt.class::isInstance)
                .flatMap(Node::getParentNode)
                .filter(parent -> !(parent instanceof LambdaExpr))
                .isPresent();
    }

    private void assign(AssignExpr assignment) {
        if (assignment.getOperator() != AssignExpr.Operator.ASSIGN) {
            return;
        }
        Code value = code(assignment.getValue());
        Code target = code(assignment.getTarget());
        if (target instanceof Code.Local local) {
            variables.get(local.number()).values().add(value);
        } else if (!(target instanceof Code.Other)) {
            add(new Code.Assign(target, value), assignment);
        }
    }

    private void add(Code code, Expression expression) {
        steps.add(new Step(code, text(expression), converter.range(expression)));
    }

    /** The source of an expression, on one line. */
    private static String text(Expression expression) {
        String text = expression
                .getTokenRange()
                .map(Object::toString)
                .orElse("")
                .replaceAll("\\s+", " ")
                .replace(" .", ".");
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "…";
    }

    private Code code(Expression expression) {
        Code code = known.get(expression);
        if (code == null) {
            code = convert(expression);
            known.put(expression, code);
        }
        return code;
    }

    private Code convert(Expression expression) {
        if (expression instanceof NameExpr name) {
            return variable(name.getNameAsString())
                    .<Code>map(variable -> new Code.Local(variable.number()))
                    .orElseGet(() -> new Code.Name(name.getNameAsString()));
        }
        if (expression instanceof MethodCallExpr call) {
            return new Code.Call(call.getScope().map(this::code), call.getNameAsString(), codes(call.getArguments()));
        }
        if (expression instanceof FieldAccessExpr access) {
            return new Code.Field(code(access.getScope()), access.getNameAsString());
        }
        if (expression instanceof ThisExpr || expression instanceof SuperExpr) {
            return innerTypes == 0 ? new Code.This() : Code.OTHER;
        }
        if (expression instanceof ObjectCreationExpr creation) {
            return new Code.New(converter.typeUse(creation.getType()), codes(creation.getArguments()));
        }
        if (expression instanceof EnclosedExpr enclosed) {
            return code(enclosed.getInner());
        }
        if (expression instanceof CastExpr cast) {
            return new Code.Cast(converter.typeUse(cast.getType()), code(cast.getExpression()));
        }
        if (expression instanceof ConditionalExpr choice) {
            return new Code.Choice(List.of(code(choice.getThenExpr()), code(choice.getElseExpr())));
        }
        if (expression instanceof AssignExpr assignment) {
            return code(assignment.getValue());
        }
        if (expression instanceof NullLiteralExpr) {
            return new Code.Null();
        }
        if (expression instanceof ClassExpr literal) {
            return new Code.ClassLiteral(converter.typeUse(literal.getType()));
        }
        if (expression instanceof MethodReferenceExpr reference) {
            return new Code.Reference(code(reference.getScope()), reference.getIdentifier());
        }
        if (expression instanceof TypeExpr type) {
            return new Code.Name(converter.typeUse(type.getType()).name());
        }
        if (isText(expression)) {
            return new Code.Text(converter.value(expression));
        }
        return Code.OTHER;
    }

    private List<Code> codes(NodeList<Expression> expressions) {
        return expressions.stream().map(this::code).toList();
    }

    /** Whether it is a string, or a sum that has one among its operands. */
    private static boolean isText(Expression expression) {
        Expression left = expression;
        while (left instanceof BinaryExpr sum && sum.getOperator() == BinaryExpr.Operator.PLUS) {
            if (sum.getRight() instanceof StringLiteralExpr || sum.getRight() instanceof TextBlockLiteralExpr) {
                return true;
            }
            left = sum.getLeft();
        }
        return left instanceof StringLiteralExpr || left instanceof TextBlockLiteralExpr;
    }
}
