package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.ElementCollection;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleContext.Report;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.match.KeyMatch;
import java.util.List;
import java.util.Optional;

/** Phrases and places that rules on the schema share. */
final class SchemaWords {

    private SchemaWords() {}

    /** {@code table.column}. */
    static String columns(KeyMatch match) {
        return match.table().name().name() + "." + String.join(", ", match.columnNames());
    }

    /** The columns without a key, and where they are made. */
    static Evidence unguarded(KeyMatch match) {
        return Evidence.of(
                columns(match) + " refers to "
                        + match.refTable().orElseThrow().name().name() + " and has no foreign key",
                match.columns().get(0).place());
    }

    /** What speaks against a finding where no more than a copy of the schema is known. */
    static List<Evidence> copy(SchemaKey key) {
        return key.copy().stream()
                .map(doubt -> Evidence.of("against it: " + doubt.text(), doubt.place()))
                .toList();
    }

    /** The key that deletes along. */
    static Evidence cascade(KeyMatch match, ForeignKey key) {
        return Evidence.of(
                "the foreign key " + key.name() + " on " + columns(match) + " says ON DELETE CASCADE", key.place());
    }

    /** The first of the places that delete rows of an entity. */
    static List<Evidence> deletes(List<CallSite> deletes, String entity) {
        return deletes.stream()
                .limit(1)
                .map(site ->
                        Evidence.of(site.method() + " deletes " + Words.a(entity) + ": " + site.code(), site.range()))
                .toList();
    }

    /** Which databases it is known of, where not of all. */
    static String databases(SchemaKey key, List<KeyMatch> known) {
        return known.size() == key.matches().size()
                ? ""
                : " (in the schema for "
                        + String.join(
                                " and ",
                                known.stream()
                                        .map(match -> match.schema()
                                                .source()
                                                .dialect()
                                                .id())
                                        .toList())
                        + ")";
    }

    /** Starts a finding at the attribute whose key it is, or at the entity. */
    static Report report(RuleContext context, SchemaKey key) {
        Optional<Association> association = key.association(context);
        if (association.isPresent()) {
            return context.report(association.get(), association.get().annotationRange());
        }
        Optional<Attribute> attribute = key.attribute(context);
        ManagedType entity = context.model().type(key.key().entity()).orElseThrow();
        return attribute
                .filter(ElementCollection.class::isInstance)
                .map(elements -> context.report(elements, entity))
                .orElseGet(() -> context.report(entity));
    }
}
