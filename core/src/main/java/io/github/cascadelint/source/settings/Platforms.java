package io.github.cascadelint.source.settings;

import io.github.cascadelint.mapping.Provider.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which Hibernate a platform brings: what applications build on that lays down the versions of their libraries. */
final class Platforms {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** A platform that lays down Hibernate's version. */
    enum Platform {
        SPRING_BOOT("Spring Boot"),
        QUARKUS("Quarkus"),
        WILDFLY("WildFly"),
        JBOSS_EAP("JBoss EAP");

        private final String text;

        Platform(String text) {
            this.text = text;
        }

        /** Its name for people. */
        String text() {
            return text;
        }
    }

    /**
     * From one version of a platform on.
     *
     * @param platform the platform
     * @param from its version; what lies between two lines is like the first of them
     * @param hibernate the version of Hibernate, major and minor
     */
    private record Line(Platform platform, String from, Version hibernate) {}

    /** Each line as the published bill of materials of just that version says, but for the last, which are documented. */
    private static final List<Line> LINES = List.of(
            // org.springframework.boot:spring-boot-dependencies, property hibernate.version
            boot("1.0.0", 4, 3), // 4.3.1.Final; 1.3.0 has 4.3.11.Final
            boot("1.4.0", 5, 0), // 5.0.9.Final; 1.5.22 has 5.0.12.Final
            boot("2.0.0", 5, 2), // 5.2.14.Final
            boot("2.1.0", 5, 3), // 5.3.7.Final
            boot("2.2.0", 5, 4), // 5.4.6.Final; 2.5.14 has 5.4.33
            boot("2.6.0", 5, 6), // 5.6.1.Final; 2.7.18 has 5.6.15.Final
            boot("3.0.0", 6, 1), // 6.1.5.Final
            boot("3.1.0", 6, 2), // 6.2.2.Final
            boot("3.2.0", 6, 3), // 6.3.1.Final
            boot("3.2.1", 6, 4), // 6.4.1.Final
            boot("3.3.0", 6, 5), // 6.5.2.Final
            boot("3.4.0", 6, 6), // 6.6.2.Final; 3.5.0 has 6.6.15.Final
            boot("4.0.0", 7, 1), // 7.1.8.Final
            boot("4.0.1", 7, 2), // 7.2.0.Final; 4.0.3 has 7.2.4.Final
            boot("4.1.0", 7, 4), // 7.4.1.Final
            // io.quarkus:quarkus-bom, managed org.hibernate(.orm):hibernate-core
            quarkus("1.0.0", 5, 4), // 5.4.9.Final; 1.13.7 has 5.4.29.Final
            quarkus("2.0.0", 5, 5), // 5.5.3.Final
            quarkus("2.3.0", 5, 6), // 5.6.0.Beta2; 2.16.0 has 5.6.14.Final
            quarkus("3.0.0", 6, 2), // 6.2.0.Final
            quarkus("3.7.0", 6, 4), // 6.4.2.Final; 3.9.0 has 6.4.4.Final
            quarkus("3.11.0", 6, 5), // 6.5.2.Final
            quarkus("3.14.0", 6, 6), // 6.6.0.Final; 3.20.0 has 6.6.11.Final
            quarkus("3.24.0", 7, 0), // 7.0.2.Final
            quarkus("3.26.0", 7, 1), // 7.1.0.Final; 3.30.0 has 7.1.6.Final
            quarkus("3.31.0", 7, 2), // 7.2.1.Final
            // org.wildfly.bom:wildfly-jakartaee8 and, from 27 on, wildfly-ee
            wildfly("18.0.0", 5, 3),
            wildfly("27.0.0", 6, 1), // 6.1.5.Final
            wildfly("28.0.0", 6, 2), // 6.2.1.Final; 30.0.0 has 6.2.13.Final
            wildfly("31.0.0", 6, 4), // 6.4.2.Final; 33.0.0 has 6.4.4.Final
            wildfly("34.0.0", 6, 6), // 6.6.1.Final; 39.0.0 has 6.6.40.Final
            // Red Hat JBoss Enterprise Application Platform, "Component Details"
            eap("7.0.0", 5, 0),
            eap("7.1.0", 5, 1),
            eap("7.2.0", 5, 3), // 7.4 has 5.3.20
            eap("8.0.0", 6, 2),
            eap("8.1.0", 6, 6));

    private Platforms() {}

    /** The platform whose version a parent, a bill of materials or a plugin has. */
    static Optional<Platform> of(String group, String artifact) {
        if (group.equals("org.springframework.boot")) {
            boolean lays = artifact.equals(group) // the plugin of Gradle
                    || List.of("spring-boot-dependencies", "spring-boot-starter-parent", "spring-boot-gradle-plugin")
                            .contains(artifact);
            return lays ? Optional.of(Platform.SPRING_BOOT) : Optional.empty();
        }
        if (group.equals("io.quarkus") || group.equals("io.quarkus.platform")) {
            boolean lays = artifact.equals(group) || artifact.endsWith("-bom");
            return lays ? Optional.of(Platform.QUARKUS) : Optional.empty();
        }
        if (group.equals("org.wildfly.bom")) {
            return Optional.of(Platform.WILDFLY);
        }
        return group.equals("org.jboss.bom") && artifact.startsWith("jboss-eap-")
                ? Optional.of(Platform.JBOSS_EAP)
                : Optional.empty();
    }

    /** The Hibernate that comes with a version of a platform; empty for versions older than all that are known. */
    static Optional<Version> hibernate(Platform platform, String version) {
        Optional<Version> found = Optional.empty();
        for (Line line : LINES) {
            if (line.platform() == platform && compare(line.from(), version) <= 0) {
                found = Optional.of(line.hibernate());
            }
        }
        return found;
    }

    private static int compare(String one, String other) {
        List<Integer> left = numbers(one);
        List<Integer> right = numbers(other);
        for (int i = 0; i < left.size() && i < 3; i++) {
            int difference = Integer.compare(left.get(i), i < right.size() ? right.get(i) : 0);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static List<Integer> numbers(String version) {
        List<Integer> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(version);
        while (number.find() && numbers.size() < 3 && number.group().length() < 9) {
            numbers.add(Integer.valueOf(number.group()));
        }
        return numbers;
    }

    private static Line boot(String from, int major, int minor) {
        return new Line(Platform.SPRING_BOOT, from, new Version(major, minor));
    }

    private static Line quarkus(String from, int major, int minor) {
        return new Line(Platform.QUARKUS, from, new Version(major, minor));
    }

    private static Line wildfly(String from, int major, int minor) {
        return new Line(Platform.WILDFLY, from, new Version(major, minor));
    }

    private static Line eap(String from, int major, int minor) {
        return new Line(Platform.JBOSS_EAP, from, new Version(major, minor));
    }
}
