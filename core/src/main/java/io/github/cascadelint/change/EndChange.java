package io.github.cascadelint.change;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.change.Change.Kind;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.Cascade;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is different about one association that was there before.
 *
 * @param before how it was
 * @param after how it is
 * @param formerTarget the entity that it led to, as that is called now
 * @param formerKey the foreign key that it had
 * @param key the foreign key that it has
 */
record EndChange(
        Association before, Association after, Optional<String> formerTarget, KeyState formerKey, KeyState key) {

    /** One difference; the sentence goes on after the attribute's name. */
    record Difference(Kind kind, String text, Optional<SourceRange> place, boolean earlier) {}

    /** All differences that are worth a word. */
    List<Difference> differences() {
        List<Difference> all = new ArrayList<>();
        Stream.of(target(), shape(), remove(), orphans(), onDelete(), foreignKey(), optional(), otherCascades())
                .flatMap(Optional::stream)
                .forEach(all::add);
        return all;
    }

    private Optional<Difference> target() {
        Optional<String> now = after.target().resolved();
        return formerTarget.isPresent() && now.isPresent() && !formerTarget.equals(now)
                ? here(
                        Kind.TARGET_CHANGED,
                        "leads to " + Words.type(now.get()) + " now, and no longer to "
                                + Words.type(formerTarget.get()))
                : Optional.empty();
    }

    private Optional<Difference> shape() {
        if (before.kind() != after.kind()) {
            return here(
                    Kind.SHAPE_CHANGED,
                    "is " + article(after.kind()) + " now, and no longer " + article(before.kind()));
        }
        if (isUnknown(before.mappedBy()) || isUnknown(after.mappedBy()) || before.isOwning() == after.isOwning()) {
            return Optional.empty();
        }
        return here(
                Kind.SHAPE_CHANGED,
                after.isOwning()
                        ? "owns the association now: it writes the " + writes(after)
                        : "no longer owns the association: `"
                                + after.mappedBy().known().orElse("") + "` of "
                                + Words.type(after.target().display()) + " writes it");
    }

    private static String article(AssociationKind kind) {
        return "a " + kind.id();
    }

    private static String writes(Association end) {
        return end.joinTable().isPresent() ? "rows of the join table" : "foreign key";
    }

    private boolean isCascadeKnown() {
        return !before.cascade().unknown()
                && !after.cascade().unknown()
                && !isUnknown(before.orphanRemoval())
                && !isUnknown(after.orphanRemoval());
    }

    private static boolean isUnknown(Setting<?> setting) {
        return setting instanceof Setting.Unknown;
    }

    private Optional<Difference> remove() {
        if (!isCascadeKnown() || before.removes() == after.removes()) {
            return Optional.empty();
        }
        return after.removes() ? Optional.of(removes(after, "now ")) : stops();
    }

    /** The difference of an association that did not remove its target, or was not there. */
    static Difference removes(Association end, String word) {
        Optional<Cascade.Element> element = end.cascade().elementFor(CascadeType.REMOVE);
        String cascades = element.map(found ->
                        "cascades REMOVE" + (found.types().size() > 1 ? " (" + Words.code(found.text()) + ")" : ""))
                .orElse("");
        String orphans = !end.removesOrphans() ? "" : element.isPresent() ? " and removes orphans" : "removes orphans";
        return new Difference(
                Kind.REMOVE_GAINED,
                word + cascades + orphans + ": a delete of the " + Words.type(end.owner()) + " deletes " + its(end)
                        + (end.removesOrphans() ? ", and so does " + takingOut(end) : ""),
                Optional.of(element.map(Cascade.Element::range).orElse(end.range())),
                false);
    }

    static String its(Association end) {
        String target = Words.type(end.target().display());
        return end.kind().isToMany() ? "its " + target + " rows" : "its " + target;
    }

    private static String takingOut(Association end) {
        return end.kind().isToMany() ? "taking one out of the collection" : "replacing it or setting it to null";
    }

    private Optional<Difference> stops() {
        String orphans = before.removesOrphans() ? " and removes no orphans" : "";
        return here(
                Kind.REMOVE_LOST,
                "no longer cascades REMOVE" + orphans + ": a delete of the " + Words.type(after.owner()) + " leaves "
                        + its(after));
    }

    private Optional<Difference> orphans() {
        boolean told = before.removes() != after.removes();
        if (told || !isCascadeKnown() || before.removesOrphans() == after.removesOrphans()) {
            return Optional.empty();
        }
        boolean many = after.kind().isToMany();
        if (after.removesOrphans()) {
            return Optional.of(new Difference(
                    Kind.ORPHAN_REMOVAL_GAINED,
                    "now removes orphans: "
                            + (many
                                    ? "what is taken out of the collection is deleted"
                                    : "what is replaced or set to null is deleted"),
                    Optional.of(after.orphanRemoval().place().orElse(after.range())),
                    false));
        }
        return here(
                Kind.ORPHAN_REMOVAL_LOST,
                "no longer removes orphans: "
                        + (many
                                ? "what is taken out of the collection stays"
                                : "what is replaced or set to null stays"));
    }

    private Optional<Difference> onDelete() {
        boolean known = key.source() != KeyState.Source.SCHEMA || formerKey.source() == KeyState.Source.SCHEMA;
        boolean wasKnown = formerKey.source() != KeyState.Source.SCHEMA || key.source() == KeyState.Source.SCHEMA;
        boolean same = formerKey.deletes() == key.deletes() && formerKey.clears() == key.clears();
        if (!known || !wasKnown || same) {
            return Optional.empty();
        }
        if (key.deletes() || key.clears()) {
            return Optional.of(new Difference(
                    Kind.ON_DELETE_GAINED,
                    "has " + key.words() + " now: the database " + act(key) + formerly(),
                    key.place().or(() -> Optional.of(after.range())),
                    false));
        }
        String now = key.isMissing()
                ? "no foreign key guards it any more"
                : "the database refuses the delete of a row that is still referred to";
        return here(Kind.ON_DELETE_LOST, "no longer has " + formerKey.words() + ": " + now);
    }

    private String formerly() {
        return formerKey.deletes() || formerKey.clears() ? ", and no longer " + act(formerKey) : "";
    }

    private String act(KeyState state) {
        String holder =
                Words.type(KeyState.isKeyInTarget(after) ? after.target().display() : after.owner());
        String with = Words.type(
                KeyState.isKeyInTarget(after) ? after.owner() : after.target().display());
        return state.deletes()
                ? "deletes the " + holder + " rows of " + with + " rows that go"
                : "takes the reference out of the " + holder + " rows of " + with + " rows that go";
    }

    private Optional<Difference> foreignKey() {
        if (formerKey.source() != KeyState.Source.SCHEMA || key.source() != KeyState.Source.SCHEMA) {
            return Optional.empty();
        }
        if (key.isMissing() && !formerKey.isMissing() && !formerKey.deletes() && !formerKey.clears()) {
            return Optional.of(new Difference(
                    Kind.FOREIGN_KEY_LOST,
                    "has no foreign key in the schema any more" + named(formerKey)
                            + ": nothing refuses the delete of a row that is still referred to",
                    key.place(),
                    false));
        }
        if (formerKey.isMissing() && !key.isMissing() && !key.deletes() && !key.clears()) {
            return Optional.of(new Difference(
                    Kind.FOREIGN_KEY_GAINED,
                    "has a foreign key in the schema now" + named(key)
                            + ": the database refuses the delete of a row that is still referred to",
                    key.place(),
                    false));
        }
        return Optional.empty();
    }

    private static String named(KeyState state) {
        return state.name().isEmpty() ? "" : " (" + Words.code(state.name()) + ")";
    }

    /** It decides what a delete does only where the database sets the reference to null. */
    private Optional<Difference> optional() {
        if (!key.clears() || !formerKey.clears() || before.isMandatory() == after.isMandatory()) {
            return Optional.empty();
        }
        return here(
                Kind.OPTIONAL_CHANGED,
                after.isMandatory()
                        ? "may not be null any more, and so the database's " + key.words() + " makes the delete fail"
                        : "may be null now, and so the database's " + key.words() + " works");
    }

    private Optional<Difference> otherCascades() {
        if (!isCascadeKnown() || before.removes() != after.removes()) {
            return Optional.empty();
        }
        Set<CascadeType> gained = new TreeSet<>(after.cascade().types());
        gained.removeAll(before.cascade().types());
        gained.remove(CascadeType.REMOVE);
        Set<CascadeType> lost = new TreeSet<>(before.cascade().types());
        lost.removeAll(after.cascade().types());
        lost.remove(CascadeType.REMOVE);
        List<String> texts = new ArrayList<>();
        if (!gained.isEmpty()) {
            texts.add("now cascades " + names(gained));
        }
        if (!lost.isEmpty()) {
            texts.add("no longer cascades " + names(lost));
        }
        return texts.isEmpty() ? Optional.empty() : here(Kind.CASCADE_CHANGED, String.join(", and ", texts));
    }

    private static String names(Set<CascadeType> types) {
        return Words.list(types.stream().map(CascadeType::name).toList());
    }

    private Optional<Difference> here(Kind kind, String text) {
        return Optional.of(new Difference(kind, text, Optional.of(after.range()), false));
    }
}
