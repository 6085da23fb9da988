package io.github.cascadelint.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder in which commands are run, without a terminal. */
final class Session {
    final Path folder;
    private Engine engine = Engine.BUILT_IN;
    private boolean terminal;

    Session(Path folder) {
        this.folder = folder;
        // so that no configuration above the folder of the tests counts
        writeFolder(".git");
    }

    /** What a command left behind. */
    record Outcome(int status, String out, String err) {}

    Session with(Engine other) {
        engine = other;
        return this;
    }

    /** As if someone looked at a terminal of 80 columns that shows colours. */
    Session onTerminal() {
        terminal = true;
        return this;
    }

    Session write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeFolder(String name) {
        try {
            Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcome run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Cli.execute(
                new Terminal(
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        folder,
                        terminal,
                        terminal,
                        terminal ? 80 : 0),
                engine,
                arguments);
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Entities with a certain error: a comment whose removal removes its post. */
    Session withError() {
        return write("src/main/java/shop/Post.java", """
                        package shop;

                        import jakarta.persistence.*;
                        import java.util.*;

                        @Entity
                        public class Post {
                            @Id
                            private Long id;

                            @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true)
                            private List<Comment> comments = new ArrayList<>();
                        }
                        """).write("src/main/java/shop/Comment.java", """
                        package shop;

                        import jakarta.persistence.*;

                        @Entity
                        public class Comment {
                            @Id
                            private Long id;

                            @ManyToOne(optional = false, cascade = CascadeType.REMOVE)
                            private Post post;
                        }
                        """);
    }

    /** An entity that nothing is wrong with. */
    Session withoutError() {
        return write("src/main/java/shop/Tag.java", """
                package shop;

                import jakarta.persistence.*;

                @Entity
                public class Tag {
                    @Id
                    private Long id;
                }
                """);
    }

    /** A file of which only a part can be read. */
    Session withBrokenFile() {
        return write("src/main/java/shop/Broken.java", """
                package shop;

                import jakarta.persistence.*;

                @Entity
                public class Broken {
                    @Id
                    private Long id

                    @ManyToOne
                    private Broken parent;
                }
                """);
    }
}
