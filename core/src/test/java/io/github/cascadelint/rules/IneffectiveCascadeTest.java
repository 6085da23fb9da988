package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class IneffectiveCascadeTest {

    private static final RuleTester RULE = RuleTester.of("ineffective-cascade");

    @Test
    void whatHasAnEffectIsSilent() {
        RULE.silent("""
                @Entity class Picture { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.ALL) List<Picture> pictures;
                    @OneToMany @Cascade(org.hibernate.annotations.CascadeType.ALL) List<Picture> icons;
                    @ManyToOne(cascade = CascadeType.PERSIST)
                    @JoinColumn(name = "cover_id", insertable = false, updatable = false) Picture cover;
                    @ElementCollection @OnDelete(action = OnDeleteAction.CASCADE) List<String> tags;
                    @Transient @OneToMany List<Picture> shown;
                    @Transient @OneToMany(cascade = {}) List<Picture> hidden;
                    @ManyToOne @Transient Picture thumbnail;
                }
                """);
    }

    @Test
    void aTransientAttributePassesNothingOn() {
        RULE.reports("""
                @Entity class Picture { @Id Long id; }
                @Entity class Post {
                    @Id Long id;
                    // finding: ineffective-cascade certain info "the cascade on Post.pictures does nothing: it is a transient attribute"
                    @Transient @OneToMany(cascade = CascadeType.ALL)
                    List<Picture> pictures;
                    // finding: ineffective-cascade certain info "on Post.icons"
                    @OneToMany(orphanRemoval = true)
                    transient List<Picture> icons;
                }
                """);
    }

    @Test
    void whatIsNoAssociationHasNothingToPassItOnTo() {
        RULE.reports("""
                @Embeddable class Address { String city; }
                @Entity class Post {
                    @Id Long id;
                    @ElementCollection
                    // finding: ineffective-cascade certain info "@Cascade on Post.tags does nothing: it is an element collection"
                    @Cascade(org.hibernate.annotations.CascadeType.ALL)
                    List<String> tags;
                    // finding: ineffective-cascade likely info "it is a basic attribute"
                    @Cascade(org.hibernate.annotations.CascadeType.ALL)
                    String title;
                    // finding: ineffective-cascade certain info "it is an embedded attribute"
                    @Cascade(org.hibernate.annotations.CascadeType.ALL)
                    Address address;
                }
                """);
    }
}
