package io.github.cascadelint.link;

import io.github.cascadelint.link.CodeTypes.Scope;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.Code;
import io.github.cascadelint.source.TypeFragment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells the text that an expression gives, with a {@link DeleteStatement#HOLE hole} for every part that is not known. */
final class StatementTexts {

    /** What a variable holds may refer to it again. */
    private static final int MAX_DEPTH = 6;

    private static final Set<String> BUILDERS = Set.of("StringBuilder", "StringBuffer");

    /** Methods of strings that change nothing of what a statement deletes. */
    private static final Set<String> SAME = Set.of(
            "toString",
            "trim",
            "strip",
            "stripIndent",
            "formatted",
            "concat",
            "intern",
            "append",
            "replace",
            "replaceAll");

    private final Constants constants;

    /** What constants hold, by the type that names them and their name there: the same few are named again and again. */
    private final Map<String, Optional<String>> known = new HashMap<>();

    StatementTexts(Constants constants) {
        this.constants = constants;
    }

    /** The texts that an expression may give; none where it is no text, or nothing is known of it. */
    List<String> of(Code code, Scope scope) {
        return texts(code, scope, 0).toList();
    }

    /** The text of a value that stands in a type. */
    String of(AnnotationValue value, TypeFragment scope) {
        if (value instanceof AnnotationValue.Concatenation concatenation) {
            return concatenation.parts().stream().map(part -> of(part, scope)).collect(Collectors.joining());
        }
        Optional<String> text =
                value instanceof AnnotationValue.Name name ? constant(name, scope) : constants.string(value, scope);
        return text.orElse(String.valueOf(DeleteStatement.HOLE));
    }

    /** The names of constants begin with a capital; all others are variables, and not looked for. */
    private Optional<String> constant(AnnotationValue.Name name, TypeFragment scope) {
        return Character.isUpperCase(NameResolver.lastSegment(name.name()).charAt(0))
                ? known.computeIfAbsent(scope.name() + " " + name.name(), k -> constants.string(name, scope))
                : Optional.empty();
    }

    private Stream<String> texts(Code code, Scope scope, int depth) {
        if (depth > MAX_DEPTH) {
            return Stream.empty();
        }
        if (code instanceof Code.Text text) {
            return Stream.of(of(text.value(), scope.type().type()));
        }
        if (code instanceof Code.Local local) {
            return scope.method().locals().get(local.number()).values().stream()
                    .flatMap(value -> texts(value, scope, depth + 1));
        }
        if (code instanceof Code.Choice choice) {
            return choice.of().stream().flatMap(one -> texts(one, scope, depth + 1));
        }
        if (code instanceof Code.New made) {
            return BUILDERS.contains(made.type().name())
                    ? made.arguments().stream()
                            .flatMap(argument -> texts(argument, scope, depth + 1))
                            .map(text -> text + DeleteStatement.HOLE)
                    : Stream.empty();
        }
        if (code instanceof Code.Call call) {
            return ofCall(call, scope, depth);
        }
        return constant(code)
                .flatMap(name -> constant(
                        new AnnotationValue.Name(name, scope.method().range()),
                        scope.type().type()))
                .stream();
    }

    private Stream<String> ofCall(Code.Call call, Scope scope, int depth) {
        if (call.receiver().isEmpty()) {
            return Stream.empty();
        }
        Code receiver = call.receiver().get();
        if (receiver instanceof Code.Name type
                && type.name().equals("String")
                && call.method().equals("format")
                && !call.arguments().isEmpty()) {
            return texts(call.arguments().get(0), scope, depth + 1);
        }
        return SAME.contains(call.method()) ? texts(receiver, scope, depth + 1) : Stream.empty();
    }

    /** {@code QUERY}, {@code Order.QUERY}. */
    private static Optional<String> constant(Code code) {
        if (code instanceof Code.Name name) {
            return Optional.of(name.name());
        }
        return code instanceof Code.Field field
                ? constant(field.of()).map(of -> of + "." + field.name())
                : Optional.empty();
    }
}
