package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class RemoveOnManyToOneTest {

    private static final RuleTester RULE = RuleTester.of("remove-on-many-to-one");

    @Test
    void whatDoesNotRemoveIsRight() {
        RULE.silent("""
                @Entity class Post { @Id Long id; }
                @Entity class User { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne Post post;
                    @ManyToOne(cascade = {}) Post thread;
                    @ManyToOne(cascade = {CascadeType.PERSIST, CascadeType.MERGE}) User author;
                    @ManyToOne(cascade = {CascadeType.REFRESH, CascadeType.DETACH}) User editor;
                }
                """);
    }

    @Test
    void removeOnTheSideOfTheParentIsRight() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true) List<Comment> comments;
                }
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne(optional = false) Post post;
                }
                """);
    }

    @Test
    void onDeleteOnTheKeyOfTheChildDeletesTheChildAndNotTheParent() {
        RULE.silent("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Post post;
                }
                """);
    }

    @Test
    void otherKindsAreLeftToOtherRules() {
        RULE.silent("""
                @Entity class Passport { @Id Long id; }
                @Entity class Tag { @Id Long id; }
                @Entity class Person {
                    @Id Long id;
                    @OneToOne(cascade = CascadeType.REMOVE) Passport passport;
                    @ManyToMany(cascade = CascadeType.REMOVE) Set<Tag> tags;
                }
                """);
    }

    @Test
    void anAnnotationOfTheSameNameIsNotJpas() {
        RULE.silent("""
                package other;

                public @interface ManyToOne {
                    jakarta.persistence.CascadeType cascade();
                }
                package shop;

                import jakarta.persistence.CascadeType;
                import jakarta.persistence.Entity;
                import jakarta.persistence.Id;
                import other.ManyToOne;

                @Entity class Post { @Id Long id; }

                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
    }

    @Test
    void aTransientAttributeIsNotMapped() {
        RULE.silent("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    @Transient @ManyToOne(cascade = CascadeType.ALL) Post post;
                    @ManyToOne(cascade = CascadeType.ALL) transient Post thread;
                }
                """);
    }

    @Test
    void annotationsOnTheSideThatAccessDoesNotUseAreNotMapped() {
        RULE.silent("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    Long postId;
                    @ManyToOne(cascade = CascadeType.ALL) Post getPost() { return null; }
                }
                """);
    }

    @Test
    void aUniqueKeyMakesItOneToOneInFact() {
        RULE.reports("""
                @Entity class Address { @Id Long id; }
                @Entity class Profile { @Id Long id; }
                @Entity
                @Table(uniqueConstraints = @UniqueConstraint(columnNames = "profile_id"))
                class Customer {
                    @Id Long id;
                    // finding: remove-on-many-to-one possible warning "No other Customer has that Address, because the key is unique"
                    @ManyToOne(cascade = CascadeType.ALL) @JoinColumn(unique = true) Address address;
                    // finding: remove-on-many-to-one possible warning
                    @ManyToOne(cascade = CascadeType.ALL) @JoinColumn(name = "profile_id") Profile profile;
                }
                """);
    }

    @Test
    void aKeyThatIsTheIdentifierMakesItOneToOneInFact() {
        RULE.reports("""
                @Entity class Attachment { @Id Long id; }
                @Entity class Page { @Id Long id; @ManyToOne Attachment attachment; }
                @Entity class Note {
                    @Id @Column(name = "note_id") Long id;
                    // finding: remove-on-many-to-one possible warning "because the key is the identifier; but whatever else"
                    @ManyToOne(cascade = CascadeType.ALL)
                    @JoinColumn(name = "note_id", insertable = false, updatable = false)
                    Attachment attachment;
                }
                @Entity @IdClass(Submission.Key.class) class Submission {
                    static class Key implements java.io.Serializable { Long proposal; Long number; }
                    @Id @Column(name = "proposal") Long proposal;
                    @Id Long number;
                    // finding: remove-on-many-to-one certain error
                    @ManyToOne(cascade = CascadeType.ALL)
                    @JoinColumn(name = "proposal", insertable = false, updatable = false)
                    Attachment attachment;
                }
                """);
    }

    @Test
    void aUniqueKeyOfSeveralColumnsDoesNotMakeThisOneUnique() {
        RULE.reports("""
                @Entity class Address { @Id Long id; }
                @Entity
                @Table(uniqueConstraints = @UniqueConstraint(columnNames = {"address_id", "kind"}))
                class Customer {
                    @Id Long id;
                    String kind;
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = CascadeType.ALL) @JoinColumn(name = "address_id") Address address;
                }
                """);
    }

    @Test
    void aUniqueKeyIsAWarningEvenWhereOthersRefer() {
        RULE.reports("""
                @Entity class Address { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = CascadeType.ALL) @JoinColumn(unique = true) Address address;
                }
                @Entity class Parcel {
                    @Id Long id;
                    @ManyToOne Address address;
                }
                """);
    }

    @Test
    void aValueComponentBelongsToOneOwnerPerRow() {
        RULE.reports("""
                @Entity class Address { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-on-many-to-one possible warning
                    @ManyToOne(cascade = CascadeType.ALL) Address home;
                }
                @Entity class Supplier {
                    @Id Long id;
                    // finding: remove-on-many-to-one possible warning
                    @ManyToOne(cascade = CascadeType.ALL) Address office;
                }
                class Shop { Address move() { return new Address(); } }
                """);
    }

    @Test
    void thatTwoCascadeToItDoesNotMakeItPrivate() {
        RULE.reports("""
                @Entity class Address { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = CascadeType.ALL) Address home;
                }
                @Entity class Supplier {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = CascadeType.ALL) Address office;
                }
                """);
    }

    @Test
    void aValueComponentThatIsLookedUpIsNotCertainEitherWay() {
        RULE.reports("""
                @Entity class Address { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = CascadeType.ALL) Address home;
                }
                @Entity class Supplier {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = CascadeType.ALL) Address office;
                }
                interface Repository<T> {}
                interface AddressRepository extends Repository<Address> {}
                """);
    }

    @Test
    void aRepositoryOfAValueComponentIsNoLookUp() {
        RULE.reports("""
                @Entity class Address { @Id Long id; }
                @Entity class Customer {
                    @Id Long id;
                    // finding: remove-on-many-to-one possible warning
                    @ManyToOne(cascade = CascadeType.ALL) Address home = new Address();
                }
                @Entity class Supplier {
                    @Id Long id;
                    // finding: remove-on-many-to-one possible warning
                    @ManyToOne(cascade = CascadeType.ALL) Address office = new Address();
                }
                interface Repository<T> {}
                interface AddressRepository extends Repository<Address> {}
                """);
    }

    @Test
    void aCommentThatGivesAReasonLowersEvenWhereOthersReferToTheRow() {
        RULE.reports("""
                @Entity class File { @Id Long id; }
                @Entity class Bookmark { @Id Long id; @ManyToOne File file; }
                @Entity class Upload {
                    @Id Long id;
                    // we cascade the removal because uploads do not share files
                    // finding: remove-on-many-to-one possible warning
                    @ManyToOne(cascade = CascadeType.REMOVE) File file;
                }
                """);
    }

    @Test
    void rowsMadeForOneOwnerAndNeverLookedUpSeemPrivate() {
        RULE.reports("""
                @Entity class Settings { @Id Long id; }
                @Entity class Account {
                    @Id Long id;
                    // finding: remove-on-many-to-one possible warning
                    @ManyToOne(cascade = CascadeType.ALL) Settings settings = new Settings();
                }
                """);
    }

    @Test
    void aCommentThatGivesAReasonLowers() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Draft {
                    @Id Long id;
                    // Drafts own their post, so the delete must cascade.
                    // finding: remove-on-many-to-one possible warning
                    @ManyToOne(cascade = CascadeType.REMOVE)
                    Post post;
                    /** Cascades on purpose: the copy was made for this row. */
                    // finding: remove-on-many-to-one possible warning
                    @ManyToOne(cascade = CascadeType.REMOVE) Post copy;
                }
                """);
    }

    @Test
    void aCommentAboutSomethingElseDoesNotLower() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Draft {
                    @Id Long id;
                    // the post that the draft was made from
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = CascadeType.REMOVE) Post post;
                }
                """);
    }

    @Test
    void aTargetOutsideTheSourcesIsLikely() {
        RULE.reports("""
                package shop;

                import jakarta.persistence.CascadeType;
                import jakarta.persistence.Entity;
                import jakarta.persistence.Id;
                import jakarta.persistence.ManyToOne;

                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning "Deleting one Comment also deletes its Principal"
                    @ManyToOne(cascade = CascadeType.REMOVE) java.security.Principal author;
                    // finding: remove-on-many-to-one likely warning "Deleting one Comment also deletes its Principal"
                    @ManyToOne(targetEntity = java.security.Principal.class, cascade = CascadeType.ALL) Object editor;
                }
                """);
    }

    @Test
    void whereNothingIsKnownTheSpecificationSpeaks() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning column 26 "Comment.post says REMOVE on @ManyToOne"
                    @ManyToOne(cascade = CascadeType.REMOVE) Post post;
                }
                """);
    }

    @Test
    void aCollectionOnTheOtherSideMeansSiblings() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post") List<Comment> comments;
                }
                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-many-to-one certain error "Deleting one Comment also deletes its Post"
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
    }

    @Test
    void anotherForeignKeyToTheTargetIsCertain() {
        AnalysisResult result = RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-many-to-one certain error "makes the delete fail on its foreign key"
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                @Entity class Bookmark {
                    @Id Long id;
                    @ManyToOne Post post;
                }
                """);
        Finding finding = result.findings().get(0).finding();
        assertThat(finding.entity()).isEqualTo("shop.Comment");
        assertThat(finding.attribute()).hasValue("post");
        assertThat(finding.target()).hasValue("shop.Post");
        Evidence evidence = finding.evidence().get(0);
        assertThat(evidence.text()).startsWith("Bookmark.post");
        assertThat(result.line(
                        "shop/Comment.java", evidence.range().orElseThrow().startLine()))
                .isEmpty();
        assertThat(evidence.range().orElseThrow().startLine())
                .isEqualTo(finding.range().startLine() + 4);
    }

    @Test
    void aKeyInALinkTableRefersToo() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-many-to-one certain error
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                @Entity class ReadingList {
                    @Id Long id;
                    @ManyToMany Set<Post> posts;
                }
                """);
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-many-to-one certain error
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                @Entity class ReadingList {
                    @Id Long id;
                    @OneToMany Set<Post> posts;
                }
                """);
    }

    @Test
    void aRepositoryThatLooksRowsUpIsCertain() {
        RULE.reports("""
                interface CrudRepository<T, K> { T findById(K key); }
                interface PostRepository extends CrudRepository<Post, Long> {}
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-many-to-one certain error
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
    }

    @Test
    void codeThatFindsARowIsNoMoreThanAHint() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                class Loader {
                    Post post(EntityManager em) { return em.find(Post.class, 1L); }
                }
                """);
    }

    @Test
    void codeThatFindsARowToWhichOthersReferIsCertain() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Pin { @Id Long id; @OneToOne Post post; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-many-to-one certain error
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                class Loader {
                    Post post(EntityManager em) { return em.find(Post.class, 1L); }
                }
                """);
    }

    @Test
    void whatRefersToTheRowsByPairsOrToWhatTheyExtendIsNoMoreThanAHint() {
        RULE.reports("""
                @Entity @Inheritance class Text { @Id Long id; }
                @Entity class Post extends Text { }
                @Entity class Pin { @Id Long id; @OneToOne Post post; }
                @Entity class Link { @Id Long id; @ManyToOne Text text; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
    }

    @Test
    void rowsThatCodeMakesForEachOwnerThoughAnotherMayReferToOne() {
        RULE.reports("""
                @Entity class Form { @Id Long id; }
                @Entity class Stage { @Id Long id; @ManyToOne Form form; }
                @Entity class Survey {
                    @Id Long id;
                    // finding: remove-on-many-to-one possible warning
                    @ManyToOne(cascade = CascadeType.ALL) Form form;
                }
                class Surveys {
                    void make(Survey survey) { survey.form = new Form(); }
                }
                """);
    }

    @Test
    void rowsThatManyLinkToAreNobodysOwn() {
        RULE.reports("""
                @Entity class Form { @Id Long id; }
                @Entity class Stage { @Id Long id; @ManyToMany Set<Form> forms; }
                @Entity class Survey {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = CascadeType.ALL) Form form;
                }
                class Surveys {
                    void make(Survey survey) { survey.form = new Form(); }
                }
                """);
    }

    @Test
    void aTreeKeptInLinksGoesWithWhatItHangsOn() {
        RULE.reports("""
                @Entity class Plan {
                    @Id Long id;
                    // finding: remove-on-many-to-one possible warning
                    @ManyToOne(cascade = {CascadeType.PERSIST, CascadeType.REMOVE}) Step first;
                    // finding: remove-on-many-to-one certain error
                    @ManyToOne(cascade = CascadeType.ALL) Step current;
                }
                @Entity class Step {
                    @Id Long id;
                    // finding: remove-on-many-to-one possible warning
                    @ManyToOne(cascade = {CascadeType.PERSIST, CascadeType.REMOVE}) Step whenTrue;
                    // finding: remove-on-many-to-one possible warning
                    @ManyToOne(cascade = {CascadeType.PERSIST, CascadeType.REMOVE}) Step whenFalse;
                }
                """);
    }

    @Test
    void oneLinkAmongRowsOfAKindMayWellLeadToTheParent() {
        RULE.reports("""
                @Entity class Step {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = {CascadeType.PERSIST, CascadeType.REMOVE}) Step parent;
                }
                """);
    }

    @Test
    void aCopyThatGetsACopy() {
        RULE.reports("""
                @Entity class Form { @Id Long id; Form copyForm() { return null; } }
                @Entity class Survey {
                    @Id Long id;
                    // finding: remove-on-many-to-one possible warning
                    @ManyToOne(cascade = CascadeType.ALL) Form form;
                }
                class Surveys {
                    void copy(Survey from, Survey to) { to.form = from.form.copyForm(); }
                    void apply(Survey edited, Survey survey) { survey.form = edited.form; }
                }
                """);
    }

    @Test
    void aReadOnlySecondViewOfAKeyIsNoReferrer() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = CascadeType.ALL) @JoinColumn(name = "post_id") Post post;
                    @ManyToOne @JoinColumn(name = "post_id", insertable = false, updatable = false) Post thread;
                }
                """);
    }

    @Test
    void childrenThatGoWithTheTargetAreNoReferrers() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL) List<Picture> pictures;
                }
                @Entity class Picture {
                    @Id Long id;
                    @ManyToOne Post post;
                    @OneToMany(mappedBy = "picture", cascade = CascadeType.REMOVE) List<Label> labels;
                }
                @Entity class Label {
                    @Id Long id;
                    @ManyToOne Picture picture;
                    @ManyToOne Post post;
                }
                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
    }

    @Test
    void childrenThatTheTargetSavesAlongAreItsParts() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.PERSIST) List<Picture> pictures;
                }
                @Entity class Picture { @Id Long id; @ManyToOne Post post; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
    }

    @Test
    void keysThatTheDatabaseClearsAreNoReferrers() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                @Entity class Bookmark {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.SET_NULL) Post post;
                }
                @Entity class Vote {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Post post;
                }
                """);
    }

    @Test
    void keysThatTheDatabaseDoesNotClearAreReferrers() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-many-to-one certain error
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                @Entity class Bookmark {
                    @Id Long id;
                    @ManyToOne @OnDelete(action = OnDeleteAction.NO_ACTION) Post post;
                }
                """);
    }

    @Test
    void anAssociationOfAMappedSuperclassIsOneFinding() {
        RULE.reports("""
                @Entity class User { @Id Long id; }
                @MappedSuperclass abstract class Audited {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning "Audited.author says ALL"
                    @ManyToOne(cascade = CascadeType.ALL) User author;
                }
                @Entity class Invoice extends Audited {}
                @Entity class Offer extends Audited {}
                """);
    }

    @Test
    void anAssociationOfAnEntitySuperclassIsOneColumn() {
        RULE.reports("""
                @Entity class User { @Id Long id; }
                @Entity class Document {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = CascadeType.ALL) User author;
                }
                @Entity class Invoice extends Document {}
                @Entity class Offer extends Document {}
                """);
    }

    @Test
    void aTypeVariableStandsForWhatTheSubclassBindsItTo() {
        RULE.reports("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "parent") List<Comment> comments;
                }
                @MappedSuperclass abstract class Child<P> {
                    @Id Long id;
                    // finding: remove-on-many-to-one certain error "deletes its Post"
                    @ManyToOne(cascade = CascadeType.ALL) P parent;
                }
                @Entity class Comment extends Child<Post> {}
                """);
    }

    @Test
    void anEmbeddableCascadesForItsOwner() {
        RULE.reports("""
                @Entity class Country { @Id Long id; }
                @Embeddable class Address {
                    String street;
                    // finding: remove-on-many-to-one likely warning "Address.country says ALL"
                    @ManyToOne(cascade = CascadeType.ALL) Country country;
                }
                @Entity class Customer {
                    @Id Long id;
                    @Embedded Address address;
                }
                """);
        RULE.reports("""
                @Entity class Country { @Id Long id; }
                @Embeddable class Address {
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = CascadeType.ALL) Country country;
                }
                @Entity class Customer {
                    @Id Long id;
                    Address address;
                }
                @Entity class Supplier {
                    @Id Long id;
                    Address address;
                }
                """);
    }

    @Test
    void elementsOfACollectionReferToo() {
        RULE.reports("""
                @Entity class Country { @Id Long id; }
                @Embeddable class Visit {
                    @ManyToOne Country country;
                }
                @Entity class Traveller {
                    @Id Long id;
                    @ElementCollection List<Visit> visits;
                }
                @Entity class City {
                    @Id Long id;
                    // finding: remove-on-many-to-one certain error
                    @ManyToOne(cascade = CascadeType.REMOVE) Country country;
                }
                """);
    }

    @Test
    void annotationsOnGettersCount() {
        RULE.reports("""
                @Entity class Post {
                    private Long id;
                    @Id Long getId() { return id; }
                }
                @Entity class Comment {
                    private Long id;
                    private Post post;
                    @Id Long getId() { return id; }
                    // finding: remove-on-many-to-one likely warning "Comment.post"
                    @ManyToOne(cascade = CascadeType.ALL)
                    @JoinColumn(name = "post_id")
                    Post getPost() { return post; }
                }
                """);
    }

    @Test
    void theWordIsFoundHoweverItIsWritten() {
        RULE.reports("""
                package shop;

                import static jakarta.persistence.CascadeType.ALL;

                import jakarta.persistence.*;

                @Entity class Post { @Id Long id; }

                @Entity class Topic { @Id Long id; }

                @Entity class Comment {
                    @Id Long id;

                    @ManyToOne(
                            fetch = FetchType.LAZY,
                            cascade = {
                                CascadeType.PERSIST,
                                // finding: remove-on-many-to-one likely warning column 17 "says REMOVE"
                                jakarta.persistence.CascadeType.REMOVE,
                            })
                    Post post;

                    // finding: remove-on-many-to-one likely warning column 26 "says ALL"
                    @ManyToOne(cascade = ALL) Topic topic;
                }
                """);
    }

    @Test
    void hibernatesOwnCascadeCounts() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Topic { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    @ManyToOne
                    // finding: remove-on-many-to-one likely warning "@Cascade DELETE"
                    @Cascade(org.hibernate.annotations.CascadeType.DELETE)
                    Post post;
                    @ManyToOne
                    // finding: remove-on-many-to-one likely warning "@Cascade ALL"
                    @Cascade({org.hibernate.annotations.CascadeType.LOCK, org.hibernate.annotations.CascadeType.ALL})
                    Topic topic;
                }
                """);
    }

    @Test
    void theOldNamespaceCounts() {
        RULE.reports("""
                package shop;

                import javax.persistence.CascadeType;
                import javax.persistence.Entity;
                import javax.persistence.Id;
                import javax.persistence.ManyToOne;

                @Entity class Post { @Id Long id; }

                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
    }

    @Test
    void bothEndsAreOneProblemOfAnotherRule() {
        RULE.silent("""
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL) List<Comment> comments;
                }
                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-both-ends certain error
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
    }

    @Test
    void aUniqueKeyOfTheSchemaMakesItAOneToOne() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint unique references customer);
                """).reports("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract {
                    @Id Long id;
                    // finding: remove-on-many-to-one possible warning
                    @ManyToOne(cascade = CascadeType.REMOVE) Customer customer;
                }
                """);
    }

    @Test
    void anotherOfTheSameEntity() {
        RULE.reports("""
                @Entity class Node {
                    @Id Long id;
                    // finding: remove-on-many-to-one likely warning "also deletes the Node that it refers to"
                    @ManyToOne(cascade = CascadeType.ALL) Node parent;
                }
                """);
    }
}
