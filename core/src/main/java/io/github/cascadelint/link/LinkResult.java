package io.github.cascadelint.link;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.mapping.MappingModel;
import java.util.List;

/** The model, and what could not be linked. */
public record LinkResult(MappingModel model, List<Problem> problems) {
    public LinkResult {
        problems = List.copyOf(problems);
    }
}
