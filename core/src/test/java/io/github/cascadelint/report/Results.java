package io.github.cascadelint.report;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.Coverage;
import io.github.cascadelint.Timings;
import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.fix.TextEdit;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.graph.RoleOverrides;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.Cascade;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.CollectionForm;
import io.github.cascadelint.mapping.ElementCollection;
import io.github.cascadelint.mapping.EmbeddedAttribute;
import io.github.cascadelint.mapping.ForeignKey;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.JoinTable;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Origin;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.mapping.RowStorage;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.mapping.TypeRef;
import io.github.cascadelint.naming.Naming;
import io.github.cascadelint.naming.NamingChoice;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.PathStep;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleMetadata;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.rule.Suggestion;
import io.github.cascadelint.source.cache.CacheUse;
import io.github.cascadelint.triage.Suppression;
import io.github.cascadelint.triage.TriagedFinding;
import io.github.cascadelint.triage.TriagedFinding.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Results of analyses, built by hand: the reporters must not care where they come from. */
final class Results {
    static final String COMMENT = "src/main/java/com/acme/blog/Comment.java";
    static final String TAG = "src/main/java/com/acme/blog/Tag.java";
    static final String HELP = "https://example.org/rules/";

    private static final Rule SILENT = context -> {};

    private Results() {}

    static RuleMetadata rule(String id, Severity severity, String summary) {
        return new RuleMetadata(
                id, Category.REMOVE, severity, "0.1", summary, List.of(), Tier.MANUAL, new TreeMap<>(), SILENT);
    }

    static List<RuleMetadata> rules() {
        return List.of(
                rule("remove-on-many-to-many", Severity.ERROR, "REMOVE on a many-to-many association"),
                rule("remove-on-many-to-one", Severity.ERROR, "REMOVE on a many-to-one association"),
                rule("remove-to-shared-one-to-one", Severity.WARNING, "REMOVE on a one-to-one to a shared entity"));
    }

    /** One certain error with everything that a finding can have. */
    static Finding removeOnManyToOne() {
        return new Finding(
                "remove-on-many-to-one",
                Severity.ERROR,
                Confidence.CERTAIN,
                "Comment.post cascades REMOVE to Post: deleting one comment deletes the post and with it all its other"
                        + " comments",
                "com.acme.blog.Comment",
                Optional.of("post"),
                Optional.of("com.acme.blog.Post"),
                new SourceRange(COMMENT, 14, 16, 14, 41),
                List.of(
                        Evidence.of("Tag.posts refers to Post", new SourceRange(TAG, 22, 23, 22, 28)),
                        Evidence.of("the specification allows REMOVE on one-to-one and one-to-many only")),
                List.of(
                        new PathStep("com.acme.blog.Comment", "post", "com.acme.blog.Post", "remove"),
                        new PathStep("com.acme.blog.Post", "comments", "com.acme.blog.Comment", "orphan-removal")),
                Optional.of(new Suggestion(
                        "remove the cascade",
                        Optional.empty(),
                        List.of(new TextEdit(new SourceRange(COMMENT, 14, 16, 14, 41), "")),
                        Optional.empty())));
    }

    static Finding plain(String rule, Severity severity, Confidence confidence, String message, SourceRange range) {
        return new Finding(
                rule,
                severity,
                confidence,
                message,
                "com.acme.blog.Tag",
                Optional.of("posts"),
                Optional.empty(),
                range,
                List.of(),
                List.of(),
                Optional.empty());
    }

    static TriagedFinding triaged(Finding finding, State state) {
        return new TriagedFinding(
                finding,
                state,
                finding.rule() + " " + finding.subject(),
                finding.rule() + ":" + finding.subject(),
                HELP + finding.rule(),
                state == State.SUPPRESSED ? Optional.of(suppression(finding)) : Optional.empty());
    }

    private static Suppression suppression(Finding finding) {
        return new Suppression(
                finding.rule(),
                "nightly clean-up deletes both",
                "2999-12-31",
                finding.range(),
                1,
                99,
                0,
                finding.subject(),
                finding.entity());
    }

    static AnalysisResult of(List<TriagedFinding> findings, List<Problem> problems) {
        return of(findings, problems, lines());
    }

    static AnalysisResult of(
            List<TriagedFinding> findings, List<Problem> problems, Map<String, Map<Integer, String>> lines) {
        return new AnalysisResult(
                findings,
                problems,
                new Coverage(
                        312,
                        58,
                        45,
                        41,
                        97,
                        2,
                        List.of(new Coverage.RunBy(
                                Provider.of(
                                        Provider.Product.HIBERNATE,
                                        Optional.of(new Provider.Version(6, 6)),
                                        "Spring Boot 3.5.9",
                                        "pom.xml",
                                        12),
                                41)),
                        List.of(new Coverage.Names(
                                new NamingChoice(
                                        Naming.SPRING, Optional.empty(), "spring-boot-starter-data-jpa", "pom.xml", 31),
                                41)),
                        new Coverage.Schemas(1, 38, 52, 0)),
                graph(blog()),
                List.of(),
                rules(),
                lines,
                List.of(),
                new Timings(Map.of()),
                Optional.empty(),
                CacheUse.NONE);
    }

    static AnalysisResult clean() {
        return of(List.of(), List.of());
    }

    /** Errors, a warning, a suppressed finding, and problems of both sorts. */
    static AnalysisResult full() {
        return of(
                List.of(
                        triaged(removeOnManyToOne(), State.NEW),
                        triaged(
                                plain(
                                        "remove-on-many-to-many",
                                        Severity.WARNING,
                                        Confidence.LIKELY,
                                        "Tag.posts cascades REMOVE to Post",
                                        new SourceRange(TAG, 21, 5, 23, 10)),
                                State.NEW),
                        triaged(
                                plain(
                                        "unused-suppression",
                                        Severity.INFO,
                                        Confidence.CERTAIN,
                                        "nothing is suppressed here",
                                        SourceRange.ofLine(TAG, 30)),
                                State.SUPPRESSED)),
                List.of(
                        new Problem(
                                Problem.Kind.SYNTAX,
                                "an attribute was left out: ';' expected",
                                "src/main/java/com/acme/Broken.java",
                                7),
                        new Problem(Problem.Kind.UNRESOLVED, "the type Money is not among the sources", TAG, 12),
                        new Problem(Problem.Kind.RULE_CRASH, "rule x failed; please report it", "", 0)));
    }

    /** Names and places that break reporters which do not escape. */
    static AnalysisResult weird() {
        String file = "src/a b/Übung#1/<img src=x onerror=alert(1)>/100%.java";
        String line = "\t@ManyToMany(\"\u001b[31m\", cascade = ALL) 日本語 <b>\"quoted\"</b>  ";
        Finding finding = new Finding(
                "remove-on-many-to-many",
                Severity.ERROR,
                Confidence.POSSIBLE,
                "<img src=x onerror=alert(1)> says \"no\" to {0} and [a link](https://example.org)\nin two lines \u202egnp",
                "com.acme.<script>",
                Optional.of("naïve\"'&"),
                Optional.of("com.acme.日本"),
                new SourceRange(file, 3, 19, 3, 32),
                List.of(Evidence.of("tab\there", new SourceRange(file, 3, 1, 3, 1))),
                List.of(),
                Optional.of(new Suggestion("write {PERSIST} only!")));
        return of(
                List.of(
                        triaged(finding, State.NEW),
                        triaged(
                                plain(
                                        "no-such-rule",
                                        Severity.INFO,
                                        Confidence.CERTAIN,
                                        "Zero width.",
                                        new SourceRange(file, 3, 500, 3, 500)),
                                State.BASELINED)),
                List.of(),
                Map.of(file, Map.of(3, line)));
    }

    private static Map<String, Map<Integer, String>> lines() {
        return Map.of(
                COMMENT, Map.of(14, "    @ManyToOne(cascade = CascadeType.ALL)  // Übung"),
                TAG, Map.of(21, "    @ManyToMany(", 22, "    private Set<Post> posts;"));
    }

    static String write(Reporter reporter, AnalysisResult result) {
        StringBuilder text = new StringBuilder();
        try {
            reporter.write(result, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    // a small model: posts, comments, tags, with an embeddable, a mapped superclass and an external target

    /** Roles are stated, so that what is inferred can change without these tests. */
    static RelationshipGraph graph(MappingModel model) {
        return new RelationshipGraph(
                model, new RoleOverrides(List.of(), List.of("com.*"), List.of(), List.of(), Map.of()));
    }

    static MappingModel blog() {
        String post = "com.acme.blog.Post";
        String comment = "com.acme.blog.Comment";
        String tag = "com.acme.blog.Tag";
        return new MappingModel(
                List.of(
                        type("com.acme.blog.Base", ManagedType.Kind.MAPPED_SUPERCLASS, null, List.of()),
                        type("com.acme.blog.Address", ManagedType.Kind.EMBEDDABLE, null, List.of()),
                        type(
                                post,
                                ManagedType.Kind.ENTITY,
                                "post",
                                List.of(
                                        new BasicAttribute(
                                                "title", post, range(post, 3), "String", "title", false, false),
                                        new Ends(post, "comments", AssociationKind.ONE_TO_MANY, comment)
                                                .mappedBy("post")
                                                .cascade(CascadeType.PERSIST, CascadeType.MERGE)
                                                .orphanRemoval()
                                                .build(),
                                        new Ends(post, "country", AssociationKind.MANY_TO_ONE, "org.other.Country")
                                                .build(),
                                        new ElementCollection(
                                                "labels",
                                                post,
                                                range(post, 9),
                                                new TypeRef.External("java.lang.String"),
                                                new JoinTable(
                                                        "post_labels",
                                                        true,
                                                        List.of(new JoinColumn(
                                                                "post_id", "id", false, false, true, true, true)),
                                                        List.of()),
                                                List.of("labels"),
                                                CollectionForm.UNKNOWN,
                                                Optional.empty(),
                                                Optional.of(new ForeignKey("fk_labels", "CONSTRAINT", range(post, 9)))),
                                        new EmbeddedAttribute(
                                                "address",
                                                post,
                                                range(post, 11),
                                                new TypeRef.Resolved("com.acme.blog.Address"),
                                                false))),
                        type(
                                comment,
                                ManagedType.Kind.ENTITY,
                                "comment",
                                List.of(new Ends(comment, "post", AssociationKind.MANY_TO_ONE, post)
                                        .cascade(CascadeType.values())
                                        .joinColumn("post_id")
                                        .build())),
                        type(
                                tag,
                                ManagedType.Kind.ENTITY,
                                "tag",
                                List.of(new Ends(tag, "posts", AssociationKind.MANY_TO_MANY, post)
                                        .cascade(CascadeType.REMOVE)
                                        .joinTable("tag_posts")
                                        .build()))),
                Set.of(),
                Map.of());
    }

    static ManagedType type(String name, ManagedType.Kind kind, String table, List<Attribute> attributes) {
        return new ManagedType(
                name,
                kind,
                Origin.JAVA,
                range(name, 1),
                Optional.ofNullable(table),
                Optional.empty(),
                false,
                new TreeSet<>(),
                Optional.empty(),
                attributes,
                RowStorage.NONE);
    }

    static SourceRange range(String type, int line) {
        String file = "src/main/java/" + type.replace('.', '/') + ".java";
        return new SourceRange(file, line, 5, line, 12);
    }

    /** One end of an association being put together. */
    static final class Ends {
        private final String owner;
        private final String name;
        private final AssociationKind kind;
        private final String target;
        private final List<Cascade.Element> cascade = new ArrayList<>();
        private Setting<String> mappedBy = new Setting.Defaulted<>("");
        private Setting<Boolean> orphanRemoval = new Setting.Defaulted<>(false);
        private List<JoinColumn> joinColumns = List.of();
        private Optional<JoinTable> joinTable = Optional.empty();

        Ends(String owner, String name, AssociationKind kind, String target) {
            this.owner = owner;
            this.name = name;
            this.kind = kind;
            this.target = target;
        }

        Ends mappedBy(String value) {
            mappedBy = new Setting.Declared<>(value, range(owner, 5));
            return this;
        }

        Ends cascade(CascadeType... types) {
            String text = types.length == CascadeType.values().length
                    ? "CascadeType.ALL"
                    : List.of(types).toString();
            cascade.add(new Cascade.Element(text, Set.of(types), false, range(owner, 5)));
            return this;
        }

        Ends orphanRemoval() {
            orphanRemoval = new Setting.Declared<>(true, range(owner, 5));
            return this;
        }

        Ends joinColumn(String column) {
            joinColumns = List.of(new JoinColumn(column, "id", false, false, true, true, true));
            return this;
        }

        Ends joinTable(String table) {
            joinTable = Optional.of(new JoinTable(
                    table,
                    false,
                    List.of(new JoinColumn("tag_id", "", true, false, true, true, false)),
                    List.of(new JoinColumn("posts_id", "id", true, false, true, true, false))));
            return this;
        }

        Association build() {
            TreeSet<CascadeType> types = new TreeSet<>();
            cascade.forEach(element -> types.addAll(element.types()));
            boolean column = !joinColumns.isEmpty();
            return new Association(
                    owner,
                    name,
                    owner,
                    kind,
                    target.startsWith("com.acme") ? new TypeRef.Resolved(target) : new TypeRef.External(target),
                    mappedBy,
                    new Cascade(types, cascade, false, false),
                    orphanRemoval,
                    column ? Optional.of(new Setting.Declared<>(OnDelete.CASCADE, range(owner, 6))) : Optional.empty(),
                    column ? new Setting.Unknown<>("OPTIONAL", range(owner, 6)) : new Setting.Defaulted<>(true),
                    new Setting.Defaulted<>(kind.isToMany() ? "LAZY" : "EAGER"),
                    joinColumns,
                    joinTable,
                    column ? Optional.of(new ForeignKey("", "NO_CONSTRAINT", range(owner, 6))) : Optional.empty(),
                    Optional.empty(),
                    false,
                    false,
                    false,
                    false,
                    CollectionForm.UNKNOWN,
                    Optional.empty(),
                    range(owner, 7),
                    range(owner, 6));
        }
    }
}
