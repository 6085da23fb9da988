package io.github.cascadelint.plan;

import io.github.cascadelint.plan.PlanNode.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What follows from the end of a row is the same for all rows of an entity, however they come to their end: it is told once,
 * where the tree comes to it first, and elsewhere only what is new.
 */
final class RepeatedBranches {

    private final Map<String, Set<Branch>> told = new HashMap<>();
    private final IdentityHashMap<PlanNode, List<PlanNode>> kept = new IdentityHashMap<>();
    private final Set<PlanNode> cut = Collections.newSetFromMap(new IdentityHashMap<>());

    /** What makes two branches below rows of one entity the same. */
    private record Branch(Kind kind, String subject, Optional<String> attribute, Optional<DatabaseKey> key) {
        static Branch of(PlanNode node) {
            return new Branch(node.kind(), node.subject(), node.attribute(), node.key());
        }
    }

    private RepeatedBranches() {}

    static PlanNode cut(PlanNode root) {
        RepeatedBranches branches = new RepeatedBranches();
        branches.mark(root);
        return branches.rebuild(root);
    }

    /** Level by level, so that what is near is told in full. */
    private void mark(PlanNode root) {
        Deque<PlanNode> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            PlanNode node = open.remove();
            boolean first = !told.containsKey(node.subject());
            Set<Branch> known = told.computeIfAbsent(node.subject(), k -> new HashSet<>());
            List<PlanNode> children = new ArrayList<>();
            Set<Branch> own = new HashSet<>();
            for (PlanNode child : node.children()) {
                if (first || !known.contains(Branch.of(child))) {
                    children.add(child);
                    own.add(Branch.of(child));
                }
            }
            known.addAll(own);
            if (children.size() < node.children().size()) {
                cut.add(node);
            }
            kept.put(node, children);
            open.addAll(children);
        }
    }

    private PlanNode rebuild(PlanNode node) {
        List<String> notes = new ArrayList<>(node.notes());
        if (cut.contains(node)) {
            notes.add("and so on as for every " + node.subject());
        }
        return new PlanNode(
                node.kind(),
                node.subject(),
                node.entity(),
                node.table(),
                node.columns(),
                node.attribute(),
                node.key(),
                node.own(),
                notes,
                node.place(),
                kept.getOrDefault(node, List.of()).stream().map(this::rebuild).toList());
    }
}
