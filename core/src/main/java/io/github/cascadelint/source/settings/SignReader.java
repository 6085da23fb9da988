package io.github.cascadelint.source.settings;

import io.github.cascadelint.naming.ImplicitNaming;
import io.github.cascadelint.naming.PhysicalNaming;
import io.github.cascadelint.source.settings.Entries.Entry;
import io.github.cascadelint.source.settings.ProjectFiles.ProjectFile;
import io.github.cascadelint.source.settings.Sign.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one file that may tell how names are made. */
final class SignReader {

    private static final Pattern APPLICATION = Pattern.compile("application(-.+)?\\.(properties|ya?ml)");
    private static final Pattern BUILD =
            Pattern.compile("pom\\.xml|.+\\.gradle(\\.kts)?|.+\\.versions\\.toml|.+\\.sbt");
    private static final List<String> HIBERNATE =
            List.of("persistence.xml", "hibernate.cfg.xml", "hibernate.properties");

    /** Keys that name a strategy, of Hibernate, Spring Boot and Quarkus, in the spelling of {@link Entry#key}. */
    private static final Pattern STRATEGY = Pattern.compile(
            "(?:.*\\.)?hibernate(?:orm(?:\\.[^.]+)?)?\\.(?:naming\\.)?(physical|implicit)(?:naming)?strategy");

    /** The one key of Hibernate before version 5, for both steps. Spring Boot's of that time is not read since version 2. */
    private static final Pattern OLD_STRATEGY = Pattern.compile("(?:.*\\.)?hibernate\\.ejb\\.namingstrategy");

    private static final Pattern STARTER = Pattern.compile("spring-boot-starter-data-jpa");
    private static final Pattern BOOT = Pattern.compile("spring-boot-starter-parent|spring-boot-maven-plugin");
    private static final Pattern BOOT_PLUGIN = Pattern.compile("org\\.springframework\\.boot");
    private static final Pattern HIBERNATE_TOO = Pattern.compile("spring-data-jpa|hibernate-(core|entitymanager)");
    private static final Pattern OTHER_PROVIDER = Pattern.compile("org\\.eclipse\\.persistence|eclipselink|openjpa");

    private static final Map<String, ImplicitNaming> IMPLICIT = Map.ofEntries(
            Map.entry("default", ImplicitNaming.JPA),
            Map.entry("jpa", ImplicitNaming.JPA),
            Map.entry("legacy-hbm", ImplicitNaming.LEGACY_HBM),
            Map.entry("legacy-jpa", ImplicitNaming.LEGACY_JPA),
            Map.entry("component-path", ImplicitNaming.COMPONENT_PATH),
            Map.entry("ImplicitNamingStrategyJpaCompliantImpl", ImplicitNaming.JPA),
            Map.entry("ImplicitNamingStrategyLegacyHbmImpl", ImplicitNaming.LEGACY_HBM),
            Map.entry("ImplicitNamingStrategyLegacyJpaImpl", ImplicitNaming.LEGACY_JPA),
            Map.entry("ImplicitNamingStrategyComponentPathImpl", ImplicitNaming.COMPONENT_PATH),
            Map.entry("SpringImplicitNamingStrategy", ImplicitNaming.SPRING),
            Map.entry("EJB3NamingStrategy", ImplicitNaming.LEGACY_JPA),
            Map.entry("DefaultNamingStrategy", ImplicitNaming.LEGACY_HBM),
            Map.entry("DefaultComponentSafeNamingStrategy", ImplicitNaming.COMPONENT_PATH),
            Map.entry("ImprovedNamingStrategy", ImplicitNaming.LEGACY_HBM),
            Map.entry("SpringNamingStrategy", ImplicitNaming.SPRING));

    private static final Map<String, PhysicalNaming> PHYSICAL = Map.of(
            "PhysicalNamingStrategyStandardImpl", PhysicalNaming.STANDARD,
            "CamelCaseToUnderscoresNamingStrategy", PhysicalNaming.UNDERSCORES,
            "SpringPhysicalNamingStrategy", PhysicalNaming.UNDERSCORES,
            "PhysicalNamingStrategySnakeCaseImpl", PhysicalNaming.SNAKE_CASE,
            "ImprovedNamingStrategy", PhysicalNaming.UNDERSCORES,
            "SpringNamingStrategy", PhysicalNaming.UNDERSCORES);

    private final ProjectFile file;
    private final String name;

    SignReader(ProjectFile file) {
        this.file = file;
        this.name = file.name();
    }

    static boolean accepts(String name) {
        return isConfiguration(name) || BUILD.matcher(name).matches();
    }

    static boolean isConfiguration(String name) {
        return APPLICATION.matcher(name).matches() || HIBERNATE.contains(name);
    }

    static boolean isBuild(String name) {
        return BUILD.matcher(name).matches();
    }

    /** What the file tells, if anything. */
    Optional<Sign> read() {
        if (isConfiguration(name)) {
            return ofConfiguration(file.text());
        }
        return isBuild(name) ? ofBuild(file.text()) : Optional.empty();
    }

    private Optional<Sign> ofBuild(String text) {
        String code = name.endsWith(".xml") ? Entries.withoutComments(text) : text;
        Matcher starter = STARTER.matcher(code);
        Matcher boot = (name.endsWith(".xml") ? BOOT : BOOT_PLUGIN).matcher(code);
        boolean viaStarter = starter.find();
        boolean viaBoot = boot.find() && HIBERNATE_TOO.matcher(code).find();
        if (!viaStarter && !viaBoot) {
            return Optional.empty();
        }
        Matcher other = OTHER_PROVIDER.matcher(code);
        if (other.find()) {
            return Optional.of(sign(Kind.OTHER_PROVIDER, other.group(), Entries.lineAt(code, other.start())));
        }
        Matcher seen = viaStarter ? starter : boot;
        return Optional.of(sign(Kind.SPRING_BUILD, seen.group(), Entries.lineAt(code, seen.start())));
    }

    private Optional<Sign> ofConfiguration(String text) {
        Optional<Entry> implicit = Optional.empty();
        Optional<Entry> physical = Optional.empty();
        Optional<Entry> spring = Optional.empty();
        boolean quarkus = false;
        for (Entry entry : Entries.of(name, text)) {
            Matcher strategy = STRATEGY.matcher(entry.key());
            boolean old = OLD_STRATEGY.matcher(entry.key()).matches();
            boolean named = strategy.matches();
            if (old || (named && strategy.group(1).equals("implicit"))) {
                implicit = implicit.or(() -> Optional.of(entry));
            }
            if (old || (named && strategy.group(1).equals("physical"))) {
                physical = physical.or(() -> Optional.of(entry));
            }
            if (entry.key().startsWith("spring.jpa.")) {
                spring = spring.or(() -> Optional.of(entry));
            }
            quarkus |= entry.key().startsWith("quarkus.");
        }
        boolean application = APPLICATION.matcher(name).matches();
        if (implicit.isPresent() || physical.isPresent()) {
            return Optional.of(named(implicit, physical));
        }
        if (spring.isPresent()) {
            return Optional.of(sign(
                    Kind.SPRING_APPLICATION,
                    spring.get().written(),
                    spring.get().line()));
        }
        if (application && !quarkus) {
            return Optional.of(sign(Kind.APPLICATION, "an application", 0));
        }
        return Optional.of(sign(Kind.PLAIN, "no strategy named", 0));
    }

    private Sign named(Optional<Entry> implicit, Optional<Entry> physical) {
        Optional<ImplicitNaming> implicitNaming =
                implicit.flatMap(entry -> Optional.ofNullable(IMPLICIT.get(strategyName(entry))));
        Optional<PhysicalNaming> physicalNaming =
                physical.flatMap(entry -> Optional.ofNullable(PHYSICAL.get(strategyName(entry)))
                        .or(() -> OLD_STRATEGY.matcher(entry.key()).matches() && implicitNaming.isPresent()
                                ? Optional.of(PhysicalNaming.STANDARD)
                                : Optional.empty()));
        Optional<Entry> unknown = physical.filter(entry -> physicalNaming.isEmpty())
                .or(() -> implicit.filter(entry -> implicitNaming.isEmpty()));
        Entry shownEntry = unknown.or(() -> physical).or(() -> implicit).orElseThrow();
        boolean spring = Stream.of(implicit, physical)
                .flatMap(Optional::stream)
                .anyMatch(entry -> entry.key().startsWith("spring."));
        return new Sign(
                spring ? Kind.NAMED_FOR_SPRING : Kind.NAMED,
                file.module(),
                implicitNaming,
                physicalNaming,
                unknown.map(Entry::value),
                name.startsWith("application-"),
                shownEntry.value(),
                file.shown(),
                shownEntry.line());
    }

    /** The simple name of the class, or Hibernate's short word for it. */
    private static String strategyName(Entry entry) {
        return entry.value().substring(entry.value().lastIndexOf('.') + 1);
    }

    private Sign sign(Kind kind, String reason, int line) {
        return new Sign(
                kind,
                file.module(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                name.toLowerCase(Locale.ROOT).startsWith("application-"),
                reason,
                file.shown(),
                line);
    }
}
