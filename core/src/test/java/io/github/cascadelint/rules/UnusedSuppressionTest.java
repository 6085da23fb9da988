package io.github.cascadelint.rules;

import io.github.cascadelint.config.Configuration.Level;
import io.github.cascadelint.testkit.Configurations;
import io.github.cascadelint.testkit.RuleTester;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnusedSuppressionTest {

    private static final RuleTester RULE = RuleTester.of("unused-suppression");

    @Test
    void whatSuppressesIsRight() {
        RULE.silent("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    @SuppressWarnings("cascade-lint:remove-on-many-to-one")
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                    @ManyToOne(cascade = CascadeType.ALL) Post quoted; // cascade-lint:allow remove-on-many-to-one: copies
                }
                """);
    }

    @Test
    void suppressionsForOtherToolsAreTheirBusiness() {
        RULE.silent("""
                @SuppressWarnings({"unused", "rawtypes"})
                @Entity class Post { @Id Long id; @SuppressWarnings("FieldMayBeFinal") String title; }
                """);
    }

    @Test
    void aRuleThatIsSwitchedOffStillHasSomethingToSuppress() {
        RULE.with(Configurations.levels(Map.of("remove-on-many-to-one", Level.OFF)))
                .silent("""
                        @Entity class Post { @Id Long id; }
                        @Entity class Comment {
                            @Id Long id;
                            @SuppressWarnings("cascade-lint:remove-on-many-to-one")
                            @ManyToOne(cascade = CascadeType.ALL) Post post;
                        }
                        """);
    }

    @Test
    void whatSuppressesNothing() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                // finding: unused-suppression certain warning column 19 "of remove-on-many-to-many on shop.Comment suppresses nothing"
                @SuppressWarnings("cascade-lint:remove-on-many-to-many")
                @Entity class Comment {
                    @Id Long id;
                    // finding: unused-suppression certain warning "on shop.Comment#post suppresses nothing"
                    @SuppressWarnings("cascade-lint:remove-on-many-to-one")
                    @ManyToOne Post post;
                    // finding: unused-suppression certain warning "on shop.Comment#quoted suppresses nothing"
                    // cascade-lint:allow remove-on-many-to-one: nothing there
                    @ManyToOne Post quoted;
                }
                """);
    }

    @Test
    void aCommentThatStandsBesideNoAttribute() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-many-to-one
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                    // finding: unused-suppression certain warning "on shop.Comment suppresses nothing"
                    void close() {} // cascade-lint:allow remove-on-many-to-one: a method
                    // finding: unused-suppression certain warning "on shop.Comment suppresses nothing"
                    // cascade-lint:allow remove-on-many-to-one: below the attribute
                }
                // finding: unused-suppression certain warning "on shop.Comment suppresses nothing"
                // cascade-lint:allow remove-on-many-to-one: below the type
                """);
    }

    @Test
    void aRuleThatDoesNotExist() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: remove-on-many-to-one
                    // finding: unused-suppression certain warning "names 'remove-many-to-one', which is not a rule"
                    @ManyToOne(cascade = CascadeType.ALL) Post post; // cascade-lint:allow remove-many-to-one: typo
                }
                """);
    }

    @Test
    void aSuppressionOfOneRuleDoesNotSilenceAnother() {
        RULE.reports("""
                @Entity class Post { @Id Long id; }
                @Entity class Comment {
                    @Id Long id;
                    // finding: unused-suppression certain warning
                    @SuppressWarnings("cascade-lint:remove-on-many-to-many")
                    // finding: remove-on-many-to-one likely warning
                    @ManyToOne(cascade = CascadeType.ALL) Post post;
                }
                """);
    }
}
