package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Proves that under orphan removal a node of a tree that is moved to another parent is deleted with all that is below it,
 * unless the order of loading happens to save it (Jakarta Persistence 3.2, 2.11: portable applications must not assign
 * an orphan to another parent).
 */
class OrphanRemovalOnTreeProofTest {

    @Entity(name = "Node")
    static class Node {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        Node parent;

        @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Node> children;

        void moveTo(Node to) {
            parent.children.remove(this);
            parent = to;
            to.children.add(this);
        }
    }

    @Entity(name = "Folder")
    static class Folder {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        Folder parent;

        @OneToMany(mappedBy = "parent", orphanRemoval = true)
        List<Folder> children;
    }

    @Test
    void aNodeMovedToAParentLoadedBeforeItsOwnIsDeletedWithItsChildren() {
        try (HibernateHarness db = boot("Node")) {
            db.inTransaction(em -> {
                Node to = em.find(Node.class, 3);
                Node from = em.find(Node.class, 2);
                from.children.get(0).moveTo(to);
            });

            assertThat(db.writes()).containsExactly("delete from Node where id=?", "delete from Node where id=?");
            assertThat(db.query("select id from Node order by id")).containsExactly("1", "2", "3");
        }
    }

    @Test
    void aNodeMovedToAParentLoadedAfterItsOwnIsKept() {
        try (HibernateHarness db = boot("Node")) {
            db.inTransaction(em -> {
                Node from = em.find(Node.class, 2);
                Node to = em.find(Node.class, 3);
                from.children.get(0).moveTo(to);
            });

            assertThat(db.writes()).containsExactly("update Node set parent_id=? where id=?");
            assertThat(db.query("select parent_id from Node where id = 4")).containsExactly("3");
            assertThat(db.rows("Node")).isEqualTo(5);
        }
    }

    @Test
    void aFlushHalfWayDeletesTheNodeAndInsertsItAgain() {
        try (HibernateHarness db = boot("Node")) {
            db.inTransaction(em -> {
                Node from = em.find(Node.class, 2);
                Node moved = from.children.remove(0);
                em.flush();
                Node to = em.find(Node.class, 3);
                moved.parent = to;
                to.children.add(moved);
            });

            assertThat(db.writes())
                    .containsExactly(
                            "delete from Node where id=?",
                            "delete from Node where id=?",
                            "insert into Node (parent_id,id) values (?,?)",
                            "insert into Node (parent_id,id) values (?,?)");
            assertThat(db.rows("Node")).isEqualTo(5);
        }
    }

    @Test
    void withoutPersistNoOrderOfLoadingSavesIt() {
        try (HibernateHarness db = boot("Folder")) {
            db.inTransaction(em -> {
                Folder from = em.find(Folder.class, 2);
                Folder to = em.find(Folder.class, 3);
                Folder moved = from.children.remove(0);
                moved.parent = to;
                to.children.add(moved);
            });

            assertThat(db.query("select id from Folder order by id")).containsExactly("1", "2", "3");
        }
    }

    @Test
    void aNodeMovedByItsParentAloneIsKept() {
        try (HibernateHarness db = boot("Node")) {
            db.inTransaction(em -> em.find(Node.class, 4).parent = em.find(Node.class, 3));

            assertThat(db.query("select parent_id from Node where id = 4")).containsExactly("3");
            assertThat(db.rows("Node")).isEqualTo(5);
        }
    }

    /** The root 1 with 2 and 3 below it, 4 below 2, and 5 below 4. */
    private static HibernateHarness boot(String table) {
        HibernateHarness db = HibernateHarness.boot(Node.class, Folder.class);
        db.sql("insert into " + table + " (id, parent_id) values (1, null), (2, 1), (3, 1), (4, 2), (5, 4)");
        return db;
    }
}
