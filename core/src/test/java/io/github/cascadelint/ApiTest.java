package io.github.cascadelint;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.cascadelint.base.Api;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What rules of other authors may rest on is closed in itself, and does not change unnoticed. */
class ApiTest {
    private static final Path FILE = Path.of("../docs/rule-api.txt");

    private static final List<Class<?>> TYPES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.github.cascadelint").stream()
                    .filter(type -> type.isAnnotatedWith(Api.class))
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !method.isAnnotationPresent(Api.NotApi.class))
                .filter(method ->
                        !List.of("equals", "hashCode", "toString", "compareTo").contains(method.getName()));
    }

    private static void collect(Type type, Set<Class<?>> into) {
        if (type instanceof Class<?> plain) {
            into.add(plain.isArray() ? plain.getComponentType() : plain);
        } else if (type instanceof ParameterizedType generic) {
            collect(generic.getRawType(), into);
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, into));
        } else if (type instanceof WildcardType wildcard) {
            Arrays.stream(wildcard.getUpperBounds()).forEach(bound -> collect(bound, into));
        }
    }

    private static String signature(Class<?> type, Method method) {
        String parameters = Arrays.stream(method.getGenericParameterTypes())
                .map(ApiTest::shown)
                .collect(Collectors.joining(", "));
        return shown(type) + "#" + method.getName() + "(" + parameters + "): " + shown(method.getGenericReturnType());
    }

    private static String shown(Type type) {
        return type.getTypeName().replace("io.github.cascadelint.", "").replaceAll("java\\.\\w+\\.", "");
    }

    @Test
    void whatIsShownIsPartOfIt() {
        assertThat(TYPES).hasSizeGreaterThan(30);
        SortedSet<String> leaks = new TreeSet<>();
        for (Class<?> type : TYPES) {
            methods(type).forEach(method -> {
                Set<Class<?>> used = new HashSet<>();
                collect(method.getGenericReturnType(), used);
                Arrays.stream(method.getGenericParameterTypes()).forEach(parameter -> collect(parameter, used));
                used.stream()
                        .filter(shown -> shown.getName().startsWith("io.github.cascadelint")
                                && !shown.isAnnotationPresent(Api.class))
                        .forEach(shown -> leaks.add(signature(type, method) + " shows " + shown.getName()));
            });
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void whatGoesIsNoticed() throws IOException {
        SortedSet<String> lines = new TreeSet<>();
        for (Class<?> type : TYPES) {
            methods(type).forEach(method -> lines.add(signature(type, method)));
        }
        String text = String.join("\n", lines) + "\n";
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(FILE, text);
        }
        assertThat(Files.readString(FILE))
                .as("written anew by -Dgolden=update; a line that goes breaks the rules of others")
                .isEqualTo(text);
    }
}
