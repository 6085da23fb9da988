package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class AnyCascadeTest {

    private static final RuleTester RULE = RuleTester.of("any-cascade");

    @Test
    void whatDoesNotRemoveIsSilent() {
        RULE.silent("""
                @Entity class Picture { @Id Long id; }
                @Entity class Note {
                    @Id Long id;
                    @org.hibernate.annotations.Any @JoinColumn(name = "subject_id") Object subject;
                    @org.hibernate.annotations.Any
                    @Cascade(org.hibernate.annotations.CascadeType.PERSIST)
                    @JoinColumn(name = "other_id") Object other;
                    @OneToMany(cascade = CascadeType.ALL) List<Picture> pictures;
                }
                """);
    }

    @Test
    void removeGoesToWhateverItPointsAt() {
        RULE.reports("""
                @Entity class Note {
                    @Id Long id;
                    @org.hibernate.annotations.Any @JoinColumn(name = "subject_id")
                    // finding: any-cascade likely warning "deleting a Note deletes the row that it points at"
                    @Cascade(org.hibernate.annotations.CascadeType.ALL) Object subject;
                    @org.hibernate.annotations.ManyToAny @JoinTable(name = "seen")
                    // finding: any-cascade likely warning "deletes every row that its list names"
                    @Cascade(org.hibernate.annotations.CascadeType.REMOVE) List<Object> seen;
                }
                """);
    }
}
