package io.github.cascadelint.source;

import java.util.List;
import java.util.Optional;

/** An expression in the body of a method, as far as the life of rows may depend on it; names unresolved. */
public sealed interface Code {

    /** What nothing is known of. */
    Code OTHER = new Other();

    /**
     * A parameter or variable of the method.
     *
     * @param number its place among the method's {@link MethodCode#locals() locals}
     */
    record Local(int number) implements Code {}

    /** A simple name that is no local one: a field, or a type before a dot. */
    record Name(String name) implements Code {}

    /** {@code this} and {@code super}. */
    record This() implements Code {}

    /** A field by its name: {@code order.customer}; or a member of a type. */
    record Field(Code of, String name) implements Code {}

    /**
     * A call.
     *
     * @param receiver what stands before the dot, where something does
     */
    record Call(Optional<Code> receiver, String method, List<Code> arguments) implements Code {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code new T(…)}. */
    record New(TypeUse type, List<Code> arguments) implements Code {
        public New {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code null}. */
    record Null() implements Code {}

    /** {@code T.class}. */
    record ClassLiteral(TypeUse type) implements Code {}

    /** A string, or strings and other values joined with {@code +}. */
    record Text(AnnotationValue value) implements Code {}

    /** An element of a collection, an array, a stream or an optional: the variable of a loop or of a lambda. */
    record Element(Code of) implements Code {}

    /** {@code (T) of}. */
    record Cast(TypeUse type, Code of) implements Code {}

    /** One of several: {@code a ? b : c}. */
    record Choice(List<Code> of) implements Code {
        public Choice {
            of = List.copyOf(of);
        }
    }

    /** A lambda by the expression that is its body; the lambda's parameters are locals of the method. */
    record Lambda(Code result) implements Code {}

    /** A method reference: {@code of::method}. */
    record Reference(Code of, String method) implements Code {}

    /** {@code target = value}, where the target is no local variable. */
    record Assign(Code target, Code value) implements Code {}

    /** Anything else. */
    record Other() implements Code {}
}
