package io.github.cascadelint.source.settings;

import io.github.cascadelint.mapping.Provider.Product;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The libraries that read JPA's annotations without being a JPA provider: how their packages and their artifacts are called. */
final class OtherMappers {

    private static final List<Mapper> ALL = List.of(
            new Mapper(
                    Product.EBEAN,
                    List.of("io.ebean", "com.avaje.ebean", "play.db.ebean"),
                    "io\\.ebean|org\\.avaje(?:\\.ebean(?:orm)?)?",
                    // The rest of the group can be had without it: migrations, the pool of connections, the
                    // annotations.
                    "ebean|avaje-ebeanorm|ebean-(?:api|core|querybean|spring-txn|test|platform-all|all|agent"
                            + "|postgres|mysql|mariadb|oracle|sqlserver|h2|sqlite|db2|clickhouse|cockroach|hana|nuodb|yugabyte)"),
            new Mapper(
                    Product.MICRONAUT_DATA,
                    List.of("io.micronaut.data.jdbc", "io.micronaut.data.r2dbc"),
                    "io\\.micronaut\\.data",
                    "micronaut-data-(?:jdbc|r2dbc)"),
            new Mapper(Product.ORMLITE, List.of("com.j256.ormlite"), "com\\.j256\\.ormlite", "ormlite-\\w+"),
            new Mapper(Product.REQUERY, List.of("io.requery"), "io\\.requery", "requery(?:-\\w+)?"),
            new Mapper(
                    Product.MYBATIS,
                    List.of("tk.mybatis.mapper"),
                    "tk\\.mybatis",
                    "mapper(?:-spring-boot-starter|-core|-spring)?"));

    private OtherMappers() {}

    /** One of them; group and artifacts are patterns. */
    private record Mapper(Product product, List<String> packages, Pattern group, Pattern artifacts) {
        Mapper(Product product, List<String> packages, String group, String artifacts) {
            this(product, packages, Pattern.compile(group), Pattern.compile(artifacts));
        }

        boolean has(String name) {
            return packages.stream().anyMatch(own -> name.equals(own) || name.startsWith(own + "."));
        }
    }

    /** Whose class or package that is. */
    static Optional<Product> ofImport(String name) {
        return ALL.stream()
                .filter(mapper -> mapper.has(name))
                .map(Mapper::product)
                .findFirst();
    }

    /** Whose library that is. */
    static Optional<Product> ofLibrary(String group, String artifact) {
        return ALL.stream()
                .filter(mapper -> mapper.group().matcher(group).matches()
                        && mapper.artifacts().matcher(artifact).matches())
                .map(Mapper::product)
                .findFirst();
    }
}
