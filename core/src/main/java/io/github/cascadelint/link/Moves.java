package io.github.cascadelint.link;

import io.github.cascadelint.link.Origins.Path;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.source.Code;
import io.github.cascadelint.source.MethodCode.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Finds what leaves one owner and goes to another in one method: from collection to collection, or from to-one to to-one. */
final class Moves {

    /** An instance that leaves or enters a collection. */
    private record Change(Path path, Code value, Step step) {}

    /** A to-one that is given what another instance's held. */
    private record Given(Path path, Path from) {}

    /** A to-one that lets go of what it held. */
    private record Emptied(Path path, Step step) {}

    private final MappingModel model;
    private final List<Change> out = new ArrayList<>();
    private final List<Change> in = new ArrayList<>();
    private final List<Given> given = new ArrayList<>();
    private final List<Emptied> emptied = new ArrayList<>();

    Moves(MappingModel model) {
        this.model = model;
    }

    void leaves(Path path, Code value, Step step) {
        out.add(new Change(path, value, step));
    }

    void enters(Path path, Code value, Step step) {
        in.add(new Change(path, value, step));
    }

    void isGiven(Path path, Path from) {
        given.add(new Given(path, from));
    }

    void letsGo(Path path, Step step) {
        emptied.add(new Emptied(path, step));
    }

    /** Reports the moves of the method that ends here, each with the attribute that is left. */
    void end(BiConsumer<Path, Step> report) {
        for (Change left : out) {
            if (in.stream().anyMatch(entered -> isMove(left, entered))) {
                report.accept(left.path(), left.step());
            }
        }
        for (Emptied left : emptied) {
            if (given.stream().anyMatch(to -> isMove(left.path(), to))) {
                report.accept(left.path(), left.step());
            }
        }
        out.clear();
        in.clear();
        given.clear();
        emptied.clear();
    }

    private static boolean isMove(Path left, Given to) {
        return left.of() instanceof Code.Local
                && left.equals(to.from())
                && !left.of().equals(to.path().of())
                && left.association().removesOrphans();
    }

    private boolean isMove(Change left, Change entered) {
        return isInstance(left.value())
                && left.value().equals(entered.value())
                && !left.path().of().equals(entered.path().of())
                && entered.path().association().removesOrphans()
                && sameTarget(left.path(), entered.path());
    }

    private boolean sameTarget(Path a, Path b) {
        Optional<String> target = a.association().target().resolved();
        return b.association()
                .target()
                .resolved()
                .flatMap(other -> target.filter(name -> model.sameHierarchy(name, other)))
                .isPresent();
    }

    /** Two variables are the same instance by their number; of other expressions nothing is known. */
    private static boolean isInstance(Code value) {
        return value instanceof Code.Local || value instanceof Code.This;
    }
}
