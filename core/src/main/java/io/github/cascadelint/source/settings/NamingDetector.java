package io.github.cascadelint.source.settings;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.naming.ImplicitNaming;
import io.github.cascadelint.naming.Naming;
import io.github.cascadelint.naming.NamingChoice;
import io.github.cascadelint.naming.NamingSettings;
import io.github.cascadelint.naming.PhysicalNaming;
import io.github.cascadelint.source.settings.Sign.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds out how the names of each module are made, from the configuration of the application and from its build. What is
 * nearest to an entity counts: its own module, else the smallest folder around it in which anything tells.
 */
public final class NamingDetector {

    private final NamingSettings settings;
    private final ProjectFiles files;
    private final List<Sign> signs = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Path, NamingChoice> known = new HashMap<>();

    /**
     * @param settings what is laid down already
     * @param files what the project's own files say
     */
    public NamingDetector(NamingSettings settings, ProjectFiles files) {
        this.settings = settings;
        this.files = files;
        if (!settings.isComplete()) {
            files.all().forEach(file -> new SignReader(file).read().ifPresent(signs::add));
        }
    }

    /** What could not be decided. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** How the names of an entity are made that a file declares. */
    public NamingChoice choose(String file) {
        if (settings.isComplete()) {
            return new NamingChoice(settings.or(Naming.JPA), Optional.empty(), "as configured", "", 0);
        }
        NamingChoice choice = choose(files.folder(file));
        return new NamingChoice(
                settings.or(choice.naming()), choice.unknown(), choice.reason(), choice.file(), choice.line());
    }

    private NamingChoice choose(Path folder) {
        NamingChoice choice = known.get(folder);
        if (choice == null) {
            choice = decide(folder);
            known.put(folder, choice);
        }
        return choice;
    }

    private NamingChoice decide(Path folder) {
        List<Sign> within =
                signs.stream().filter(sign -> sign.module().startsWith(folder)).toList();
        List<Sign> named = within.stream().filter(sign -> sign.kind().names()).toList();
        if (!named.isEmpty()) {
            return mostNamed(folder, named);
        }
        Optional<Sign> otherProvider = first(within, Kind.OTHER_PROVIDER);
        if (otherProvider.isPresent()) {
            return choice(otherProvider.get(), Naming.JPA);
        }
        Optional<Sign> spring = first(within, Kind.SPRING_APPLICATION);
        if (spring.isEmpty() && first(within, Kind.APPLICATION).isPresent()) {
            spring = first(within, Kind.SPRING_BUILD).or(() -> first(above(folder), Kind.SPRING_BUILD));
        }
        Optional<NamingChoice> choice = spring.map(sign -> choice(sign, Naming.SPRING))
                .or(() -> first(within, Kind.PLAIN).map(sign -> choice(sign, Naming.JPA)));
        Path parent = folder.getParent();
        if (choice.isPresent()) {
            return choice.get();
        }
        if (parent != null && signs.size() > within.size()) {
            return choose(parent);
        }
        return first(signs, Kind.SPRING_BUILD)
                .map(sign -> choice(sign, Naming.SPRING))
                .orElseGet(NamingChoice::byDefault);
    }

    private List<Sign> above(Path folder) {
        return signs.stream().filter(sign -> folder.startsWith(sign.module())).toList();
    }

    private static Optional<Sign> first(List<Sign> signs, Kind kind) {
        return signs.stream()
                .filter(sign -> sign.kind() == kind)
                .min(Comparator.comparingInt((Sign sign) -> sign.module().getNameCount())
                        .thenComparing(Sign::file));
    }

    /** What most files name; those for one profile count only where there are no others. */
    private NamingChoice mostNamed(Path folder, List<Sign> named) {
        List<Sign> general = named.stream().filter(sign -> !sign.profile()).toList();
        Map<String, List<NamingChoice>> byStrategy = (general.isEmpty() ? named : general)
                .stream()
                        .map(NamingDetector::choice)
                        .collect(Collectors.groupingBy(
                                choice -> choice.naming().strategy()
                                        + choice.unknown().orElse(""),
                                LinkedHashMap::new,
                                Collectors.toList()));
        List<NamingChoice> most = byStrategy.values().stream()
                .sorted(Comparator.comparingInt((List<NamingChoice> choices) -> -choices.size()))
                .findFirst()
                .orElseThrow();
        NamingChoice chosen = most.get(0);
        if (byStrategy.size() > 1) {
            String others = byStrategy.values().stream()
                    .filter(choices -> choices != most)
                    .map(choices ->
                            choices.get(0).reason() + " in " + choices.get(0).file())
                    .collect(Collectors.joining(", "));
            problems.add(new Problem(
                    Problem.Kind.UNRESOLVED,
                    "several naming strategies are named below " + shown(folder)
                            + ": this one is used where no other is nearer, and not " + others
                            + "; set schema.naming in cascade-lint.yml if that is wrong",
                    chosen.file(),
                    chosen.line()));
        }
        return chosen;
    }

    private String shown(Path path) {
        String relative = files.shown(path);
        return relative.isEmpty() ? "the scan root" : relative;
    }

    private static NamingChoice choice(Sign sign, Naming naming) {
        return new NamingChoice(naming, Optional.empty(), sign.reason(), sign.file(), sign.line());
    }

    private static NamingChoice choice(Sign sign) {
        Naming defaults = sign.kind() == Kind.NAMED_FOR_SPRING ? Naming.SPRING : Naming.JPA;
        // where half of it is not known, the other half would make names that are neither
        ImplicitNaming implicit = sign.unknown().isPresent()
                ? ImplicitNaming.JPA
                : sign.implicit().orElse(defaults.implicit());
        PhysicalNaming physical = sign.unknown().isPresent()
                ? PhysicalNaming.STANDARD
                : sign.physical().orElse(defaults.physical());
        return new NamingChoice(Naming.of(implicit, physical), sign.unknown(), sign.reason(), sign.file(), sign.line());
    }
}
