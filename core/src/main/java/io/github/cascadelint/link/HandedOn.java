package io.github.cascadelint.link;

import io.github.cascadelint.link.Origins.Path;
import io.github.cascadelint.source.Code;
import io.github.cascadelint.source.MethodCode.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Finds what a method takes out of a collection and hands to another method that is named for a delete, and of which the scan
 * does not tell what it does: the row may well be deleted there.
 */
final class HandedOn {

    /** An instance that leaves a collection. */
    private record TakenOut(Path path, Code value) {}

    /** An instance that is handed to a method, and the attribute that it was read from. */
    private record Handed(Code value, Optional<Path> from, Step step) {}

    private final List<TakenOut> out = new ArrayList<>();
    private final List<Handed> handed = new ArrayList<>();

    void leaves(Path path, Code value) {
        out.add(new TakenOut(path, value));
    }

    void isHanded(Code value, Optional<Path> from, Step step) {
        handed.add(new Handed(value, from, step));
    }

    /** Reports what was found in the method that ends here, each with the collection that is left. */
    void end(BiConsumer<Path, Step> report) {
        for (Handed given : handed) {
            out.stream()
                    .filter(taken -> isSame(taken, given))
                    .findFirst()
                    .ifPresent(taken -> report.accept(taken.path(), given.step()));
        }
        out.clear();
        handed.clear();
    }

    private static boolean isSame(TakenOut taken, Handed given) {
        return (given.value() instanceof Code.Local && given.value().equals(taken.value()))
                || given.from()
                        .filter(path -> path.association()
                                .declaredName()
                                .equals(taken.path().association().declaredName()))
                        .isPresent();
    }
}
