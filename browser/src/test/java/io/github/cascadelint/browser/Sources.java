package io.github.cascadelint.browser;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.Since;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.report.HtmlReporter;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.triage.Baseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sources to report on, and the report of them. */
final class Sources {
    private static final String HEAD = """
            package %s;

            import jakarta.persistence.*;
            import java.util.ArrayList;
            import java.util.List;

            """;

    private Sources() {}

    /** Analyses a folder and writes its report beside it. */
    static Path report(Path folder, Path file) throws IOException, NothingToAnalyseException {
        return report(folder, file, Baseline.NONE);
    }

    /** The same with findings that were accepted. */
    static Path report(Path folder, Path file, Baseline accepted) throws IOException, NothingToAnalyseException {
        StringBuilder html = new StringBuilder();
        new HtmlReporter().write(analyze(folder, accepted), html);
        return Files.writeString(file, html);
    }

    /** The report of a folder that is held against how another one was. */
    static Path report(Path folder, Path file, Path before) throws IOException, NothingToAnalyseException {
        StringBuilder html = new StringBuilder();
        AnalysisResult result = analyze(folder, Baseline.NONE)
                .since(
                        Optional.of(analyze(before, Baseline.NONE)),
                        new Since.Revision("main", "b".repeat(40), "a".repeat(40)));
        new HtmlReporter().write(result, html);
        return Files.writeString(file, html);
    }

    private static AnalysisResult analyze(Path folder, Baseline accepted) throws NothingToAnalyseException {
        return CascadeLint.analyze(
                new AnalysisRequest(List.of(folder), folder, false, Configuration.DEFAULT, Confidence.LIKELY, 2)
                        .withBaseline(accepted));
    }

    /** A row that refers to one that goes, is loaded along, and passes nothing on. */
    static Path holding(Path folder, String hibernate) throws IOException {
        write(folder, "shop", "Basket", """
                @Entity
                public class Basket {
                    @Id
                    private Long id;

                    @ElementCollection
                    private List<String> notes = new ArrayList<>();

                    @OneToMany(mappedBy = "basket", fetch = FetchType.EAGER)
                    private List<Line> lines = new ArrayList<>();
                }
                """);
        write(folder, "shop", "Line", """
                @Entity
                public class Line {
                    @Id
                    private Long id;

                    @ManyToOne
                    private Basket basket;
                }
                """);
        Files.writeString(
                folder.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>shop</groupId><artifactId>shop</artifactId>"
                        + "<version>1</version><dependencies><dependency><groupId>org.hibernate.orm</groupId>"
                        + "<artifactId>hibernate-core</artifactId><version>" + hibernate
                        + "</version></dependency></dependencies></project>");
        return folder;
    }

    /** Entities of several sorts below an abstract one, one of them with a mapped superclass in between. */
    static Path sorts(Path folder) throws IOException {
        write(folder, "shop", "Item", """
                @Entity
                public abstract class Item {
                    @Id
                    private Long id;
                }
                """);
        write(folder, "shop", "Book", """
                @Entity
                public class Book extends Item {}
                """);
        write(folder, "shop", "EBook", """
                @Entity
                public class EBook extends Book {}
                """);
        write(folder, "shop", "Film", """
                @Entity
                public class Film extends Medium {}
                """);
        write(folder, "shop", "Medium", """
                @MappedSuperclass
                public abstract class Medium extends Item {}
                """);
        write(folder, "shop", "Price", """
                @Entity
                public class Price {
                    @Id
                    private Long id;

                    @ManyToOne
                    private Item item;
                }
                """);
        return folder;
    }

    /** A key that sets a default, and one that sets null. */
    static Path defaults(Path folder) throws IOException {
        write(folder, "shop", "Shelf", """
                @Entity
                public class Shelf {
                    @Id
                    private Long id;
                }
                """);
        write(folder, "shop", "Book", """
                @Entity
                public class Book {
                    @Id
                    private Long id;

                    @ManyToOne
                    private Shelf shelf;
                }
                """);
        write(folder, "shop", "Label", """
                @Entity
                public class Label {
                    @Id
                    private Long id;

                    @ManyToOne
                    private Shelf shelf;
                }
                """);
        Path migration = folder.resolve("src/main/resources/db/migration/V1__shop.sql");
        Files.createDirectories(migration.getParent());
        Files.writeString(migration, """
                CREATE TABLE shelf (id bigint PRIMARY KEY);
                CREATE TABLE book (id bigint PRIMARY KEY,
                    shelf_id bigint DEFAULT 0 REFERENCES shelf ON DELETE SET DEFAULT);
                CREATE TABLE label (id bigint PRIMARY KEY, shelf_id bigint REFERENCES shelf ON DELETE SET NULL);
                """);
        return folder;
    }

    /** One of the samples of this project. */
    static Path sample(String name) {
        return Path.of("..", "samples", name).toAbsolutePath().normalize();
    }

    /** Entities whose tables, columns, comments and code hold markup that would run if anything took it for such. */
    static Path hostile(Path folder) throws IOException {
        String evil = "<img src=x onerror=window.hit=1>";
        write(folder, "shop", "Owner", """
                // %1$s </script><script>window.hit=1</script>
                @Entity
                @Table(name = "owner%1$s")
                public class Owner {
                    @Id
                    private Long id;

                    @ManyToOne(cascade = CascadeType.ALL) /* %1$s <!--<script> */ private Part part;

                    @ManyToOne
                    @JoinColumn(name = "column%1$s")
                    private Part other;
                }
                """.formatted(evil));
        write(folder, "shop", "Part", """
                @Entity
                @Table(name = "part\\"'><svg onload=window.hit=1>")
                public class Part {
                    @Id
                    private Long id;

                    @OneToMany(mappedBy = "part")
                    private List<Owner> owners = new ArrayList<>();
                }
                """);
        write(folder, "shop", "Cleaner", """
                public class Cleaner {
                    void clean(EntityManager em, Owner owner) {
                        em.remove(em.find(Owner.class, 1L)); // %1$s
                        em.find(Part.class, "%1$s");
                        em.createQuery("delete from Owner o where o.id = '%1$s'").executeUpdate();
                    }
                }
                """.formatted(evil));
        return folder;
    }

    /** What three entities inherit and one of them has no key for, and a key that no attribute knows. */
    static Path heirs(Path folder) throws IOException {
        write(folder, "shop", "Base", """
                @MappedSuperclass
                public class Base {
                    @Id
                    private Long id;

                    @ManyToOne
                    private Clerk maker;
                }
                """);
        write(folder, "shop", "Clerk", """
                @Entity
                public class Clerk {
                    @Id
                    private Long id;
                }
                """);
        for (String heir : List.of("Order", "Part", "Invoice")) {
            write(
                    folder,
                    "shop",
                    heir,
                    "@Entity\n@Table(name = \"shop_" + heir.toLowerCase(Locale.ROOT) + "\")\npublic class " + heir
                            + " extends Base {}\n");
        }
        Path migration = folder.resolve("src/main/resources/db/migration/V1__shop.sql");
        Files.createDirectories(migration.getParent());
        Files.writeString(migration, """
                create table clerk (id bigint primary key);
                create table shop_order (id bigint primary key, maker_id bigint references clerk (id));
                create table shop_part (id bigint primary key, maker_id bigint);
                create table shop_invoice (id bigint primary key, maker_id bigint references clerk (id), seller bigint references clerk (id));
                """);
        return folder;
    }

    /** An owner that takes back the removal of its lines. */
    static Path failing(Path folder) throws IOException {
        write(folder, "shop", "Basket", """
                @Entity
                public class Basket {
                    @Id
                    private Long id;

                    @OneToMany(mappedBy = "basket", cascade = CascadeType.PERSIST, fetch = FetchType.EAGER)
                    private List<Line> lines = new ArrayList<>();
                }
                """);
        write(folder, "shop", "Line", """
                @Entity
                public class Line {
                    @Id
                    private Long id;

                    @ManyToOne
                    private Basket basket;
                }
                """);
        return folder;
    }

    /** As many entities as that, in packages of fifty: trees of owned rows, some hubs, and cascades that go wrong. */
    static Path many(Path folder, int number) throws IOException {
        for (int i = 0; i < number; i++) {
            int parent = i / 4;
            StringBuilder body = new StringBuilder();
            body.append("@Entity\npublic class ").append(name(i)).append(" {\n    @Id\n    private Long id;\n");
            for (int column = 0; column < 12; column++) {
                body.append("    private String attributeNumber").append(column).append(";\n");
            }
            if (i > 0) {
                String cascade = i % 25 == 0 ? "(cascade = CascadeType.ALL)" : "(optional = false)";
                body.append("    @ManyToOne")
                        .append(cascade)
                        .append("\n    private ")
                        .append(type(parent))
                        .append(" parent;\n");
                body.append("    @ManyToOne\n    private ").append(type(i % 7)).append(" maker;\n");
                body.append("    @ManyToOne\n    private ")
                        .append(type(i * 31 % number))
                        .append(" neighbour;\n");
            }
            for (int child = Math.max(1, i * 4); child < Math.min(number, i * 4 + 4); child++) {
                body.append(
                                "    @OneToMany(mappedBy = \"parent\", cascade = CascadeType.ALL, orphanRemoval = true)\n    private List<")
                        .append(type(child))
                        .append("> children")
                        .append(child)
                        .append(" = new ArrayList<>();\n");
            }
            write(folder, packageName(i), name(i), body.append("}\n").toString());
        }
        return folder;
    }

    private static String name(int i) {
        return String.format(Locale.ROOT, "BusinessEntity%03d", i);
    }

    private static String packageName(int i) {
        return "com.example.module" + i / 50;
    }

    private static String type(int i) {
        return packageName(i) + "." + name(i);
    }

    private static void write(Path folder, String packageName, String name, String body) throws IOException {
        Path file = folder.resolve("src/main/java/" + packageName.replace('.', '/') + "/" + name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.format(Locale.ROOT, HEAD, packageName) + body);
    }
}
