package io.github.cascadelint.naming;

/** How a name is made where the mapping writes none: the implicit naming strategies of Hibernate and Spring Boot. */
public enum ImplicitNaming {
    /** The specification's defaults, and Hibernate's: {@code ImplicitNamingStrategyJpaCompliantImpl}. */
    JPA("jpa"),
    /** Spring Boot's default: the specification's but for the names of join tables, {@code SpringImplicitNamingStrategy}. */
    SPRING("spring"),
    /** Of Hibernate's mapping files: no key columns in names, {@code ImplicitNamingStrategyLegacyHbmImpl}. */
    LEGACY_HBM("legacy-hbm"),
    /** Of JPA 1.0: tables where later entities stand in names, {@code ImplicitNamingStrategyLegacyJpaImpl}. */
    LEGACY_JPA("legacy-jpa"),
    /** The whole path of an embedded attribute: {@code ImplicitNamingStrategyComponentPathImpl}. */
    COMPONENT_PATH("component-path");

    private final String id;

    ImplicitNaming(String id) {
        this.id = id;
    }

    /** The word for it in configurations and reports. */
    public String id() {
        return id;
    }
}
