package io.github.cascadelint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Jimfs;
import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.rule.Confidence;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same sources on a disk of Windows and on one of Unix give the same bytes. */
class WindowsPathsTest {

    private static String reports(com.google.common.jimfs.Configuration system, String root) throws Exception {
        try (FileSystem files = Jimfs.newFileSystem(system)) {
            Path folder = files.getPath(root);
            write(folder.resolve("src/main/java/shop/Post.java"), """
                    package shop;

                    import jakarta.persistence.*;
                    import java.util.*;

                    @Entity
                    public class Post {
                        @Id Long id;
                        @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true)
                        List<Comment> comments = new ArrayList<>();
                    }
                    """);
            write(folder.resolve("src/main/java/shop/Comment.java"), """
                    package shop;

                    import jakarta.persistence.*;

                    @Entity
                    public class Comment {
                        @Id Long id;
                        @ManyToOne(cascade = CascadeType.REMOVE) Post post;
                    }
                    """);
            write(folder.resolve("src/main/java/shop/Broken.java"), "@jakarta.persistence.Entity class Broken {");
            write(
                    folder.resolve("src/main/resources/application.properties"),
                    "spring.jpa.properties.hibernate.dialect=org.hibernate.dialect.PostgreSQLDialect\n");
            write(folder.resolve("src/main/resources/META-INF/orm.xml"), "<entity-mappings><entity class='A'>");
            write(folder.resolve("src/main/resources/db/migration/V1__a.sql"), """
                    create table post (id bigint primary key);
                    create table comment (id bigint primary key, post_id bigint references post (id) on delete cascade);
                    """);
            AnalysisResult result = CascadeLint.analyze(
                    new AnalysisRequest(List.of(folder), folder, false, Configuration.DEFAULT, Confidence.POSSIBLE, 2));

            StringBuilder text = new StringBuilder();
            for (Reporter reporter : Reporters.all()) {
                text.append("== ").append(reporter.id()).append('\n');
                reporter.write(result, text);
            }
            ModelJson.write(result.graph(), text);
            return text.toString();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void pathsInReportsAreWrittenWithSlashes() throws Exception {
        String unix = reports(com.google.common.jimfs.Configuration.unix(), "/home/jane/shop");
        String windows = reports(com.google.common.jimfs.Configuration.windows(), "C:\\Users\\jane\\shop");

        assertThat(unix)
                .contains(
                        "src/main/java/shop/Comment.java",
                        "src/main/java/shop/Broken.java",
                        "src/main/resources/META-INF/orm.xml",
                        "src/main/resources/application.properties",
                        "src/main/resources/db/migration");
        assertThat(windows).isEqualTo(unix).doesNotContain("C:\\", "jane");
    }
}
