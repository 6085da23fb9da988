package io.github.cascadelint.source;

import io.github.cascadelint.base.SourceRange;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A method or constructor with what its body does.
 *
 * @param name its name, {@link #CONSTRUCTOR} of a constructor
 * @param parameters how many of the locals are its parameters
 * @param result what it returns; empty for nothing
 * @param annotations what stands on it
 * @param isStatic whether it belongs to no instance
 * @param locals parameters and variables; those of nested scopes, too
 * @param steps calls and assignments in the order of the source
 * @param returned the values it may return
 * @param properties the properties of the instance that the body reads, where the method was asked for by its name;
 *     {@code customer.getName} for one that is a step on the way
 * @param range its name
 */
public record MethodCode(
        String name,
        int parameters,
        Optional<TypeUse> result,
        List<AnnotationUse> annotations,
        boolean isStatic,
        List<Local> locals,
        List<Step> steps,
        List<Code> returned,
        Set<String> properties,
        SourceRange range) {

    /** The name of every constructor. */
    public static final String CONSTRUCTOR = "<init>";

    public MethodCode {
        annotations = List.copyOf(annotations);
        locals = List.copyOf(locals);
        steps = List.copyOf(steps);
        returned = List.copyOf(returned);
        properties = Collections.unmodifiableSet(new TreeSet<>(properties));
    }

    /**
     * A parameter or variable.
     *
     * @param type as declared; empty for {@code var} and for a lambda's parameter without type
     * @param values what it is set to, wherever it is
     */
    public record Local(String name, Optional<TypeUse> type, List<Code> values) {
        public Local {
            values = List.copyOf(values);
        }
    }

    /**
     * A call or an assignment.
     *
     * @param code what is done
     * @param text as written, on one line, shortened if it is long
     * @param range the place
     */
    public record Step(Code code, String text, SourceRange range) {}

    public boolean isConstructor() {
        return name.equals(CONSTRUCTOR);
    }
}
