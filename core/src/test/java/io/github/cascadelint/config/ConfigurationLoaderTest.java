package io.github.cascadelint.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.config.Configuration.FailOn;
import io.github.cascadelint.config.Configuration.Level;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.naming.ImplicitNaming;
import io.github.cascadelint.naming.Naming;
import io.github.cascadelint.naming.NamingSettings;
import io.github.cascadelint.naming.PhysicalNaming;
import io.github.cascadelint.schema.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationLoaderTest {
    private static final ConfigurationLoader LOADER = new ConfigurationLoader(CascadeLint.rules());

    @TempDir
    Path folder;

    private static Configuration parse(String text) throws ConfigurationException {
        return LOADER.parse(text, "cascade-lint.yml");
    }

    /** Asserts the whole message, one mistake per line. */
    private static void assertMistakes(String text, String... lines) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> parse(text))
                .withMessage(String.join("\n", lines));
    }

    @Test
    void readsEverything() throws ConfigurationException {
        Configuration configuration = parse("""
                failOn: warning
                rules:
                  remove-on-many-to-many: error   # a comment
                  remove-on-many-to-one: { level: info }
                  remove-to-lookup: off
                roles:
                  lookup: [com.acme.Country, "com.acme.ref.*"]
                  shared:
                    - com.acme.Address
                  root: [com.acme.Order]
                  history: ["com.acme.audit.*"]
                  owned: { com.acme.PostLike: com.acme.Post }
                schema: { naming: spring, sources: [db/migration], dialect: mariadb }
                exclude: ["**/generated/**"]
                """);

        assertThat(configuration.schema())
                .isEqualTo(new Configuration.SchemaSettings(List.of("db/migration"), Optional.of(Dialect.MARIADB)));
        assertThat(configuration.failOn()).isEqualTo(FailOn.WARNING);
        assertThat(configuration.levels())
                .containsExactlyEntriesOf(new java.util.TreeMap<>(Map.of(
                        "remove-on-many-to-many", Level.ERROR,
                        "remove-on-many-to-one", Level.INFO,
                        "remove-to-lookup", Level.OFF)));
        assertThat(configuration.roles().lookup()).containsExactly("com.acme.Country", "com.acme.ref.*");
        assertThat(configuration.roles().shared()).containsExactly("com.acme.Address");
        assertThat(configuration.roles().root()).containsExactly("com.acme.Order");
        assertThat(configuration.roles().history()).containsExactly("com.acme.audit.*");
        assertThat(configuration.roles().owned()).containsExactly(Map.entry("com.acme.PostLike", "com.acme.Post"));
        assertThat(configuration.naming()).isEqualTo(NamingSettings.OPEN.withStrategy("spring"));
        assertThat(configuration.exclude()).containsExactly("**/generated/**");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing but a comment\n",
                "---\n",
                "\uFEFF",
                "{}",
                "rules:\nroles:\nschema:\nexclude:\n",
                "roles: { lookup: , owned: }",
                "rules: { remove-to-lookup: {} }"
            })
    void leavesEverythingAtItsDefault(String text) throws ConfigurationException {
        assertThat(parse(text)).isEqualTo(Configuration.DEFAULT);
    }

    @Test
    void namesTheNearestRule() {
        assertMistakes(
                "rules:\n  remov-on-many-to-one: error\n  quite-another: off\n",
                "cascade-lint.yml:2: unknown rule 'remov-on-many-to-one'; did you mean 'remove-on-many-to-one'?",
                "cascade-lint.yml:3: unknown rule 'quite-another'");
    }

    @Test
    void tellsAllMistakesOfAFileAtOnceInTheirOrder() {
        assertMistakes(
                """
                fail-on: error
                rules:
                  remove-to-lookup: fatal
                  remove-on-many-to-one: { level: [error], maxEntities: 12 }
                roles:
                  lookups: [com.acme.Country]
                  shared: com.acme.Address
                  owned: [com.acme.PostLike]
                schema:
                  sources: src/main/resources/db/migration
                  dialect: postgre
                  naming: hibernate
                exclude:
                  - "src/["
                  - { a: b }
                banana: 1
                """,
                "cascade-lint.yml:1: unknown key 'fail-on' in the configuration; did you mean 'failOn'?",
                "cascade-lint.yml:3: the level of 'remove-to-lookup' must be error, warning, info or off, not 'fatal'",
                "cascade-lint.yml:4: unknown key 'maxEntities' in rule 'remove-on-many-to-one'; the only key is level",
                "cascade-lint.yml:4: the level of 'remove-on-many-to-one' must be error, warning, info or off, not a list",
                "cascade-lint.yml:6: unknown key 'lookups' in 'roles'; did you mean 'lookup'?",
                "cascade-lint.yml:7: 'roles.shared' must be a list of class names, not 'com.acme.Address'",
                "cascade-lint.yml:8: 'roles.owned' must consist of 'key: value' lines, not of a list",
                "cascade-lint.yml:10: 'schema.sources' must be a list of files and folders such as"
                        + " src/main/resources/db/migration, not 'src/main/resources/db/migration'",
                "cascade-lint.yml:11: schema.dialect must be postgresql, mysql, mariadb, h2, hsqldb, oracle, sqlserver, sqlite"
                        + " or db2, not 'postgre'; did you mean 'postgresql'?",
                "cascade-lint.yml:12: schema.naming must be jpa, spring, legacy-hbm, legacy-jpa or component-path, not 'hibernate'",
                "cascade-lint.yml:14: 'src/[' in exclude is not a valid glob",
                "cascade-lint.yml:15: 'exclude' must be a list of globs such as \"**/generated/**\"; this item is a mapping",
                "cascade-lint.yml:16: unknown key 'banana' in the configuration;"
                        + " known are preset, failOn, minConfidence, includeTests, allowIncomplete, rules, overrides, roles,"
                        + " schema, exclude, provider, encoding");
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        assertMistakes(
                "failOn: error\nrules:\n  remove-to-lookup: off\n  remove-to-lookup: error\nfailOn: never\n",
                "cascade-lint.yml:4: 'remove-to-lookup' stands twice; it is already in line 3",
                "cascade-lint.yml:5: 'failOn' stands twice; it is already in line 1");
    }

    @Test
    void wantsLevelsInSmallLetters() {
        assertMistakes(
                "rules: { remove-to-lookup: WARNING }",
                "cascade-lint.yml:1: the level of 'remove-to-lookup' must be error, warning, info or off,"
                        + " not 'WARNING'; did you mean 'warning'?");
        assertMistakes(
                "failOn: false", "cascade-lint.yml:1: failOn must be error, warning, info or never, not 'false'");
        assertMistakes("failOn:", "cascade-lint.yml:1: failOn must be error, warning, info or never, not nothing");
    }

    @Test
    void wantsClassNamesInRoles() {
        assertMistakes(
                "roles:\n  lookup: ['*', 'com.acme.*.X', com.acme.Country*]\n  owned: { com.acme.*: 1, a.B: }\n",
                "cascade-lint.yml:2: '*' in roles.lookup is not a class name such as com.acme.Country,"
                        + " nor a prefix such as com.acme.ref.*",
                "cascade-lint.yml:2: 'com.acme.*.X' in roles.lookup is not a class name such as com.acme.Country,"
                        + " nor a prefix such as com.acme.ref.*",
                "cascade-lint.yml:2: 'com.acme.Country*' in roles.lookup is not a class name such as com.acme.Country,"
                        + " nor a prefix such as com.acme.ref.*",
                "cascade-lint.yml:3: 'com.acme.*' in roles.owned is not a class name such as com.acme.PostLike",
                "cascade-lint.yml:3: the owner of 'a.B' must be a class name such as com.acme.Post");
    }

    @Test
    void pointsAtBrokenYaml() {
        assertMistakes(
                "failOn: error\nrules: [\n",
                "cascade-lint.yml:3: not valid YAML: while parsing a flow node,"
                        + " expected the node content, but found '<stream end>'");
        assertMistakes(
                "failOn: error\n\tx: 1\n",
                "cascade-lint.yml:2: not valid YAML: while scanning for the next token,"
                        + " found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)");
        assertMistakes("exclude: *nowhere\n", "cascade-lint.yml:1: not valid YAML: found undefined alias nowhere");
        assertMistakes(
                "- failOn\n",
                "cascade-lint.yml:1: the configuration must consist of 'key: value' lines, not of a list");
        assertMistakes("? [a]\n: b\n", "cascade-lint.yml:1: a key in the configuration is a list; it must be a word");
        assertMistakes(
                "exclude: &all [*all]\n",
                "cascade-lint.yml:1: 'exclude' must be a list of globs such as \"**/generated/**\"; this item is a list");
    }

    @Test
    void findsTheNearestFileUpToTheRepository() throws Exception {
        Path repository = Files.createDirectories(folder.resolve("outer/repository"));
        Path source = Files.createDirectories(repository.resolve("module/src"));
        Files.createDirectory(repository.resolve(".git"));
        Files.writeString(folder.resolve("outer/cascade-lint.yml"), "failOn: never\n");

        assertThat(ConfigurationLoader.nearest(source)).isEmpty();

        Path file = Files.writeString(repository.resolve("cascade-lint.yml"), "failOn: info\n");
        assertThat(ConfigurationLoader.nearest(source)).contains(file);
        assertThat(LOADER.load(file).failOn()).isEqualTo(FailOn.INFO);

        Path nearer = Files.writeString(repository.resolve("module/cascade-lint.yml"), "failOn: warning\n");
        assertThat(ConfigurationLoader.nearest(source)).contains(nearer);
    }

    @Test
    void refusesToOverlookTheOtherExtension() throws IOException {
        Path file = Files.writeString(folder.resolve("cascade-lint.yaml"), "failOn: never\n");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ConfigurationLoader.nearest(folder))
                .withMessage(file + ": this name is not read; rename it to cascade-lint.yml");
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        Path latin = Files.write(folder.resolve("latin.yml"), "exclude: [ä]".getBytes(StandardCharsets.ISO_8859_1));
        Path missing = folder.resolve("missing.yml");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> LOADER.load(latin, "latin.yml"))
                .withMessage("latin.yml: is not UTF-8 text");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> LOADER.load(missing, "missing.yml"))
                .withMessage("missing.yml: no such file");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> LOADER.load(folder, "."))
                .withMessage(".: is a folder, not a configuration file");
    }

    @Test
    void aProviderIsAWordAndPerhapsAVersion() throws ConfigurationException {
        assertThat(parse("encoding: UTF-8").provider()).isEmpty();
        assertThat(parse("provider: hibernate 6.6").provider())
                .map(Provider::text)
                .contains("Hibernate 6.6");
        assertThat(parse("provider: hibernate 6.6.4.Final")
                        .provider()
                        .orElseThrow()
                        .text())
                .isEqualTo("Hibernate 6.6");
        assertThat(parse("provider: openjpa 4").provider()).map(Provider::text).contains("OpenJPA 4.0");
        assertThat(parse("provider: eclipselink").provider().orElseThrow().version())
                .isEmpty();
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> parse("provider: hibernat 6.6"))
                .withMessage("cascade-lint.yml:1: unknown provider 'hibernat'; did you mean 'hibernate'?");
        for (String wrong : List.of("6.6", "hibernate six", "[hibernate]")) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> parse("provider: " + wrong))
                    .withMessageContaining(
                            "cascade-lint.yml:1: 'provider' must be one of hibernate, eclipselink, openjpa,"
                                    + " datanucleus, ebean, micronaut-data, ormlite, requery, mybatis with its version, such as hibernate 6.6, not ");
        }
    }

    @Test
    void anotherNamingOverrulesTheFile() throws ConfigurationException {
        Configuration configuration = parse("schema: { naming: { strategy: jpa, tablePrefix: t_ } }");
        Naming naming = configuration.withNaming("spring", "--naming").naming().or(Naming.JPA);
        assertThat(naming.strategy()).isEqualTo("spring");
        assertThat(naming.table("OrderLine")).isEqualTo("t_order_line");
    }

    @Test
    void namesMayBeLaidDownInPartsAndTablesRenamed() throws ConfigurationException {
        NamingSettings parts = parse("schema: { naming: { strategy: spring, implicit: legacy-hbm } }")
                .naming();
        assertThat(parts.implicit()).contains(ImplicitNaming.LEGACY_HBM);
        assertThat(parts.physical()).contains(PhysicalNaming.UNDERSCORES);
        NamingSettings tables = parse("""
                schema:
                  naming:
                    physical: snake-case
                    tablePattern: "^(line)_(.*)$"
                    tableReplacement: "x_$2"
                    tableSuffix: _t
                """).naming();
        assertThat(tables.isComplete()).isFalse();
        Naming naming = tables.or(Naming.JPA);
        assertThat(naming.strategy()).isEqualTo("jpa+snake-case");
        assertThat(naming.table("Line2Order")).isEqualTo("line2_order_t");
        assertThat(naming.table("LineOrder")).isEqualTo("x_order_t");
        assertThat(naming.column("LineOrder")).isEqualTo("line_order");
        assertThat(parse("schema: { naming: {} }").naming()).isEqualTo(NamingSettings.OPEN);
    }

    @Test
    void refusesNamesThatCannotBeMade() {
        assertMistakes(
                "schema: { naming: { stratgy: spring } }",
                "cascade-lint.yml:1: unknown key 'stratgy' in 'schema.naming'; did you mean 'strategy'?");
        assertMistakes(
                "schema:\n  naming:\n    physical: snake_case",
                "cascade-lint.yml:3: schema.naming.physical must be standard, underscores or snake-case, not"
                        + " 'snake_case'; did you mean 'snake-case'?");
        assertMistakes(
                "schema: { naming: { tablePattern: '(' } }",
                "cascade-lint.yml:1: schema.naming.tablePattern '(' is not a valid regular expression: Unclosed"
                        + " group");
        assertMistakes(
                "schema: { naming: { tablePattern: '^(.)', tableReplacement: 'x$2' } }",
                "cascade-lint.yml:1: schema.naming.tableReplacement 'x$2' names a group that the tablePattern"
                        + " does not have");
        assertMistakes(
                "schema: { naming: { tableReplacement: x } }",
                "cascade-lint.yml:1: schema.naming.tableReplacement needs a tablePattern that says what to"
                        + " replace");
        assertMistakes(
                "schema: { naming: { tablePrefix: [t] } }",
                "cascade-lint.yml:1: 'schema.naming.tablePrefix' must be a text, not a list");
    }

    @Test
    void readsAnEncoding() throws ConfigurationException {
        assertThat(parse("encoding: latin1").encoding()).contains(StandardCharsets.ISO_8859_1);
        assertThat(parse("encoding:").encoding()).isEmpty();
        assertMistakes(
                "encoding: latain1",
                "cascade-lint.yml:1: 'encoding' must be an encoding such as UTF-8 or ISO-8859-1, not" + " 'latain1'");
    }

    @Test
    void aRuleThatHasOptionsTakesThem() throws ConfigurationException {
        Configuration configuration = parse("rules: { wide-remove: { level: warning, maxEntities: 20 } }");
        assertThat(configuration.levels()).containsExactly(Map.entry("wide-remove", Level.WARNING));
        assertThat(configuration.optionsOf("wide-remove")).containsExactly(Map.entry("maxEntities", 20));
        assertThat(parse("rules: { wide-remove: { maxEntities: 20 } }").levels())
                .isEmpty();
        assertThat(parse("rules: { wide-remove: info }").optionsOf("wide-remove"))
                .isEmpty();
    }

    @Test
    void anOptionIsANumber() {
        for (String value : List.of("many", "0", "-1", "1.5", "100000", "[12]", "")) {
            String found = switch (value) {
                case "" -> "nothing";
                case "[12]" -> "a list";
                default -> "'" + value + "'";
            };
            assertMistakes(
                    "rules: { wide-remove: { maxEntities: " + value + " } }",
                    "cascade-lint.yml:1: 'maxEntities' of 'wide-remove' must be a number from 1 to 99999, not "
                            + found);
        }
    }

    @Test
    void anOptionOfAnotherRuleIsUnknown() {
        assertMistakes(
                "rules: { wide-remove: { maxEntity: 3 } }",
                "cascade-lint.yml:1: unknown key 'maxEntity' in rule 'wide-remove'; did you mean 'maxEntities'?");
    }

    @Test
    void readsOverrides() throws ConfigurationException {
        Configuration configuration = parse("""
                overrides:
                  - paths: ["legacy/**", "**/old"]
                    rules: { wide-remove: off, remove-to-lookup: { level: info } }
                """);
        assertThat(configuration.overrides()).hasSize(1);
        LevelOverride override = configuration.overrides().get(0);
        assertThat(override.levels())
                .containsExactly(Map.entry("remove-to-lookup", Level.INFO), Map.entry("wide-remove", Level.OFF));
        assertThat(List.of("legacy/a/B.java", "old/A.java", "x/old/y/A.java")).allMatch(override::matches);
        assertThat(List.of("x/legacy/B.java", "older/A.java", "old.java")).noneMatch(override::matches);
    }

    @Test
    void refusesOverridesThatCannotBeMeant() {
        assertMistakes(
                """
                overrides:
                  - rules: { wide-remov: off }
                  - path: [a]
                    rules: { wide-remove: { level: off, maxEntities: 3 } }
                  - paths: ["a["]
                """,
                "cascade-lint.yml:2: an item of 'overrides' needs 'paths'",
                "cascade-lint.yml:2: unknown rule 'wide-remov'; did you mean 'wide-remove'?",
                "cascade-lint.yml:3: unknown key 'path' in an item of 'overrides'; did you mean 'paths'?",
                "cascade-lint.yml:3: an item of 'overrides' needs 'paths'",
                "cascade-lint.yml:4: 'maxEntities' of 'wide-remove' holds for the whole scan; an override sets levels only",
                "cascade-lint.yml:5: an item of 'overrides' needs 'rules'",
                "cascade-lint.yml:5: 'a[' in the paths of 'overrides' is not a valid glob");
        assertMistakes(
                "overrides: { paths: [a] }",
                "cascade-lint.yml:1: 'overrides' must be a list of items with paths and rules, not a mapping");
        assertMistakes(
                "includeTests: yes\npreset: strickt",
                "cascade-lint.yml:1: includeTests must be true or false, not 'yes'",
                "cascade-lint.yml:2: preset must be recommended, strict or minimal, not 'strickt'; did you mean 'strict'?");
    }

    @Test
    void remembersWhereEachValueStands() throws ConfigurationException {
        assertThat(parse("""
                failOn: warning
                rules:
                  wide-remove:
                    level: info
                    maxEntities: 3
                  slow-remove: off
                overrides:
                  - paths: [a]
                    rules:
                      wide-remove: off
                exclude:
                  - b
                roles:
                """).origins())
                .containsExactly(
                        Map.entry("exclude", "cascade-lint.yml:11"),
                        Map.entry("failOn", "cascade-lint.yml:1"),
                        Map.entry("overrides.0.paths", "cascade-lint.yml:8"),
                        Map.entry("overrides.0.rules.wide-remove", "cascade-lint.yml:10"),
                        Map.entry("rules.slow-remove", "cascade-lint.yml:6"),
                        Map.entry("rules.wide-remove.level", "cascade-lint.yml:4"),
                        Map.entry("rules.wide-remove.maxEntities", "cascade-lint.yml:5"));
    }
}
