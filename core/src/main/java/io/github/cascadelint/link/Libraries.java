package io.github.cascadelint.link;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types of libraries through which code reads and writes rows, by fully qualified name. */
final class Libraries {

    /** What can be done with an instance of such a type. */
    enum Kind {
        /** {@code EntityManager}, {@code Session}, or a template around one. */
        CONTEXT,
        /** A session without context. */
        STATELESS,
        /** Makes contexts. */
        FACTORY,
        /** Gives the rows that a query finds. */
        QUERY,
        /** A repository whose type argument is the entity, and whose deletes cascade. */
        REPOSITORY,
        /** A repository of Jakarta Data: what implements it has no context. */
        STATELESS_REPOSITORY,
        /** A repository that declares no method that writes. */
        READ_ONLY_REPOSITORY,
        /** A repository or an entity of Panache. */
        PANACHE
    }

    private static final Map<String, Kind> KINDS = kinds();

    private Libraries() {}

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new HashMap<>();
        for (String jpa : List.of("jakarta.persistence.", "javax.persistence.")) {
            kinds.put(jpa + "EntityManager", Kind.CONTEXT);
            kinds.put(jpa + "EntityManagerFactory", Kind.FACTORY);
            kinds.put(jpa + "EntityAgent", Kind.STATELESS);
            kinds.put(jpa + "Query", Kind.QUERY);
            kinds.put(jpa + "TypedQuery", Kind.QUERY);
        }
        kinds.put("org.hibernate.Session", Kind.CONTEXT);
        kinds.put("org.hibernate.classic.Session", Kind.CONTEXT);
        kinds.put("org.hibernate.engine.spi.SessionImplementor", Kind.CONTEXT);
        kinds.put("org.hibernate.StatelessSession", Kind.STATELESS);
        kinds.put("org.hibernate.SessionFactory", Kind.FACTORY);
        for (String query : List.of("Query", "SQLQuery", "Criteria", "query.Query", "query.SelectionQuery")) {
            kinds.put("org.hibernate." + query, Kind.QUERY);
        }
        for (String version : List.of("hibernate3", "hibernate4", "hibernate5")) {
            kinds.put("org.springframework.orm." + version + ".HibernateTemplate", Kind.CONTEXT);
            kinds.put("org.springframework.orm." + version + ".HibernateOperations", Kind.CONTEXT);
        }
        kinds.put("org.springframework.orm.jpa.JpaTemplate", Kind.CONTEXT);
        kinds.put("org.springframework.orm.jpa.JpaOperations", Kind.CONTEXT);
        String spring = "org.springframework.data.";
        kinds.put(spring + "repository.Repository", Kind.READ_ONLY_REPOSITORY);
        for (String name : List.of(
                "repository.CrudRepository",
                "repository.ListCrudRepository",
                "jpa.repository.JpaRepository",
                "jpa.repository.support.JpaRepositoryImplementation",
                "jpa.repository.support.SimpleJpaRepository",
                "jpa.repository.support.QuerydslJpaRepository")) {
            kinds.put(spring + name, Kind.REPOSITORY);
        }
        for (String name : List.of(
                "repository.PagingAndSortingRepository",
                "repository.ListPagingAndSortingRepository",
                "jpa.repository.JpaSpecificationExecutor")) {
            kinds.put(spring + name, Kind.READ_ONLY_REPOSITORY);
        }
        String micronaut = "io.micronaut.data.";
        kinds.put(micronaut + "repository.GenericRepository", Kind.READ_ONLY_REPOSITORY);
        kinds.put(micronaut + "repository.CrudRepository", Kind.REPOSITORY);
        kinds.put(micronaut + "repository.PageableRepository", Kind.REPOSITORY);
        kinds.put(micronaut + "jpa.repository.JpaRepository", Kind.REPOSITORY);
        kinds.put("org.apache.deltaspike.data.api.EntityRepository", Kind.REPOSITORY);
        kinds.put("org.apache.deltaspike.data.api.FullEntityRepository", Kind.REPOSITORY);
        kinds.put("jakarta.data.repository.DataRepository", Kind.READ_ONLY_REPOSITORY);
        kinds.put("jakarta.data.repository.BasicRepository", Kind.STATELESS_REPOSITORY);
        kinds.put("jakarta.data.repository.CrudRepository", Kind.STATELESS_REPOSITORY);
        String panache = "io.quarkus.hibernate.orm.panache.";
        for (String name :
                List.of("PanacheRepository", "PanacheRepositoryBase", "PanacheEntity", "PanacheEntityBase")) {
            kinds.put(panache + name, Kind.PANACHE);
        }
        return Map.copyOf(kinds);
    }

    /** Types that hand out contexts to their subclasses by unscoped calls. */
    private static final Map<String, String> GIVEN_BY_SUPERCLASS = Map.of(
            "getHibernateTemplate", "org.springframework.orm.hibernate5.HibernateTemplate",
            "getJpaTemplate", "org.springframework.orm.jpa.JpaTemplate",
            "getSessionFactory", "org.hibernate.SessionFactory",
            "currentSession", "org.hibernate.Session",
            "getSession", "org.hibernate.Session");

    private static final Set<String> DAO_SUPPORT = Set.of(
            "org.springframework.orm.hibernate3.support.HibernateDaoSupport",
            "org.springframework.orm.hibernate4.support.HibernateDaoSupport",
            "org.springframework.orm.hibernate5.support.HibernateDaoSupport",
            "org.springframework.orm.jpa.support.JpaDaoSupport",
            "io.dropwizard.hibernate.AbstractDAO");

    static boolean isKnown(String type) {
        return KINDS.containsKey(type) || DAO_SUPPORT.contains(type);
    }

    static Optional<Kind> kind(String type) {
        return Optional.ofNullable(KINDS.get(type));
    }

    /** Whether a library's type is a repository. */
    static boolean isRepository(String type) {
        return kind(type)
                .filter(kind -> kind == Kind.REPOSITORY
                        || kind == Kind.STATELESS_REPOSITORY
                        || kind == Kind.READ_ONLY_REPOSITORY
                        || kind == Kind.PANACHE)
                .isPresent();
    }

    /** Whether a library's repository declares methods that write. */
    static boolean writes(String type) {
        return isRepository(type) && kind(type).orElseThrow() != Kind.READ_ONLY_REPOSITORY;
    }

    /** What a method that a library's superclass declares returns. */
    static Optional<String> inherited(String supertype, String method) {
        return DAO_SUPPORT.contains(supertype)
                ? Optional.ofNullable(GIVEN_BY_SUPERCLASS.get(method))
                : Optional.empty();
    }

    /** What a method of a factory of contexts returns. */
    static Optional<String> made(String factory, String method) {
        if (method.contains("Stateless")) {
            return Optional.of("org.hibernate.StatelessSession");
        }
        if (method.equals("createEntityManager")) {
            return Optional.of(
                    factory.startsWith("javax")
                            ? "javax.persistence.EntityManager"
                            : "jakarta.persistence.EntityManager");
        }
        return method.equals("getCurrentSession") || method.equals("openSession")
                ? Optional.of("org.hibernate.Session")
                : Optional.empty();
    }
}
