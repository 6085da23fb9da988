package io.github.cascadelint.testkit;

import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.graph.RoleOverrides;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleMetadata;
import io.github.cascadelint.schema.match.SchemaMatches;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A model of entities given as text, with call sites put in by hand, for what a rule makes of code. */
public final class CalledModel {

    private final MappingModel model;
    private final List<CallSite> callSites = new ArrayList<>();

    private CalledModel(MappingModel model) {
        this.model = model;
    }

    /** The model of the entities in a fixture. */
    public static CalledModel of(String fixture) {
        return new CalledModel(Analysis.of(fixture).graph().model());
    }

    /** The same where code does something to rows of an entity. */
    public CalledModel with(Act act, String entity) {
        return with(act, entity, Optional.empty());
    }

    /** The same where code does something to an attribute. */
    public CalledModel with(Act act, String entity, String attribute) {
        return with(act, entity, Optional.of(attribute));
    }

    private CalledModel with(Act act, String entity, Optional<String> attribute) {
        callSites.add(new CallSite(
                act,
                entity,
                attribute,
                "Service.call",
                "call()",
                SourceRange.ofLine("shop/Service.java", callSites.size() + 1)));
        return this;
    }

    /** What one rule alone says of it. */
    public List<Finding> findings(String rule) {
        MappingModel called = new MappingModel(model.types(), Set.of(), Map.of(), callSites);
        RuleMetadata metadata = CascadeLint.rules().find(rule).orElseThrow();
        RuleContext context = new RuleContext(
                new RelationshipGraph(called, RoleOverrides.NONE),
                SchemaMatches.of(called, List.of()),
                metadata,
                Map.of(),
                file -> false);
        metadata.rule().check(context);
        return context.findings();
    }
}
