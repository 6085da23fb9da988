package io.github.cascadelint.change;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Code that deletes rows of an entity, in a method that did not before. */
final class NewDeletes {

    private final State before;
    private final State after;

    NewDeletes(State before, State after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Where rows of an entity are deleted now, each method with the first place in it, in the order of the places. A call that
     * is written the same in a method that no longer makes it was moved, and is no new one.
     *
     * @param former how the entity was called
     * @param now how it is called
     */
    Map<String, SourceRange> of(String former, String now) {
        List<CallSite> had = deletes(before, former);
        List<CallSite> has = deletes(after, now);
        Set<String> formerMethods = methods(had);
        Set<String> methods = methods(has);
        List<String> moved = had.stream()
                .filter(site -> !methods.contains(site.method()))
                .map(NewDeletes::written)
                .collect(Collectors.toCollection(ArrayList::new));
        Map<String, SourceRange> found = new LinkedHashMap<>();
        for (CallSite site : has) {
            boolean unseen = before.lost().contains(site.range().file());
            if (!formerMethods.contains(site.method()) && !unseen && !moved.remove(written(site))) {
                found.putIfAbsent(site.method().isEmpty() ? site.code() : site.method(), site.range());
            }
        }
        return found;
    }

    private static List<CallSite> deletes(State state, String entity) {
        return state.model().callSitesOf(entity).stream()
                .filter(site -> Act.DELETES.contains(site.act()))
                .toList();
    }

    private static Set<String> methods(List<CallSite> sites) {
        return sites.stream().map(CallSite::method).collect(Collectors.toSet());
    }

    private static String written(CallSite site) {
        return site.act().id() + " " + site.code();
    }
}
