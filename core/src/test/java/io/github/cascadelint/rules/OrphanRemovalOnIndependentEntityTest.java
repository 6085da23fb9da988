package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class OrphanRemovalOnIndependentEntityTest {

    private static final RuleTester RULE = RuleTester.of("orphan-removal-on-independent-entity");

    @Test
    void aChildThatIsMadeForItsParentIsOwned() {
        RULE.silent("""
                @Entity class Order {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true) List<Line> lines;
                    @OneToOne(cascade = CascadeType.ALL, orphanRemoval = true) Note note;
                    void setNote(Note note) { this.note = note; }
                    List<Line> getLines() { return lines; }
                }
                @Entity class Line { @Id Long id; @ManyToOne Order order; }
                @Entity class Note { @Id Long id; }
                class Editor {
                    void edit(Order order) {
                        order.getLines().add(new Line());
                        order.setNote(new Note());
                    }
                }
                """);
    }

    @Test
    void aRepositoryForQueriesIsNothingSpecialOfAChild() {
        RULE.silent("""
                @Entity class Order {
                    @Id Long id;
                    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true) List<Line> lines;
                }
                @Entity class Line { @Id Long id; @ManyToOne Order order; }
                interface LineRepository extends JpaRepository<Line, Long> {}
                interface JpaRepository<T, I> {}
                """);
    }

    @Test
    void aRowThatWasFoundAndAttachedIsLikely() {
        RULE.reports("""
                @Entity class Rule {
                    @Id Long id;
                    // finding: orphan-removal-on-independent-entity possible warning column 31 "lives without the Rule"
                    @OneToOne(orphanRemoval = true) Recipient recipient;
                    void setRecipient(Recipient recipient) { this.recipient = recipient; }
                }
                @Entity class Recipient { @Id Long id; }
                class Editor {
                    EntityManager em;
                    void edit(Rule rule, Long id) {
                        rule.setRecipient(em.find(Recipient.class, id));
                    }
                }
                """);
    }

    @Test
    void aRowThatACopySharesIsPossible() {
        RULE.reports("""
                @Entity class Rule {
                    @Id Long id;
                    // finding: orphan-removal-on-independent-entity possible warning
                    @OneToOne(orphanRemoval = true) Recipient recipient;
                    Recipient getRecipient() { return recipient; }
                    void setRecipient(Recipient recipient) { this.recipient = recipient; }
                }
                @Entity class Recipient { @Id Long id; }
                class Copier {
                    Rule copy(Rule other) {
                        Rule copy = new Rule();
                        copy.setRecipient(other.getRecipient());
                        return copy;
                    }
                }
                """);
    }

    @Test
    void anElementThatWasFoundAndAddedIsLikely() {
        RULE.reports("""
                @Entity class Rule {
                    @Id Long id;
                    // finding: orphan-removal-on-independent-entity possible warning
                    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true) List<Recipient> recipients;
                    List<Recipient> getRecipients() { return recipients; }
                }
                @Entity class Recipient { @Id Long id; }
                class Editor {
                    EntityManager em;
                    void edit(Rule rule, Long id) {
                        rule.getRecipients().add(em.find(Recipient.class, id));
                    }
                }
                """);
    }

    @Test
    void aCollectionThatIsFilledByAQueryMayHoldItsOwnRows() {
        RULE.reports("""
                @Entity class Rule {
                    @Id Long id;
                    // finding: orphan-removal-on-independent-entity possible warning
                    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true) List<Recipient> recipients;
                    List<Recipient> getRecipients() { return recipients; }
                }
                @Entity class Recipient { @Id Long id; }
                class Editor {
                    EntityManager em;
                    void edit(Rule rule, Long id) {
                        rule.getRecipients().addAll(em.createQuery("from Recipient", Recipient.class).getResultList());
                        em.find(Recipient.class, id);
                    }
                }
                """);
    }

    @Test
    void aReferenceToWhatHasARepositoryIsPossible() {
        RULE.reports("""
                @Entity class Rule {
                    @Id Long id;
                    // finding: orphan-removal-on-independent-entity possible warning
                    @OneToOne(orphanRemoval = true) Recipient recipient;
                }
                @Entity class Recipient { @Id Long id; }
                interface RecipientRepository extends JpaRepository<Recipient, Long> {}
                interface JpaRepository<T, I> {}
                """);
    }
}
