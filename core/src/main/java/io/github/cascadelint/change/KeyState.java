package io.github.cascadelint.change;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.match.KeyMatch;
import io.github.cascadelint.schema.match.SchemaMatches;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the foreign key behind an association.
 *
 * @param source what tells it
 * @param action what the key does on a delete; empty where there is no key
 * @param name the key's name, where the schema has it
 * @param place where it is made or declared
 */
record KeyState(Source source, Optional<ReferentialAction> action, String name, Optional<SourceRange> place) {

    /** What tells of a key. */
    enum Source {
        /** The schema of the database. */
        SCHEMA,
        /** {@code @OnDelete}, where no schema tells. */
        MAPPING,
        /** Nothing. */
        NONE
    }

    private static final KeyState UNKNOWN = new KeyState(Source.NONE, Optional.empty(), "", Optional.empty());

    /** Whether such an association has its key in the rows of an entity. */
    static boolean hasKey(Association end) {
        return end.keyIsInOwner() || isKeyInTarget(end);
    }

    /** Whether the key is in the rows of the target: a one-to-many without the other end. */
    static boolean isKeyInTarget(Association end) {
        return end.kind() == AssociationKind.ONE_TO_MANY
                && end.isOwning()
                && end.joinTable().isEmpty();
    }

    static KeyState of(Association end, State state) {
        Optional<KeyMatch> match = match(end, state.matches());
        if (match.isPresent()) {
            List<ForeignKey> keys =
                    match.get().matching().stream().filter(ForeignKey::enabled).toList();
            if (!keys.isEmpty()) {
                ForeignKey key = keys.get(0);
                return new KeyState(Source.SCHEMA, Optional.of(key.onDelete()), key.name(), Optional.of(key.place()));
            }
            if (match.get().isCertainlyUnguarded()) {
                return new KeyState(
                        Source.SCHEMA,
                        Optional.empty(),
                        "",
                        Optional.of(match.get().table().place()));
            }
        }
        return declared(end, state.graph())
                .flatMap(setting -> setting.known()
                        .map(action -> new KeyState(
                                Source.MAPPING,
                                Optional.of(ReferentialAction.valueOf(action.name())),
                                "",
                                setting.place())))
                .orElse(UNKNOWN);
    }

    private static Optional<KeyMatch> match(Association end, SchemaMatches matches) {
        return matches.keysInAllDialects(end).stream()
                .map(dialects -> dialects.get(0))
                .filter(match -> match.key().entity().equals(end.owner()))
                .filter(match ->
                        match.key().attribute().filter(end.name()::equals).isPresent())
                .findFirst();
    }

    private static Optional<Setting<OnDelete>> declared(Association end, RelationshipGraph graph) {
        return end.onDelete().or(() -> graph.inverse(end).flatMap(Association::onDelete));
    }

    boolean deletes() {
        return action.filter(ReferentialAction.CASCADE::equals).isPresent();
    }

    boolean clears() {
        return action.filter(done -> done == ReferentialAction.SET_NULL || done == ReferentialAction.SET_DEFAULT)
                .isPresent();
    }

    /** Whether a schema tells that there is no key. */
    boolean isMissing() {
        return source == Source.SCHEMA && action.isEmpty();
    }

    /** {@code ON DELETE CASCADE}, and who says so. */
    String words() {
        String sql = "ON DELETE " + action.map(ReferentialAction::sql).orElse("NO ACTION");
        return source == Source.MAPPING ? "@OnDelete (" + sql + ")" : sql;
    }
}
