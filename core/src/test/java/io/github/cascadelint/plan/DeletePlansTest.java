package io.github.cascadelint.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.plan.DeletePlan.Fails;
import io.github.cascadelint.plan.PlanNode.Kind;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.SchemaBuilder;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.SchemaSource;
import io.github.cascadelint.schema.jdbc.JdbcSchemaReader;
import io.github.cascadelint.schema.match.SchemaMatches;
import io.github.cascadelint.schema.sql.SqlReader;
import io.github.cascadelint.testkit.Analysis;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.h2.api.Trigger;
import org.junit.jupiter.api.Test;

class DeletePlansTest {

    private static final String BLOG = """
            @Entity class Post {
                @Id long id;
                @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true) List<Comment> comments;
                @ManyToMany Set<Tag> tags;
                @ElementCollection Set<String> links;
            }
            @Entity class Comment {
                @Id long id;
                @ManyToOne(optional = false, fetch = FetchType.LAZY) Post post;
                @OneToMany(mappedBy = "parent", cascade = CascadeType.REMOVE) List<Comment> replies;
                @ManyToOne(fetch = FetchType.LAZY) Comment parent;
            }
            @Entity class Tag { @Id long id; @ManyToMany(mappedBy = "tags") Set<Post> posts; }
            @Entity class Invoice { @Id long id; @ManyToOne(optional = false, fetch = FetchType.LAZY) Post post; }
            """;

    private static DeletePlan plan(String fixture, String entity, String... schema) {
        RelationshipGraph graph = Analysis.of(fixture).graph();
        SchemaMatches matches = SchemaMatches.of(graph.model(), schemas(schema));
        return new DeletePlans(graph, matches)
                .plan(graph.model().type("shop." + entity).orElseThrow());
    }

    private static List<Schema> schemas(String... statements) {
        if (statements.length == 0) {
            return List.of();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            return List.of(JdbcSchemaReader.read(connection));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> text(DeletePlan plan) {
        List<String> lines = new ArrayList<>();
        add(plan.root().children(), "", lines);
        return lines;
    }

    private static void add(List<PlanNode> nodes, String indent, List<String> lines) {
        for (PlanNode node : nodes) {
            lines.add(indent + node.kind().id() + " " + node.subject()
                    + node.attribute().map(attribute -> " by " + attribute).orElse("")
                    + node.key()
                            .map(key -> " key " + key.display().toLowerCase(Locale.ROOT))
                            .orElse(""));
            add(node.children(), indent + "  ", lines);
        }
    }

    @Test
    void withoutASchemaTheKeysOfHibernateAreAssumed() {
        DeletePlan plan = plan(BLOG, "Post");

        assertThat(text(plan))
                .containsExactly(
                        "removed-by-orm Post_links by Post.links",
                        "unlinked Post_Tag by Post.tags",
                        "removed-by-orm Comment by Post.comments",
                        "  removed-by-orm Comment by Comment.replies",
                        "blocked-by Invoice by Invoice.post key invoice.post_id");
        assertThat(plan.schema()).isEmpty();
        assertThat(plan.facts().get(0)).startsWith("No schema was read that has its table");
        assertThat(plan.canFail()).isTrue();
    }

    @Test
    void aLinkThatTheOtherEndOwnsBlocks() {
        assertThat(text(plan(BLOG, "Tag"))).containsExactly("blocked-by Post_Tag by Post.tags key post_tag.tags_id");
    }

    private static final String PAIRS = """
            @Entity class Account { @Id long id; @OneToOne(cascade = CascadeType.ALL) Person person; }
            @Entity class Person { @Id long id; @OneToOne(mappedBy = "person") Account account; }
            """;

    /** Seen on Hibernate 5.6, 6.6 and 7.2: all rows go, and with a second account of the person the key refuses. */
    @Test
    void theInverseEndOfAOneToOneHoldsTheRowThatItWasComeFrom() {
        DeletePlan plan = plan(
                PAIRS,
                "Account",
                "create table person (id bigint primary key)",
                "create table account (id bigint primary key, person_id bigint references person)");

        assertThat(text(plan))
                .containsExactly(
                        "removed-by-orm Person by Account.person",
                        "  blocked-by Account by Account.person key account.person_id");
        assertThat(plan.failures()).isEmpty();
        assertThat(plan.fails()).isEqualTo(Fails.BY_OTHER_ROWS);
    }

    @Test
    void noSecondRowHoldsAOneToOneThatTheDatabaseGuards() {
        DeletePlan plan = plan(
                PAIRS,
                "Account",
                "create table person (id bigint primary key)",
                "create table account (id bigint primary key, person_id bigint unique references person)");

        assertThat(text(plan)).containsExactly("removed-by-orm Person by Account.person");
        assertThat(plan.fails()).isEqualTo(Fails.NEVER);
    }

    @Test
    void aViewHasNoKey() {
        String fixture = """
                @Entity class Study { @Id long id; }
                @Entity @Table(name = "study_line") class StudyLine { @Id long id; @ManyToOne Study study; }
                """;
        String[] schema = {
            "create table study (id bigint primary key)",
            "create view study_line as select id, id as study_id from study"
        };

        assertThat(text(plan(fixture, "Study", schema))).isEmpty();
        DeletePlan plan = plan(fixture, "StudyLine", schema);
        assertThat(plan.facts()).anyMatch(fact -> fact.contains("study_line is a view"));
        assertThat(plan.unknown()).isEmpty();
    }

    @Test
    void theSchemaDecidesWhatTheDatabaseDoes() {
        DeletePlan plan = plan(
                BLOG,
                "Post",
                "create table post (id bigint primary key)",
                "create table comment (id bigint primary key, post_id bigint not null references post, parent_id bigint"
                        + " references comment)",
                "create table tag (id bigint primary key)",
                "create table post_tag (posts_id bigint references post, tags_id bigint references tag)",
                "create table post_links (post_id bigint references post, links varchar(9))",
                "create table invoice (id bigint primary key, post_id bigint)",
                "create table audit (id bigint primary key, post bigint references post on delete cascade)",
                "create table audit_line (audit_id bigint references audit on delete set null)",
                "create table stamp (post bigint references post)");

        assertThat(text(plan))
                .containsExactlyInAnyOrder(
                        "removed-by-orm Post_links by Post.links",
                        "unlinked Post_Tag by Post.tags",
                        "removed-by-orm Comment by Post.comments",
                        "  removed-by-orm Comment by Comment.replies",
                        "removed-by-database AUDIT key audit.post",
                        "  set-null-by-database AUDIT_LINE key audit_line.audit_id",
                        "blocked-by STAMP key stamp.post",
                        "left-dangling Invoice by Invoice.post");
        assertThat(plan.schema()).isPresent();
    }

    private static final String PERSON = """
            @Entity class Person {
                @Id long id;
                @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true) List<Mail> mails;
                @OneToOne(cascade = CascadeType.ALL, orphanRemoval = true) Passport passport;
            }
            @Entity class Mail { @Id long id; }
            @Entity class Passport { @Id long id; @ManyToOne(cascade = CascadeType.ALL) @JoinColumn(unique = true) Scan scan; }
            @Entity class Scan { @Id long id; @OneToOne(mappedBy = "scan", cascade = CascadeType.ALL) Print print; }
            @Entity class Print { @Id long id; @MapsId @OneToOne(cascade = CascadeType.ALL) Scan scan; }
            """;

    private static final List<String> PERSON_TABLES = List.of(
            "create table scan (id bigint primary key)",
            "create table print (scan_id bigint primary key references scan)",
            "create table mail (id bigint primary key)",
            "create table passport (id bigint primary key, scan_id bigint references scan)",
            "create table person (id bigint primary key, passport_id bigint references passport)",
            "create table person_mail (person_id bigint references person, mails_id bigint references mail)");

    /** No second row can refer to what the deleted row's own unique reference refers to, be it its column or a link row. */
    @Test
    void aUniqueKeyThatARowOfThePlanHoldsIsNotHeldTwice() {
        DeletePlan plan = plan(PERSON, "Person");

        assertThat(text(plan))
                .containsExactlyInAnyOrder(
                        "unlinked Person_Mail by Person.mails",
                        "removed-by-orm Mail by Person.mails",
                        "removed-by-orm Passport by Person.passport",
                        "  removed-by-orm Scan by Passport.scan",
                        "    removed-by-orm Print by Scan.print");
        assertThat(plan.canFail()).isFalse();
        assertThat(text(plan(PERSON, "Passport")).get(0)).startsWith("blocked-by Person by Person.passport");
    }

    @Test
    void whatTheSchemaDoesNotMakeUniqueCanBeHeldTwice() {
        assertThat(text(plan(PERSON, "Person", PERSON_TABLES.toArray(String[]::new))))
                .contains(
                        "  blocked-by Person_Mail by Person.mails key person_mail.mails_id",
                        "  blocked-by Person by Person.passport key person.passport_id",
                        "    blocked-by Passport by Passport.scan key passport.scan_id");
    }

    @Test
    void whatTheSchemaMakesUniqueIsNotHeldTwice() {
        List<String> statements = new ArrayList<>(PERSON_TABLES);
        statements.add("alter table person_mail add unique (mails_id)");
        statements.add("create unique index one_passport on person (passport_id)");
        statements.add("alter table passport add unique (scan_id)");

        assertThat(plan(PERSON, "Person", statements.toArray(String[]::new)).canFail())
                .isFalse();
    }

    /** A reference in an embedded identifier is no property that a removal goes along, but a collection may be over it. */
    @Test
    void aCollectionOverAReferenceInTheIdentifierPassesTheRemovalOn() {
        String steps = """
                @Entity class Step {
                    @Id long id;
                    @OneToMany(mappedBy = "key.child", cascade = CascadeType.ALL, orphanRemoval = true) List<Need> needs;
                }
                @Embeddable class NeedKey { long nr; @ManyToOne Step child; }
                @Entity class Need { @EmbeddedId NeedKey key; }
                """;

        assertThat(text(plan(steps, "Step"))).containsExactly("removed-by-orm Need by Step.needs");
    }

    @Test
    void namesOfTheSchemaMayDifferInUnderscores() {
        DeletePlan plan = plan(
                "@Entity class PostEntry { @Id long id; }"
                        + " @Entity class Note { @Id long id; @ManyToOne(fetch = FetchType.LAZY) PostEntry postEntry; }",
                "PostEntry",
                "create table post_entry (id bigint primary key)",
                "create table note (id bigint primary key, post_entry_id bigint references post_entry on delete cascade)");

        assertThat(text(plan)).containsExactly("removed-by-database Note by Note.postEntry key note.postentry_id");
    }

    @Test
    void setNullOnAColumnThatCannotBeNullBlocks() {
        DeletePlan plan = plan(
                "@Entity class Post { @Id long id; }"
                        + " @Entity class Note { @Id long id; @ManyToOne(fetch = FetchType.LAZY) Post post; }",
                "Post",
                "create table post (id bigint primary key)",
                "create table note (id bigint primary key, post_id bigint not null references post on delete set null)");

        assertThat(text(plan)).containsExactly("blocked-by Note by Note.post key note.post_id");
        assertThat(plan.nodes().get(0).notes()).contains("the key sets null, and the column is NOT NULL");
    }

    @Test
    void callbacksOfWhatTheDatabaseDeletesDoNotRun() {
        DeletePlan plan = plan("""
                @Entity class Post { @Id long id; }
                @Entity class Note {
                    @Id long id;
                    @ManyToOne(fetch = FetchType.LAZY) @OnDelete(action = OnDeleteAction.CASCADE) Post post;
                    @PreRemove void gone() {}
                }
                """, "Post");

        assertThat(plan.nodes().get(0).kind()).isEqualTo(Kind.REMOVED_BY_DATABASE);
        assertThat(plan.nodes().get(0).notes()).contains("no callbacks run");
    }

    @Test
    void aSoftDeleteOnlyMarks() {
        DeletePlan plan = plan("""
                @Entity @org.hibernate.annotations.SoftDelete class Post { @Id long id; }
                @Entity class Note { @Id long id; @ManyToOne(fetch = FetchType.LAZY) Post post; }
                """, "Post");

        assertThat(plan.root().kind()).isEqualTo(Kind.MARKED);
        assertThat(plan.nodes()).isEmpty();
        assertThat(plan.canFail()).isFalse();
    }

    @Test
    void aLoadedCollectionThatPassesPersistOnTakesTheRemovalBack() {
        DeletePlan plan = plan("""
                @Entity class Post {
                    @Id long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, fetch = FetchType.EAGER) Set<Note> notes;
                }
                @Entity class Note { @Id long id; @ManyToOne Post post; }
                """, "Note");

        assertThat(plan.failures())
                .containsExactly("Nothing is deleted: Post.notes is loaded along and passes PERSIST on,"
                        + " which takes the removal back.");
    }

    @Test
    void anAbstractEntityIsPlannedAsItsFirstSubtype() {
        DeletePlan plan = plan("""
                @Entity @Inheritance(strategy = InheritanceType.JOINED) abstract class Base { @Id long id; }
                @Entity class One extends Base { }
                @Entity class Other { @Id long id; @ManyToOne(fetch = FetchType.LAZY) Base base; }
                """, "Base");

        assertThat(plan.facts()).contains("Base is abstract; this is the plan for a One.");
        assertThat(text(plan)).containsExactly("blocked-by Other by Other.base key other.base_id");
    }

    /** A trigger that does nothing. */
    public static final class Idle implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) {
            // only that it is there counts
        }
    }

    @Test
    void aTriggerOnATableFromWhichRowsGoIsTold() {
        DeletePlan plan = plan(
                BLOG,
                "Post",
                "create table post (id bigint primary key)",
                "create table comment (id bigint primary key, post_id bigint not null references post,"
                        + " parent_id bigint references comment)",
                "create table invoice (id bigint primary key, post_id bigint references post)",
                "create trigger log_it before delete on comment for each row call \"" + Idle.class.getName() + "\"",
                "create trigger count_it before delete on invoice for each row call \"" + Idle.class.getName() + "\"");

        assertThat(plan.facts())
                .filteredOn(fact -> fact.contains("trigger"))
                .singleElement()
                .asString()
                .startsWith("A trigger runs on deletes from Comment (LOG_IT, ");
    }

    @Test
    void ofARestrictedCollectionOnlyPartIsRemoved() {
        DeletePlan plan = plan("""
                @Entity class Post {
                    @Id long id;
                    @org.hibernate.annotations.SQLRestriction("hidden = false")
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL) List<Note> notes;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL) List<Draft> drafts;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL) List<Plain> plains;
                }
                @Entity class Note { @Id long id; @ManyToOne(fetch = FetchType.LAZY) Post post; }
                @Entity class Plain { @Id long id; @ManyToOne(fetch = FetchType.LAZY) Post post; }
                @Entity @org.hibernate.annotations.SQLRestriction("hidden = false")
                class Draft { @Id long id; @ManyToOne(fetch = FetchType.LAZY) Post post; }
                """, "Post");

        String text =
                " only rows that fulfil its restriction are loaded and removed; others stay, and a key may refuse.";
        assertThat(plan.facts()).contains("Of Post.notes" + text, "Of Post.drafts" + text);
        assertThat(plan.facts()).noneMatch(fact -> fact.contains("plains"));
    }

    @Test
    void whatRefersByAnyIsTold() {
        DeletePlan plan = plan("""
                @Entity class Post { @Id long id; }
                @Entity class Note {
                    @Id long id;
                    @org.hibernate.annotations.Any @Column(name = "kind") @JoinColumn(name = "subject") Object subject;
                }
                """, "Post");

        assertThat(plan.facts())
                .contains(
                        "Rows may refer to what goes by Note.subject, of which no key and no part of the plan speaks.");
    }

    private static final String ORDERS = """
            @Entity @Inheritance(strategy = InheritanceType.JOINED) class Order { @Id long id; }
            @Entity @org.hibernate.annotations.OnDelete(action = org.hibernate.annotations.OnDeleteAction.CASCADE)
            class DrugOrder extends Order { }
            """;

    @Test
    void aJoinedRowThatIsLeftToADatabaseThatRefusesMakesEveryDeleteFail() {
        DeletePlan plan = plan(
                ORDERS,
                "DrugOrder",
                "create table \"ORDER\" (id bigint primary key)",
                "create table drugorder (id bigint primary key references \"ORDER\")");

        assertThat(plan.fails()).isEqualTo(Fails.ALWAYS);
        assertThat(plan.canFail()).isTrue();
        assertThat(plan.failures())
                .singleElement()
                .asString()
                .startsWith("The database refuses the delete: @OnDelete leaves DrugOrder's own row in DrugOrder to the"
                        + " database; it refers by DrugOrder.id to the row in Order that is deleted, and ");
        assertThat(text(plan)).containsExactly("blocked-by DrugOrder key drugorder.id");
        assertThat(plan.nodes().get(0).own()).isTrue();
        assertThat(plan.nodes().get(0).notes()).contains("@OnDelete leaves it to the database");
    }

    @Test
    void aJoinedRowThatIsLeftToADatabaseThatCascadesGoes() {
        DeletePlan plan = plan(
                ORDERS,
                "DrugOrder",
                "create table \"ORDER\" (id bigint primary key)",
                "create table drugorder (id bigint primary key references \"ORDER\" on delete cascade)");

        assertThat(plan.fails()).isEqualTo(Fails.NEVER);
        assertThat(plan.nodes()).isEmpty();
        assertThat(plan(ORDERS, "DrugOrder").fails()).isEqualTo(Fails.NEVER);
    }

    @Test
    void aJoinedRowThatIsLeftToADatabaseWithoutAKeyStaysBehind() {
        DeletePlan plan = plan(
                ORDERS,
                "DrugOrder",
                "create table \"ORDER\" (id bigint primary key)",
                "create table drugorder (id bigint primary key)");

        assertThat(text(plan)).containsExactly("left-dangling DrugOrder");
        assertThat(plan.fails()).isEqualTo(Fails.NEVER);
    }

    private static final String STORES = """
            @Entity @org.hibernate.annotations.SQLDelete(sql = "update Store set gone = true where id = ?")
            class Store { @Id long id; @ManyToOne(cascade = CascadeType.ALL%s) Address address; }
            @Entity class Address { @Id long id; }
            """;

    @Test
    void aMarkedRowThatRefersToWhatGoesMakesItsOwnDeleteFail() {
        DeletePlan plan = plan(STORES.formatted(""), "Store");

        assertThat(plan.facts().get(0)).startsWith("A delete only marks the row, which stays with its references");
        assertThat(plan.root().kind()).isEqualTo(Kind.MARKED);
        assertThat(plan.fails()).isEqualTo(Fails.BY_ITS_OWN_REFERENCES);
        assertThat(text(plan))
                .contains(
                        "removed-by-orm Address by Store.address",
                        "  blocked-by Store by Store.address key store.address_id");
        assertThat(plan.nodes(Kind.BLOCKED_BY))
                .anyMatch(node -> node.own() && node.notes().contains("it is only marked"));
        assertThat(plan(STORES.formatted(", optional = false"), "Store").fails())
                .isEqualTo(Fails.ALWAYS);
    }

    @Test
    void whatOtherRowsRefuseIsToldApartFromWhatFailsByItself() {
        DeletePlan plan = plan(BLOG, "Post");

        assertThat(plan.fails()).isEqualTo(Fails.BY_OTHER_ROWS);
        assertThat(plan.nodes(Kind.BLOCKED_BY)).noneMatch(PlanNode::own);
    }

    private static final String NOTES = """
            @Entity class Post { @Id long id; }
            @Entity class Note { @Id long id; @ManyToOne(fetch = FetchType.LAZY) Post post; }
            """;

    private static final String POST_TABLE = "create table post (id bigint primary key);";

    private static DeletePlan planOf(String fixture, String entity, String script, SchemaChange... others) {
        RelationshipGraph graph = Analysis.of(fixture).graph();
        SchemaBuilder builder = new SchemaBuilder(Dialect.POSTGRESQL);
        new SqlReader(Dialect.POSTGRESQL)
                .read("V1.sql", script)
                .forEach(statement -> statement.changes().forEach(builder::apply));
        List.of(others).forEach(builder::apply);
        Schema schema = builder.build(
                new SchemaSource(SchemaSource.Kind.SCRIPT, "V1.sql", Dialect.POSTGRESQL, "told"),
                new Schema.Reading(1, 3, 1));
        return new DeletePlans(graph, SchemaMatches.of(graph.model(), List.of(schema)))
                .plan(graph.model().type("shop." + entity).orElseThrow());
    }

    @Test
    void whatChangesTheSchemaAndIsNotFollowedMayAddKeys() {
        DeletePlan plan = planOf(
                "@Entity class Post { @Id long id; }",
                "Post",
                POST_TABLE,
                new SchemaChange.NotFollowed(List.of(), "runs a class", SourceRange.ofLine("V2.java", 1)));

        assertThat(plan.fails()).isEqualTo(Fails.UNKNOWN);
        assertThat(plan.unknown())
                .containsExactly(
                        "Not all that made the schema could be followed, so it may have keys that are not known:"
                                + " runs a class (V2.java:1).");
        assertThat(planOf("@Entity class Post { @Id long id; }", "Post", POST_TABLE)
                        .fails())
                .isEqualTo(Fails.NEVER);
    }

    @Test
    void aTableInDoubtMayReferToAnything() {
        DeletePlan plan = planOf(
                "@Entity class Post { @Id long id; }",
                "Post",
                POST_TABLE
                        + "create table log (post bigint); create table tag (id int); alter table log frobnicate it;");

        assertThat(plan.fails()).isEqualTo(Fails.UNKNOWN);
        assertThat(plan.unknown())
                .singleElement()
                .asString()
                .startsWith("There may be keys that could not be read, of log: ")
                .endsWith("(V1.sql:1).");
    }

    @Test
    void aTableThatNothingMakesMayReferToAnything() {
        DeletePlan plan = planOf(
                "@Entity class Post { @Id long id; }",
                "Post",
                POST_TABLE + "alter table log add foreign key (post) references post;");

        assertThat(plan.fails()).isEqualTo(Fails.UNKNOWN);
        assertThat(plan.unknown()).singleElement().asString().contains("log, which nothing before makes");
    }

    @Test
    void theKeysOfATableThatTheSchemaLacksAreOnlyAssumed() {
        DeletePlan plan = planOf(NOTES, "Note", POST_TABLE);

        assertThat(plan.fails()).isEqualTo(Fails.UNKNOWN);
        assertThat(plan.unknown()).containsExactly("No schema has the table Note: its keys are only assumed.");
        assertThat(plan(NOTES, "Note").fails()).isEqualTo(Fails.NEVER);
    }

    private static final String UNREAD = """
            @Entity class Post {
                @Id long id;
                @OneToMany(mappedBy = true ? "post" : ""%s) List<Note> notes;
            }
            @Entity class Note { @Id long id; @ManyToOne(fetch = FetchType.LAZY) Post post; }
            """;

    @Test
    void whatIsRemovedAlongAnEndThatCouldNotBeReadDoesNotBlock() {
        DeletePlan plan = plan(UNREAD.formatted(", cascade = CascadeType.REMOVE"), "Post");

        assertThat(text(plan)).containsExactly("unknown Note by Note.post key note.post_id");
        assertThat(plan.fails()).isEqualTo(Fails.UNKNOWN);
        assertThat(plan.unknown())
                .containsExactly("What owns Post.notes could not be read, so it is not known which rows REMOVE reaches"
                        + " along it.");
        assertThat(text(plan(
                        UNREAD.formatted(", orphanRemoval = true"),
                        "Post",
                        "create table post (id bigint primary key)",
                        "create table note (id bigint primary key, post_id bigint)")))
                .containsExactly("unknown Note by Note.post");
    }

    private static final String UNREAD_AND_LOADED = """
            @Entity class Post {
                @Id long id;
                @OneToMany(mappedBy = true ? "post" : ""%s) List<Note> notes;
                @OneToOne(mappedBy = "post") Note first;
            }
            @Entity class Note { @Id long id; @OneToOne(fetch = FetchType.LAZY%s) Post post; }
            """;

    @Test
    void whatAnEndThatCouldNotBeReadMayRemoveIsNotSaidToStay() {
        String removes = ", cascade = CascadeType.REMOVE";
        for (String persists : List.of("", ", cascade = CascadeType.PERSIST")) {
            DeletePlan plan = plan(UNREAD_AND_LOADED.formatted(removes, persists), "Post");

            assertThat(plan.failures()).isEmpty();
            assertThat(plan.fails()).isEqualTo(Fails.UNKNOWN);
            DeletePlan known = plan(UNREAD_AND_LOADED.formatted("", persists), "Post");
            assertThat(known.failures()).isNotEmpty();
        }
    }

    @Test
    void whatAnEndThatCouldNotBeReadMayRemoveIsNotSaidToKeepItsRow() {
        DeletePlan plan = plan("""
                @Entity class Post {
                    @Id long id;
                    @OneToMany(mappedBy = true ? "post" : "", cascade = CascadeType.REMOVE) List<Note> notes;
                    @OneToMany @JoinColumn(name = "pinned_by") List<Note> pinned;
                }
                @Entity class Note { @Id long id; @ManyToOne(fetch = FetchType.LAZY) Post post; }
                """, "Post");

        assertThat(plan.nodes(Kind.SET_NULL))
                .singleElement()
                .satisfies(node -> assertThat(node.notes())
                        .containsExactly("whether REMOVE takes the row along could not be read"));
    }

    @Test
    void anEndThatCouldNotBeReadAndRemovesNothingChangesNothing() {
        assertThat(plan(UNREAD.formatted(""), "Post").fails()).isEqualTo(Fails.BY_OTHER_ROWS);
    }

    @Test
    void keysThatCouldNotBeReadAreUnknown() {
        DeletePlan plan = planOf(
                NOTES,
                "Post",
                POST_TABLE
                        + "create table note (id bigint primary key, post_id bigint); alter table note frobnicate it;");

        assertThat(text(plan)).containsExactly("unknown Note by Note.post");
        assertThat(plan.fails()).isEqualTo(Fails.UNKNOWN);
        assertThat(plan.canFail()).isTrue();
        assertThat(plan.unknown()).isNotEmpty();
    }

    @Test
    void whatHibernateLoadsBeforeTheDatabaseDeletesItHearsOfThat() {
        DeletePlan plan = plan("""
                @Entity class Post {
                    @Id long id;
                    @OneToMany(mappedBy = "post", cascade = CascadeType.REMOVE)
                    @OnDelete(action = OnDeleteAction.CASCADE) List<Note> notes;
                }
                @Entity class Note { @Id long id; @ManyToOne(fetch = FetchType.LAZY) Post post; @PreRemove void gone() {} }
                """, "Post");

        assertThat(plan.nodes(Kind.REMOVED_BY_DATABASE))
                .singleElement()
                .satisfies(node -> assertThat(node.notes()).doesNotContain("no callbacks run"));
    }

    @Test
    void whatTheDatabaseDeletesIsNotMarked() {
        DeletePlan plan = plan("""
                @Entity class Post { @Id long id; }
                @Entity @org.hibernate.annotations.SQLDelete(sql = "update Note set gone = true where id = ?") class Note {
                    @Id long id;
                    @ManyToOne(fetch = FetchType.LAZY) @OnDelete(action = OnDeleteAction.CASCADE) Post post;
                }
                """, "Post");

        assertThat(plan.nodes().get(0).notes()).contains("really deleted, though its own delete only marks it");
    }

    @Test
    void moreRowsThanAreFollowed() {
        StringBuilder model = new StringBuilder("@Entity class L13 { @Id Long id; }");
        for (int level = 12; level >= 0; level--) {
            String next = "L" + (level + 1);
            model.append("@Entity class L").append(level).append(" { @Id Long id; @ManyToOne(optional = false) ");
            model.append(next)
                    .append(" one; @ManyToOne(optional = false) ")
                    .append(next)
                    .append(" two; }");
        }

        DeletePlan plan = plan(model.toString(), "L0");

        assertThat(plan.unknown()).singleElement().asString().startsWith("More rows are concerned");
        assertThat(plan.fails()).isEqualTo(Fails.UNKNOWN);
        assertThat(plan(model.toString(), "L13").unknown()).isEmpty();
    }
}
