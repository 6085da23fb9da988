package io.github.cascadelint.explain;

import io.github.cascadelint.explain.Operation.Kind;
import io.github.cascadelint.explain.Operation.Outcome;
import io.github.cascadelint.mapping.CascadeType;
import java.util.List;

/** What refresh and detach do along an association (Jakarta Persistence 3.2, sections 3.3.5 and 3.3.6). */
final class ReadAlong {

    private ReadAlong() {}

    static Operation refresh(Along along) {
        String java = "em.refresh(" + along.ownerVariable() + ")";
        String what = (along.isMany() ? "each " : "the ") + along.targetName();
        if (!along.cascades(CascadeType.REFRESH)) {
            return new Operation(
                    Kind.REFRESH,
                    java,
                    Outcome.STOPS,
                    "Reads the " + along.ownerName() + " again. A loaded " + along.targetName()
                            + " keeps what was changed in it: nothing cascades REFRESH" + along.asFarAsKnown() + ".",
                    List.of());
        }
        List<Step> steps = List.of();
        if (along.isTold()) {
            String select = "select … from " + along.targetRows().table() + " … where "
                    + along.targetRows().whereKey();
            steps = List.of(along.isMany() ? Step.each(select) : Step.once(select));
        }
        return new Operation(
                Kind.REFRESH,
                java,
                Outcome.REACHES,
                "Reads " + what
                        + " that is loaded again, one statement for each: changes that were not flushed are lost."
                        + " What is not loaded is not read.",
                steps);
    }

    static Operation detach(Along along) {
        String what = (along.isMany() ? "each " : "the ") + along.targetName();
        boolean cascades = along.cascades(CascadeType.DETACH);
        return new Operation(
                Kind.DETACH,
                "em.detach(" + along.ownerVariable() + ")",
                cascades ? Outcome.REACHES : Outcome.STOPS,
                cascades
                        ? "Takes " + what + " that is loaded out of the persistence context, too; no statement."
                        : "A loaded " + along.targetName() + " stays managed: nothing cascades DETACH"
                                + along.asFarAsKnown() + ".",
                List.of());
    }
}
