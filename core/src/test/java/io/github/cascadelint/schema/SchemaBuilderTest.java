package io.github.cascadelint.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.SchemaChange.AddColumn;
import io.github.cascadelint.schema.SchemaChange.AddForeignKey;
import io.github.cascadelint.schema.SchemaChange.AddKeyFromIndex;
import io.github.cascadelint.schema.SchemaChange.AddPrimaryKey;
import io.github.cascadelint.schema.SchemaChange.AddUnique;
import io.github.cascadelint.schema.SchemaChange.AlterColumn;
import io.github.cascadelint.schema.SchemaChange.CodeNotFollowed;
import io.github.cascadelint.schema.SchemaChange.CreateIndex;
import io.github.cascadelint.schema.SchemaChange.CreateTable;
import io.github.cascadelint.schema.SchemaChange.CreateTableAs;
import io.github.cascadelint.schema.SchemaChange.CreateTableLike;
import io.github.cascadelint.schema.SchemaChange.DropColumn;
import io.github.cascadelint.schema.SchemaChange.DropConstraint;
import io.github.cascadelint.schema.SchemaChange.DropForeignKey;
import io.github.cascadelint.schema.SchemaChange.DropIndex;
import io.github.cascadelint.schema.SchemaChange.DropPrimaryKey;
import io.github.cascadelint.schema.SchemaChange.DropTable;
import io.github.cascadelint.schema.SchemaChange.NotFollowed;
import io.github.cascadelint.schema.SchemaChange.RenameColumn;
import io.github.cascadelint.schema.SchemaChange.RenameTable;
import io.github.cascadelint.schema.SchemaChange.SwitchConstraint;
import io.github.cascadelint.schema.SchemaChange.When;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaBuilderTest {

    private static final TableName POST = TableName.of("post");
    private static final TableName USER = TableName.of("users");

    private int line;

    private SourceRange place() {
        return SourceRange.ofLine("V1__all.sql", ++line);
    }

    private SchemaChange table(TableName name, String... columns) {
        return new CreateTable(
                name, false, Arrays.stream(columns).map(this::column).toList(), false, true, place());
    }

    private Column column(String name) {
        return new Column(name, "bigint", true, false, place());
    }

    private SchemaChange key(TableName table, String name, String column, TableName target, String... refColumns) {
        ForeignKey key = new ForeignKey(
                name,
                List.of(column),
                target,
                List.of(refColumns),
                ReferentialAction.CASCADE,
                ReferentialAction.NO_ACTION,
                true,
                true,
                place());
        return new AddForeignKey(table, key, false, key.place());
    }

    private SchemaChange primaryKey(TableName table, String... columns) {
        return new AddPrimaryKey(table, "", List.of(columns), place());
    }

    private SchemaChange index(TableName table, String name, boolean unique, String... columns) {
        return new CreateIndex(table, new Index(name, List.of(columns), unique, false, true, place()), false, place());
    }

    private static SchemaBuilder after(Dialect dialect, SchemaChange... changes) {
        SchemaBuilder builder = new SchemaBuilder(dialect);
        Arrays.stream(changes).forEach(builder::apply);
        return builder;
    }

    private static Table table(SchemaBuilder builder, TableName name) {
        return builder.table(name).orElseThrow();
    }

    private SchemaBuilder posts(Dialect dialect) {
        return after(
                dialect,
                table(USER, "id", "name"),
                primaryKey(USER, "id"),
                table(POST, "id", "author_id", "title"),
                primaryKey(POST, "id"));
    }

    @Test
    void aPrimaryKeyMakesItsColumnsNotNull() {
        assertThat(table(posts(Dialect.POSTGRESQL), USER)
                        .column("ID")
                        .orElseThrow()
                        .nullable())
                .isFalse();
        assertThat(table(posts(Dialect.POSTGRESQL), USER)
                        .column("name")
                        .orElseThrow()
                        .nullable())
                .isTrue();
    }

    @Test
    void referencesWithoutColumnsMeanThePrimaryKeyEvenOneThatComesLater() {
        SchemaBuilder builder = after(
                Dialect.POSTGRESQL,
                table(USER, "uid", "boss_id"),
                key(USER, "", "boss_id", USER),
                primaryKey(USER, "uid"));
        assertThat(table(builder, USER).foreignKeys()).singleElement().satisfies(key -> {
            assertThat(key.refColumns()).containsExactly("uid");
            assertThat(key.name()).isEqualTo("users_boss_id_fkey");
        });
    }

    @Test
    void postgresNumbersAndShortensTheNamesItMakes() {
        SchemaBuilder builder = posts(Dialect.POSTGRESQL);
        builder.apply(key(POST, "", "author_id", USER));
        builder.apply(key(POST, "", "author_id", USER));
        assertThat(table(builder, POST).foreignKeys())
                .extracting(ForeignKey::name)
                .containsExactly("post_author_id_fkey", "post_author_id_fkey1");
        assertThat(table(builder, POST).primaryKey().orElseThrow().name()).isEqualTo("post_pkey");

        TableName wide = TableName.of("a_table_with_a_name_of_more_than_thirty_characters");
        builder.apply(table(wide, "and_a_column_with_more_than_thirty_too"));
        builder.apply(key(wide, "", "and_a_column_with_more_than_thirty_too", USER));
        assertThat(table(builder, wide).foreignKeys())
                .extracting(ForeignKey::name)
                .containsExactly("a_table_with_a_name_of_more_t_and_a_column_with_more_than__fkey");
    }

    @Test
    void mySqlCountsItsForeignKeysAndNamesIndexesByTheirFirstColumn() {
        SchemaBuilder builder = posts(Dialect.MYSQL);
        builder.apply(key(POST, "", "author_id", USER));
        builder.apply(key(POST, "", "title", USER));
        builder.apply(new AddUnique(POST, "", List.of("title"), place()));
        assertThat(table(builder, POST).foreignKeys())
                .extracting(ForeignKey::name)
                .containsExactly("post_ibfk_1", "post_ibfk_2");
        assertThat(table(builder, POST).uniques())
                .extracting(KeyConstraint::name)
                .containsExactly("title_2");
        builder.apply(new DropForeignKey(POST, "post_ibfk_1", place()));
        builder.apply(key(POST, "", "author_id", USER));
        builder.apply(new RenameTable(POST, TableName.of("article"), place()));
        assertThat(table(builder, TableName.of("article")).foreignKeys())
                .extracting(ForeignKey::name)
                .containsExactly("article_ibfk_2", "article_ibfk_3");
    }

    @Test
    void mySqlKeepsTheIndexOfADroppedKeyAndDropsItForABetterOne() {
        SchemaBuilder builder = posts(Dialect.MARIADB);
        builder.apply(key(POST, "fk_author", "author_id", USER));
        assertThat(table(builder, POST).indexes()).extracting(Index::name).containsExactly("fk_author");
        builder.apply(index(POST, "by_author", false, "author_id", "title"));
        assertThat(table(builder, POST).indexes()).extracting(Index::name).containsExactly("by_author");

        SchemaBuilder other = posts(Dialect.MARIADB);
        other.apply(key(POST, "fk_author", "author_id", USER));
        other.apply(new DropForeignKey(POST, "fk_author", place()));
        assertThat(table(other, POST).isIndexed(List.of("author_id"))).isTrue();

        SchemaBuilder h2 = posts(Dialect.H2);
        h2.apply(key(POST, "fk_author", "author_id", USER));
        h2.apply(new DropForeignKey(POST, "fk_author", place()));
        assertThat(table(h2, POST).isIndexed(List.of("author_id"))).isFalse();
    }

    @Test
    void aUniqueIndexIsAConstraintOnMySqlOnly() {
        SchemaBuilder mySql = posts(Dialect.MYSQL);
        mySql.apply(index(POST, "by_title", true, "title"));
        assertThat(table(mySql, POST).uniques()).extracting(KeyConstraint::name).containsExactly("by_title");
        mySql.apply(new DropIndex(Optional.of(POST), "by_title", place()));
        assertThat(table(mySql, POST).uniques()).isEmpty();

        SchemaBuilder postgres = posts(Dialect.POSTGRESQL);
        postgres.apply(index(POST, "by_title", true, "title"));
        assertThat(table(postgres, POST).uniques()).isEmpty();
        assertThat(table(postgres, POST).isUnique(List.of("title"))).isTrue();
        postgres.apply(new AddKeyFromIndex(POST, "post_title_key", "by_title", false, place()));
        assertThat(table(postgres, POST).indexes()).isEmpty();
        assertThat(table(postgres, POST).uniques())
                .extracting(KeyConstraint::name)
                .containsExactly("post_title_key");
    }

    @Test
    void renamesCarryKeysAlongOfReferringTablesToo() {
        SchemaBuilder builder = posts(Dialect.POSTGRESQL);
        builder.apply(key(POST, "fk_author", "author_id", USER));
        builder.apply(index(POST, "by_author", false, "author_id"));
        TableName person = TableName.of("person");
        builder.apply(new RenameTable(USER, person, place()));
        builder.apply(new RenameColumn(person, "id", "person_id", place()));
        builder.apply(new RenameColumn(POST, "author_id", "writer_id", place()));
        assertThat(table(builder, POST).foreignKeys()).singleElement().satisfies(key -> {
            assertThat(key.columns()).containsExactly("writer_id");
            assertThat(key.refTable()).isEqualTo(person);
            assertThat(key.refColumns()).containsExactly("person_id");
        });
        assertThat(table(builder, POST).isIndexed(List.of("writer_id"))).isTrue();
        assertThat(builder.hasTable(USER)).isFalse();
    }

    @Test
    void aKeyFollowsItsColumnAndGoesWithIt() {
        SchemaBuilder builder = posts(Dialect.POSTGRESQL);
        builder.apply(key(POST, "fk_author", "author_id", USER));
        builder.apply(new RenameColumn(POST, "author_id", "author_legacy_id", place()));
        builder.apply(new AddColumn(POST, false, column("author_id"), place()));
        builder.apply(new DropColumn(POST, "author_legacy_id", place()));
        assertThat(table(builder, POST).foreignKeys()).isEmpty();
        assertThat(table(builder, POST).column("author_id")).isPresent();
    }

    @Test
    void aDroppedColumnTakesIndexesAndKeysToItAlong() {
        SchemaBuilder postgres = posts(Dialect.POSTGRESQL);
        postgres.apply(key(POST, "fk_author", "author_id", USER));
        postgres.apply(index(USER, "by_both", false, "id", "name"));
        postgres.apply(new DropColumn(USER, "id", place()));
        assertThat(table(postgres, POST).foreignKeys()).isEmpty();
        assertThat(table(postgres, USER).indexes()).isEmpty();
        assertThat(table(postgres, USER).primaryKey()).isEmpty();

        SchemaBuilder mySql = posts(Dialect.MYSQL);
        mySql.apply(index(USER, "by_both", false, "id", "name"));
        mySql.apply(new DropColumn(USER, "id", place()));
        assertThat(table(mySql, USER).indexes())
                .singleElement()
                .satisfies(index -> assertThat(index.columns()).containsExactly("name"));
    }

    @Test
    void aDroppedTableTakesTheKeysToItAlong() {
        SchemaBuilder builder = posts(Dialect.POSTGRESQL);
        builder.apply(key(POST, "fk_author", "author_id", USER));
        builder.apply(new DropTable(USER, true, place()));
        assertThat(table(builder, POST).foreignKeys()).isEmpty();
    }

    @Test
    void aDroppedPrimaryKeyTakesTheKeysToItAlongButNotOnMySql() {
        SchemaBuilder postgres = posts(Dialect.POSTGRESQL);
        postgres.apply(key(POST, "fk_author", "author_id", USER));
        postgres.apply(new DropConstraint(USER, "users_pkey", place()));
        assertThat(table(postgres, POST).foreignKeys()).isEmpty();
        assertThat(table(postgres, USER).primaryKey()).isEmpty();

        SchemaBuilder mySql = posts(Dialect.MYSQL);
        mySql.apply(key(POST, "fk_author", "author_id", USER));
        mySql.apply(new DropPrimaryKey(USER, place()));
        assertThat(table(mySql, POST).foreignKeys()).hasSize(1);
    }

    @Test
    void namesOfConstraintsAreThoseOfTheirTable() {
        SchemaBuilder builder = posts(Dialect.POSTGRESQL);
        builder.apply(new AddColumn(USER, false, column("boss_id"), place()));
        builder.apply(key(USER, "fk_user", "boss_id", USER));
        builder.apply(key(POST, "fk_user", "author_id", USER));
        builder.apply(new DropConstraint(POST, "FK_USER", place()));
        assertThat(table(builder, POST).foreignKeys()).isEmpty();
        assertThat(table(builder, USER).foreignKeys()).hasSize(1);
    }

    @Test
    void aNameThatTheServerMadeUpMayBeTheOneThatIsDropped() {
        SchemaBuilder builder = posts(Dialect.ORACLE);
        builder.apply(key(POST, "", "author_id", USER));
        builder.apply(new DropConstraint(POST, "SYS_C0012", place()));
        assertThat(table(builder, POST).doubts()).hasSize(1);
        assertThat(table(builder, USER).doubts()).isEmpty();
    }

    @Test
    void aColumnOfThePrimaryKeyStaysNotNull() {
        SchemaBuilder builder = posts(Dialect.MYSQL);
        builder.apply(new AlterColumn(POST, "id", Optional.of("int"), Optional.of(true), place()));
        builder.apply(new AlterColumn(POST, "title", Optional.empty(), Optional.of(false), place()));
        assertThat(table(builder, POST).columns()).extracting(Column::nullable).containsExactly(false, true, false);
        assertThat(table(builder, POST).columns()).extracting(Column::type).containsExactly("int", "bigint", "bigint");
    }

    @Test
    void likeCopiesIndexesIfAskedToAndNeverForeignKeys() {
        SchemaBuilder builder = posts(Dialect.POSTGRESQL);
        builder.apply(key(POST, "fk_author", "author_id", USER));
        builder.apply(index(POST, "by_author", false, "author_id"));
        TableName bare = TableName.of("post_bare");
        TableName full = TableName.of("post_full");
        builder.apply(new CreateTableLike(bare, false, POST, false, place()));
        builder.apply(new CreateTableLike(full, false, POST, true, place()));
        assertThat(table(builder, bare).columns()).extracting(Column::nullable).containsExactly(false, true, true);
        assertThat(table(builder, bare).primaryKey()).isEmpty();
        assertThat(table(builder, full).primaryKey().orElseThrow().name()).isEqualTo("post_full_pkey");
        assertThat(table(builder, full).indexes()).extracting(Index::name).containsExactly("post_full_author_id_idx");
        assertThat(table(builder, full).foreignKeys()).isEmpty();
    }

    @Test
    void aTableMadeOfAQueryHasNoConstraint() {
        SchemaBuilder builder = posts(Dialect.POSTGRESQL);
        TableName copy = TableName.of("copy");
        TableName other = TableName.of("other");
        builder.apply(new CreateTableAs(copy, false, Optional.of(POST), List.of(), place()));
        builder.apply(new CreateTableAs(other, false, Optional.empty(), List.of(), place()));
        assertThat(table(builder, copy).columns()).extracting(Column::nullable).containsExactly(true, true, true);
        assertThat(table(builder, copy).doubts()).isEmpty();
        assertThat(table(builder, other).doubts()).hasSize(1);
    }

    @Test
    void engineWithoutForeignKeysKeepsNone() {
        TableName log = TableName.of("log");
        SchemaBuilder builder = posts(Dialect.MYSQL);
        builder.apply(new CreateTable(log, false, List.of(column("user_id")), false, false, place()));
        builder.apply(key(log, "fk_log", "user_id", USER));
        assertThat(table(builder, log).foreignKeys()).isEmpty();
    }

    @Test
    void aChangeToATableThatIsNotThereIsADoubtWithItsPlace() {
        SchemaBuilder builder = posts(Dialect.POSTGRESQL);
        builder.apply(new AddColumn(TableName.of("nowhere"), false, column("a"), SourceRange.ofLine("V2.sql", 7)));
        Schema schema = schema(builder);
        assertThat(schema.elsewhere()).singleElement().satisfies(doubt -> {
            assertThat(doubt.text()).isEqualTo("changes the table nowhere, which nothing before makes");
            assertThat(doubt.place().line()).isEqualTo("V2.sql:7");
        });
        assertThat(schema.tables()).allMatch(schema::isUnderstood);
    }

    @Test
    void codeThatNamesNoTableIsToldAndLeavesAllAsTheyAre() {
        SchemaBuilder builder = posts(Dialect.POSTGRESQL);
        builder.apply(
                new CodeNotFollowed(Set.of("tabel"), false, "no such statement", SourceRange.ofLine("V2.sql", 7)));
        Schema schema = schema(builder);
        assertThat(schema.unrelated()).containsExactly(new Doubt("no such statement", SourceRange.ofLine("V2.sql", 7)));
        assertThat(schema.elsewhere()).isEmpty();
        assertThat(schema.tables()).allMatch(schema::isUnderstood);
    }

    @Test
    void whatIsNotFollowedConcernsTheTablesNamedEvenThoseMadeLater() {
        SchemaBuilder builder = posts(Dialect.POSTGRESQL);
        TableName later = TableName.of("later");
        builder.apply(new CodeNotFollowed(Set.of("post", "later", "begin"), false, "a procedure", place()));
        builder.apply(table(later, "id"));
        assertThat(table(builder, POST).doubts()).hasSize(1);
        assertThat(table(builder, later).doubts()).hasSize(1);
        assertThat(table(builder, USER).doubts()).isEmpty();
        assertThat(schema(builder).doubts()).isEmpty();
        assertThat(schema(builder).unrelated()).isEmpty();
        builder.apply(new CodeNotFollowed(Set.of("pg_constraint"), true, "a loop over the catalog", place()));
        assertThat(schema(builder).doubts()).hasSize(1);
        builder.apply(new NotFollowed(List.of(), "a Java migration", place()));
        assertThat(schema(builder).doubts()).hasSize(2);
    }

    @Test
    void conditionsAreDecidedOnWhatIsThere() {
        SchemaBuilder builder = posts(Dialect.POSTGRESQL);
        builder.apply(key(POST, "fk_author", "author_id", USER));
        SchemaCondition hasKey = new SchemaCondition.HasConstraint(Optional.of(POST), "fk_author");
        SchemaChange drop =
                new When(hasKey, List.of(new DropConstraint(POST, "fk_author", place())), List.of(), place());
        builder.apply(drop);
        assertThat(table(builder, POST).foreignKeys()).isEmpty();
        builder.apply(new When(
                new SchemaCondition.Any(List.of(hasKey, new SchemaCondition.HasColumn(POST, "nothing"))),
                List.of(),
                List.of(new DropTable(POST, false, place())),
                place()));
        assertThat(builder.hasTable(POST)).isFalse();
        assertThat(builder.holds(new SchemaCondition.All(List.of(hasKey.negate(), new SchemaCondition.HasTable(USER)))))
                .isTrue();
    }

    @Test
    void keysAreValidatedSwitchedOffAndOn() {
        SchemaBuilder builder = posts(Dialect.ORACLE);
        builder.apply(key(POST, "fk_author", "author_id", USER));
        builder.apply(new SwitchConstraint(POST, "fk_author", false, place()));
        assertThat(table(builder, POST).foreignKeys().get(0).enabled()).isFalse();
        builder.apply(new SwitchConstraint(POST, "fk_author", true, place()));
        assertThat(table(builder, POST).foreignKeys().get(0).enabled()).isTrue();
    }

    @Test
    void aTableMadeTwiceIsADoubt() {
        SchemaBuilder builder = posts(Dialect.POSTGRESQL);
        builder.apply(table(POST, "other"));
        assertThat(table(builder, POST).doubts()).hasSize(1);
        assertThat(table(builder, POST).column("title")).isPresent();
    }

    private static Schema schema(SchemaBuilder builder) {
        return builder.build(
                new SchemaSource(SchemaSource.Kind.FLYWAY, "db/migration", Dialect.POSTGRESQL, "configured"),
                new Schema.Reading(1, 1, 0));
    }
}
