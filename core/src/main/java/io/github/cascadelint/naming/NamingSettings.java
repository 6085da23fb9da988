package io.github.cascadelint.naming;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody has laid down about names; what is left open is taken from the project's own configuration.
 *
 * @param implicit how a name is made where none is written
 * @param physical what becomes of every name
 * @param tables what happens to the names of tables after that
 */
public record NamingSettings(Optional<ImplicitNaming> implicit, Optional<PhysicalNaming> physical, TableNames tables) {

    /** Leaves everything open. */
    public static final NamingSettings OPEN =
            new NamingSettings(Optional.empty(), Optional.empty(), TableNames.AS_THEY_ARE);

    /** The words for whole strategies: each is a way to make names, with the physical strategy that belongs to it. */
    public static List<String> strategies() {
        return Stream.of(ImplicitNaming.values()).map(ImplicitNaming::id).toList();
    }

    /** The same with a whole strategy, one of {@link #strategies}. */
    public NamingSettings withStrategy(String strategy) {
        ImplicitNaming named = Stream.of(ImplicitNaming.values())
                .filter(naming -> naming.id().equals(strategy))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no naming strategy: " + strategy));
        PhysicalNaming its = named == ImplicitNaming.SPRING ? PhysicalNaming.UNDERSCORES : PhysicalNaming.STANDARD;
        return new NamingSettings(Optional.of(named), Optional.of(its), tables);
    }

    /** Whether nothing is left to be found out. */
    public boolean isComplete() {
        return implicit.isPresent() && physical.isPresent();
    }

    /** What is laid down, and for the rest what was found. */
    public Naming or(Naming found) {
        return new Naming(implicit.orElse(found.implicit()), physical.orElse(found.physical()), tables);
    }
}
