package io.github.cascadelint.mapping;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The persistence provider that runs some of the managed types, as far as it is known.
 *
 * @param product which one
 * @param version of which version, where that is known
 * @param api the package of the annotations that it reads, where that is known
 * @param reason what tells so, as a phrase
 * @param file the file that tells, relative to the scan root; empty where none does
 * @param line its line, or 0
 */
@io.github.cascadelint.base.Api
public record Provider(
        Product product, Optional<Version> version, Optional<Api> api, String reason, String file, int line) {

    /** Nothing tells which one it is. */
    public static final Provider UNKNOWN =
            new Provider(Product.UNKNOWN, Optional.empty(), Optional.empty(), "nothing names one", "", 0);

    /** The providers that are told apart, and the libraries that read the same annotations and go by rules of their own. */
    @io.github.cascadelint.base.Api
    public enum Product {
        HIBERNATE("Hibernate", 6),
        ECLIPSELINK("EclipseLink", 3),
        OPENJPA("OpenJPA", 4),
        DATANUCLEUS("DataNucleus", 6),
        EBEAN("Ebean"),
        MICRONAUT_DATA("Micronaut Data JDBC"),
        ORMLITE("ORMLite"),
        REQUERY("requery"),
        MYBATIS("MyBatis with a common mapper"),
        UNKNOWN("unknown", Integer.MAX_VALUE);

        private static final int NEVER = 0;

        private final String text;
        private final int jakartaSince;

        Product(String text) {
            this(text, NEVER);
        }

        Product(String text, int jakartaSince) {
            this.text = text;
            this.jakartaSince = jakartaSince;
        }

        /** The word for it in configurations and reports. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether the specification says what it does; of what is not known, that is presumed. */
        public boolean isJpa() {
            return jakartaSince != NEVER;
        }

        /** Its name as it is written in a sentence. */
        public String text() {
            return text;
        }

        /** The product of that word; empty for any other word. */
        public static Optional<Product> of(String id) {
            return Stream.of(values())
                    .filter(product -> product != UNKNOWN && product.id().equals(id))
                    .findFirst();
        }
    }

    /** The package of the mapping annotations. */
    @io.github.cascadelint.base.Api
    public enum Api {
        JAVAX,
        JAKARTA;

        /** The word for it in reports. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A version's first two numbers; no difference that a rule knows of is smaller. */
    @io.github.cascadelint.base.Api
    public record Version(int major, int minor) implements Comparable<Version> {
        @Override
        public int compareTo(Version other) {
            return major == other.major ? Integer.compare(minor, other.minor) : Integer.compare(major, other.major);
        }

        @Override
        public String toString() {
            return major + "." + minor;
        }
    }

    /** A provider whose API follows from its version. */
    public static Provider of(Product product, Optional<Version> version, String reason, String file, int line) {
        Optional<Api> api = version.filter(known -> product.isJpa())
                .map(known -> known.major() < product.jakartaSince ? Api.JAVAX : Api.JAKARTA);
        return new Provider(product, version, api, reason, file, line);
    }

    /** The same where the API is known from the sources that it reads, and the version does not tell it. */
    public Provider withApi(Optional<Api> seen) {
        return api.isPresent() ? this : new Provider(product, version, seen, reason, file, line);
    }

    /** Whether it is that product for sure. */
    public boolean is(Product other) {
        return product == other;
    }

    /** Whether the specification says what it does; of what is not known, that is presumed. */
    public boolean isJpa() {
        return product.isJpa();
    }

    /** What stands behind every statement about rows of an entity that no JPA provider runs; empty for any other. */
    public Optional<String> doubt(String entity) {
        return isJpa()
                ? Optional.empty()
                : Optional.of(
                        entity + " is run by " + product.text() + ", which reads JPA's annotations and has rules of"
                                + " its own: what it deletes is not known, and a JPA provider's deletes are told");
    }

    /** Whether it is Hibernate of that version or a later one for sure. */
    public boolean isHibernateSince(int major, int minor) {
        return is(Product.HIBERNATE)
                && version.filter(known -> known.compareTo(new Version(major, minor)) >= 0)
                        .isPresent();
    }

    /** Whether it is Hibernate before that version for sure. */
    public boolean isHibernateBefore(int major, int minor) {
        return is(Product.HIBERNATE)
                && version.filter(known -> known.compareTo(new Version(major, minor)) < 0)
                        .isPresent();
    }

    /** For people: {@code Hibernate 6.6}. */
    public String text() {
        return product.text()
                + version.map(known -> " " + known)
                        .orElse(is(Product.UNKNOWN) || !isJpa() ? "" : " of a version that is not known");
    }
}
