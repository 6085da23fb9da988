package io.github.cascadelint.source.classfile;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.FrontEnd;
import io.github.cascadelint.source.TypeFragment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.jandex.Index;

/**
 * Reads one class file, of any version. What Kotlin and Groovy compile comes in by this door, too: an annotation counts
 * where the compiler has put it, on the field or on the getter.
 */
public final class ClassFileReader implements FrontEnd {

    private static final Set<String> NO_TYPES = Set.of("module-info.class", "package-info.class");

    @Override
    public boolean accepts(String name) {
        return name.endsWith(".class") && !NO_TYPES.contains(name);
    }

    @Override
    public Optional<FileFragment> read(String file, byte[] content, boolean always) {
        try {
            ClassHeader header = new ClassHeader(content);
            if (!always && !declaresManagedType(content)) {
                return Optional.of(FileFragment.unparsed(file, header.packageName(), List.of(), List.of(), List.of()));
            }
            ClassConverter converter = new ClassConverter(file, header);
            return Optional.of(
                    fragment(file, header.packageName(), converter.convert(Index.singleClass(content)), List.of()));
        } catch (IOException | RuntimeException e) {
            return Optional.of(fragment(file, "", List.of(), List.of(damaged(file, e))));
        }
    }

    @Override
    public List<Class<?>> madeOf() {
        return List.of(getClass(), Index.class);
    }

    private static FileFragment fragment(
            String file, String packageName, List<TypeFragment> types, List<Problem> problems) {
        return new FileFragment(file, packageName, List.of(), types, List.of(), List.of(), problems, true);
    }

    /** Jandex tells of bytes that it does not understand by exceptions of many kinds. */
    private static Problem damaged(String file, Exception e) {
        String reason = e instanceof DamagedClassException ? e.getMessage() : e.toString();
        return new Problem(
                Problem.Kind.SYNTAX,
                "cannot be read as a class file (" + reason + "), and was left out; build it again, or exclude it",
                file,
                0);
    }

    /** Whether the descriptor of an annotation that makes a type managed is among the constants. */
    private static boolean declaresManagedType(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.contains("/persistence/")
                && Stream.of("Entity", "MappedSuperclass", "Embeddable")
                        .anyMatch(name -> text.contains("Ljakarta/persistence/" + name + ";")
                                || text.contains("Ljavax/persistence/" + name + ";"));
    }
}
