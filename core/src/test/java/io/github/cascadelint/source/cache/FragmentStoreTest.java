package io.github.cascadelint.source.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cascadelint.source.Code;
import io.github.cascadelint.source.FragmentKey;
import io.github.cascadelint.source.TypeUse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FragmentStoreTest {

    /** Some of everything that fragments are made of. */
    public record Sample(
            String text,
            int number,
            boolean truth,
            Optional<String> maybe,
            List<Code> codes,
            Set<String> names,
            Map<String, Integer> sizes) {}

    /** Nothing that could be kept. */
    public record Strange(long number) {}

    /** A record that others do not see, with what is no data. */
    private record MayHoldCode(Optional<Doing> doing) {}

    /** Something to do. */
    @FunctionalInterface
    interface Doing {
        int what();
    }

    private static final FragmentKey KEY = key("a");
    private static final Optional<FragmentKey> BUILD = Optional.of(key("this build"));

    private static final Sample SAMPLE = sample("text");

    @TempDir
    private Path folder;

    private static FragmentKey key(String text) {
        return new FragmentKey.Builder().with(text).key();
    }

    private static Sample sample(String text) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("z", 1);
        sizes.put("a", -1);
        Code local = new Code.Local(300);
        return new Sample(
                text,
                Integer.MIN_VALUE,
                true,
                Optional.of(""),
                List.of(
                        Code.OTHER,
                        new Code.This(),
                        new Code.Call(Optional.of(local), "remove", List.of(local, new Code.Null())),
                        new Code.New(new TypeUse("List", List.of(TypeUse.of("String")), true), List.of())),
                Set.of("b", "c"),
                sizes);
    }

    private FragmentStore store() {
        return new FragmentStore(CacheChoice.in(folder), BUILD);
    }

    private Optional<Sample> keptAndFound(Sample sample) {
        FragmentStore first = store();
        first.keep(KEY, sample);
        first.save();
        return store().find(KEY, Sample.class);
    }

    @Test
    void givesBackWhatWasKept() {
        assertThat(keptAndFound(SAMPLE)).contains(SAMPLE);
        assertThat(keptAndFound(SAMPLE).orElseThrow().sizes().keySet()).containsExactly("z", "a");
    }

    @Test
    void keepsEveryCharacter() {
        Sample odd = sample("\uD800 lone, \uDC00 other, \uD83D\uDE00 both, \u0000, \u00FC, \uFFFF");

        assertThat(keptAndFound(odd)).contains(odd);
    }

    @Test
    void whatWasSharedIsSharedAgain() {
        List<Code> codes = keptAndFound(SAMPLE).orElseThrow().codes();
        Code.Call call = (Code.Call) codes.get(2);

        assertThat(call.receiver().orElseThrow()).isSameAs(call.arguments().get(0));
    }

    @Test
    void findsNothingOfAnotherBuild() {
        keptAndFound(SAMPLE);

        FragmentStore other = new FragmentStore(CacheChoice.in(folder), Optional.of(key("another build")));

        assertThat(other.find(KEY, Sample.class)).isEmpty();
    }

    @Test
    void keepsNothingWhereTheBuildIsNotKnown() {
        FragmentStore unknown = new FragmentStore(CacheChoice.in(folder), Optional.empty());

        assertThat(unknown.keeps()).isFalse();
        assertThat(unknown.save().troubles())
                .containsExactly("nothing is kept between runs: it is not known what the tool's own code is");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aValueOfAnotherKindUnderTheKeyIsDamage() throws IOException {
        Path file = CacheChoice.in(folder).file().orElseThrow();
        ByteBuffer bytes = ByteBuffer.wrap(new byte[] {1});
        FragmentFile.write(file, BUILD.orElseThrow(), Map.of(KEY, FragmentFile.Entry.of(KEY, bytes)));
        FragmentStore store = store();

        assertThat(store.find(KEY, Sample.class)).isEmpty();
        assertThat(store.save().damaged()).isOne();
    }

    @Test
    void refusesWhatHasNoShape() {
        assertThatThrownBy(() -> store().keep(KEY, new Strange(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no shape for long");
    }

    @Test
    void keepsARecordThatMayHoldCodeOnlyWhereItHoldsNone() {
        FragmentStore store = store();
        store.keep(KEY, new MayHoldCode(Optional.empty()));
        store.save();

        assertThat(store().find(KEY, MayHoldCode.class)).contains(new MayHoldCode(Optional.empty()));
        assertThatThrownBy(() -> store().keep(KEY, new MayHoldCode(Optional.of(() -> 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("code is not kept: ");
    }

    @Test
    void dropsWhatARunHasNotUsed() throws IOException {
        FragmentStore first = store();
        first.keep(KEY, SAMPLE);
        first.keep(key("b"), sample("other"));
        first.save();
        FragmentStore second = store();
        second.find(KEY, Sample.class);
        second.save();

        FragmentStore third = store();

        assertThat(third.find(key("b"), Sample.class)).isEmpty();
        assertThat(third.find(KEY, Sample.class)).contains(SAMPLE);
    }

    @Test
    void takesAwayWhatAnEndedRunLeftBehind() throws IOException {
        Path old = Files.createFile(folder.resolve("cache.fragments.old.part"));
        Files.setLastModifiedTime(
                old, FileTime.from(Files.getLastModifiedTime(old).toInstant().minus(Duration.ofHours(2))));
        Path young = Files.createFile(folder.resolve("cache.fragments.young.part"));

        keptAndFound(SAMPLE);

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void keysTellWhereOneTextEndsAndTheNextBegins() {
        assertThat(new FragmentKey.Builder().with("ab").with("c").key())
                .isNotEqualTo(new FragmentKey.Builder().with("a").with("bc").key())
                .isEqualTo(new FragmentKey.Builder().with("ab").with("c").key());
        assertThat(new FragmentKey.Builder().with(Set.of("a", "b")).with("c").key())
                .isNotEqualTo(new FragmentKey.Builder()
                        .with(Set.of("a"))
                        .with("b")
                        .with("c")
                        .key());
    }

    @Test
    void keysTellTextsApartThatHaveTheSameBytes() {
        assertThat(key("\u4142")).isNotEqualTo(key("AB"));
        assertThat(key("\uD800")).isNotEqualTo(key("\uDC00")).isNotEqualTo(key("?"));
        assertThat(key("\u00FC")).isNotEqualTo(key("\u00C3\u00BC"));
    }

    @Test
    void aBuildIsTheContentOfItsCode() throws IOException {
        Optional<FragmentKey> own = Build.of(List.of(Build.class));

        assertThat(own).isPresent().isEqualTo(Build.of(List.of(Build.class, Shape.class)));
        assertThat(Build.of(List.of(Build.class, Test.class))).isPresent().isNotEqualTo(own);
        assertThat(Build.of(List.of(String.class))).as("of no jar or folder").isEmpty();
    }

    @Test
    void everyFileIsInOneShard() {
        for (int i = 0; i < 100; i++) {
            String file = "src/File" + i + ".java";
            assertThat(List.of(new Shard(1, 3), new Shard(2, 3), new Shard(3, 3)).stream()
                            .filter(shard -> shard.holds(file)))
                    .hasSize(1);
        }
    }

    @Test
    void readsShards() {
        assertThat(Shard.parse("2/5")).contains(new Shard(2, 5));
        assertThat(List.of("0/5", "6/5", "1", "1/", "a/b", "-1/2", "1/99999", ""))
                .allSatisfy(text -> assertThat(Shard.parse(text)).isEmpty());
        assertThatThrownBy(() -> new Shard(3, 2)).hasMessage("there is no part 3 of 2");
    }
}
