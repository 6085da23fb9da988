package io.github.cascadelint.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Asks front ends about files, and before them the cache. A key holds all that the answer depends on, and what is kept is the
 * answer itself, so that it is the same with and without a cache.
 */
final class Readings {

    /** What a front end says of a file. */
    public record FileReading(Optional<FileFragment> fragment) {}

    /** What it says of the file's code. */
    public record CodeReading(Optional<CodeFragment> fragment) {}

    /** Names that the file uses. */
    public record NamesReading(Set<String> names) {
        public NamesReading {
            names = Set.copyOf(names);
        }
    }

    /**
     * What is asked of the code of some files.
     *
     * @param words tell which bodies are read
     * @param always whether to read it also when none of its bodies is
     * @param all all the words
     * @param key stands for the words
     */
    record CodeQuestion(CodeWords words, boolean always, Set<String> all, FragmentKey key) {}

    /**
     * Names that are looked for in some files.
     *
     * @param key stands for the names
     */
    record NamesQuestion(Set<String> names, FragmentKey key) {}

    /**
     * A file that was read before: its key is not made again where length and checksum of its content are the same.
     */
    private record Content(int length, long sum, FragmentKey key) {}

    private final FragmentCache cache;
    private final Charset encoding;
    private final Map<String, Content> contents = new ConcurrentHashMap<>();

    /** The linker asks for the code of one file after the other with the same words. */
    private volatile @Nullable CodeQuestion last;

    Readings(FragmentCache cache, Charset encoding) {
        this.cache = cache;
        this.encoding = encoding;
    }

    /** What a front end says of a file. */
    Optional<FileFragment> read(FrontEnd frontEnd, String file, byte[] content, boolean always, OtherFiles others) {
        if (!cache.keeps()) {
            return frontEnd.read(file, content, always, others);
        }
        FragmentKey key = key("file", file, content)
                .with(frontEnd.getClass().getName())
                .with(always)
                .key();
        Optional<FileReading> kept = cache.find(key, FileReading.class);
        if (kept.isPresent()) {
            return kept.get().fragment();
        }
        Parts parts = new Parts(others);
        FileReading read = new FileReading(frontEnd.read(file, content, always, parts));
        if (!parts.asked) {
            cache.keep(key, read);
        }
        return read.fragment();
    }

    /** Makes ready to ask for the code of files. */
    CodeQuestion question(CodeWords words, boolean always) {
        CodeQuestion asked = last;
        if (asked == null || !asked.words().equals(words) || asked.always() != always) {
            FragmentKey.Builder key = new FragmentKey.Builder();
            words.sets().forEach(key::with);
            asked = new CodeQuestion(words, always, words.all(), key.key());
            last = asked;
        }
        return asked;
    }

    /** What a front end says of the code of a file. */
    Optional<CodeFragment> code(FrontEnd frontEnd, String file, byte[] content, CodeQuestion question) {
        if (!cache.keeps()) {
            return frontEnd.code(file, content, question.words(), question.always());
        }
        CodeWords own = own(file, content, question);
        FragmentKey.Builder builder =
                key("code", file, content).with(frontEnd.getClass().getName()).with(question.always());
        own.sets().forEach(builder::with);
        FragmentKey key = builder.key();
        Optional<CodeReading> kept = cache.find(key, CodeReading.class);
        if (kept.isPresent()) {
            return kept.get().fragment();
        }
        CodeReading read = new CodeReading(frontEnd.code(file, content, own, question.always()));
        cache.keep(key, read);
        return read.fragment();
    }

    /** The words that the file holds: another association elsewhere brings new words, and leaves most files as they are. */
    private CodeWords own(String file, byte[] content, CodeQuestion question) {
        FragmentKey key = key("words", file, content).with(question.key()).key();
        return cache.find(key, CodeWords.class).orElseGet(() -> {
            CodeWords own =
                    question.words().among(SourceText.decode(content, encoding).text(), question.all());
            cache.keep(key, own);
            return own;
        });
    }

    /** Makes ready to look for names. */
    NamesQuestion question(Set<String> names) {
        return new NamesQuestion(names, new FragmentKey.Builder().with(names).key());
    }

    /**
     * Those of the names that a file uses. In what is no Java source, the name alone is enough.
     *
     * @param known what others are known to use, which need not be looked for
     */
    Set<String> uses(String file, byte[] content, NamesQuestion question, Set<String> known) {
        Set<String> names = question.names();
        if (!cache.keeps()) {
            return uses(
                    file,
                    content,
                    names.stream().filter(name -> !known.contains(name)).collect(Collectors.toSet()));
        }
        FragmentKey key = key("names", file, content).with(question.key()).key();
        return cache.find(key, NamesReading.class).map(NamesReading::names).orElseGet(() -> {
            NamesReading read = new NamesReading(uses(file, content, names));
            cache.keep(key, read);
            return read.names();
        });
    }

    private static Set<String> uses(String file, byte[] content, Set<String> names) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return isJava(file)
                ? NameUses.among(text, names)
                : names.stream().filter(text::contains).collect(Collectors.toSet());
    }

    private static boolean isJava(String file) {
        return file.endsWith(".java");
    }

    private FragmentKey.Builder key(String what, String file, byte[] content) {
        return new FragmentKey.Builder().with(what).with(fileKey(file, content));
    }

    /** Stands for the file: its path, its encoding and its content. */
    private FragmentKey fileKey(String file, byte[] content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        Content known = contents.get(file);
        if (known != null && known.length() == content.length && known.sum() == sum.getValue()) {
            return known.key();
        }
        FragmentKey key = new FragmentKey.Builder()
                .with(encoding.name())
                .with(file)
                .with(content)
                .key();
        contents.put(file, new Content(content.length, sum.getValue(), key));
        return key;
    }

    /** Tells whether a file has asked for another, so that what it says does not depend on its own content alone. */
    private static final class Parts implements OtherFiles {
        private final OtherFiles others;
        private boolean asked;

        private Parts(OtherFiles others) {
            this.others = others;
        }

        @Override
        public Optional<byte[]> find(String file) {
            asked = true;
            return others.find(file);
        }

        @Override
        public List<String> named(String resource) {
            asked = true;
            return others.named(resource);
        }
    }
}
