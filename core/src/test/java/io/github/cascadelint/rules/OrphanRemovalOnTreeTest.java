package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class OrphanRemovalOnTreeTest {

    private static final RuleTester RULE = RuleTester.of("orphan-removal-on-tree");

    @Test
    void aTreeThatCascadesWithoutOrphanRemovalIsRight() {
        RULE.silent("""
                @Entity class Folder {
                    @Id Long id;
                    @ManyToOne Folder parent;
                    @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL) List<Folder> children;
                }
                """);
    }

    @Test
    void childrenOfAnotherTypeAreNoTree() {
        RULE.silent("""
                @MappedSuperclass abstract class Node { @Id Long id; }
                @Entity class Folder extends Node {
                    @OneToMany(mappedBy = "folder", orphanRemoval = true) List<Document> documents;
                }
                @Entity class Document extends Node { @ManyToOne Folder folder; }
                """);
    }

    @Test
    void oneRowIsNoTree() {
        RULE.silent("""
                @Entity class Version {
                    @Id Long id;
                    @OneToOne(orphanRemoval = true) Version draft;
                }
                """);
    }

    @Test
    void childrenUnderOrphanRemoval() {
        RULE.reports("""
                @Entity class Folder {
                    @Id Long id;
                    @ManyToOne Folder parent;
                    // finding: orphan-removal-on-tree likely warning column 53 "put under another is deleted"
                    @OneToMany(mappedBy = "parent", orphanRemoval = true) List<Folder> children;
                    void drop(Folder child) { children.remove(child); }
                }
                class Folders {
                    void hang(Folder folder, EntityManager em) { folder.parent = em.find(Folder.class, 1L); }
                }
                """);
    }

    @Test
    void whereNoCodeGivesANodeAParentThatIsThereNoneMoves() {
        RULE.reports("""
                @Entity class Folder {
                    @Id Long id;
                    @ManyToOne Folder parent;
                    // finding: orphan-removal-on-tree possible warning
                    @OneToMany(mappedBy = "parent", orphanRemoval = true) List<Folder> children;
                    void drop(Folder child) { children.remove(child); }
                }
                """);
    }

    @Test
    void whereNoCodeTakesANodeOutNoneIsDeleted() {
        RULE.reports("""
                @Entity class Folder {
                    @Id Long id;
                    @ManyToOne Folder parent;
                    // finding: orphan-removal-on-tree possible warning
                    @OneToMany(mappedBy = "parent", orphanRemoval = true) List<Folder> children = new ArrayList<>();
                    void add(Folder child) { child.parent = this; children.add(child); }
                }
                """);
    }

    @Test
    void theParentNeedNotBeMapped() {
        RULE.reports("""
                @Entity class Folder {
                    @Id Long id;
                    // finding: orphan-removal-on-tree possible warning
                    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true) @JoinColumn List<Folder> children;
                }
                @Entity class Category {
                    @Id Long id;
                    @OneToMany
                    // finding: orphan-removal-on-tree possible warning
                    @Cascade(org.hibernate.annotations.CascadeType.DELETE_ORPHAN)
                    List<Category> children;
                }
                """);
    }

    @Test
    void wherePartsOfOneKindHoldOthersItIsPossible() {
        RULE.reports("""
                @Entity class Node {
                    @Id Long id;
                    @ManyToOne Folder parent;
                }
                @Entity class Folder extends Node {
                    // finding: orphan-removal-on-tree possible warning "Folder.children removes what leaves it"
                    @OneToMany(mappedBy = "parent", orphanRemoval = true) List<Node> children;
                }
                """);
    }

    @Test
    void aTypeVariableForItself() {
        RULE.reports("""
                @MappedSuperclass abstract class Tree<T extends Tree<T>> {
                    @Id Long id;
                    @ManyToOne T parent;
                    // finding: orphan-removal-on-tree possible warning "A Folder that is taken out"
                    @OneToMany(mappedBy = "parent", orphanRemoval = true) List<T> children;
                }
                @Entity class Folder extends Tree<Folder> {}
                """);
    }

    @Test
    void partsThatCodeMoves() {
        RULE.reports("""
                @Entity class Node {
                    @Id Long id;
                    @ManyToOne Folder parent;
                }
                @Entity class Folder extends Node {
                    // finding: orphan-removal-on-tree likely warning
                    @OneToMany(mappedBy = "parent", orphanRemoval = true) List<Node> children;
                    void give(Node node, Folder other) {
                        children.remove(node);
                        other.children.add(node);
                    }
                }
                """);
    }
}
