package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class OnDeleteCascadeFromLookupTest {

    private static final RuleTester RULE = RuleTester.of("on-delete-cascade-from-lookup");

    @Test
    void aKeyThatRefuses() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table country (id bigint primary key, code varchar(2), name varchar(99));
                create table city (id bigint primary key, country_id bigint references country, capital_id bigint references city);
                """).silent("""
                @Entity @Immutable class Country { @Id Long id; String code; String name; }
                @Entity class City { @Id Long id; @ManyToOne Country country; @ManyToOne City capital; }
                """);
    }

    @Test
    void whatIsNoReferenceData() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table contract (id bigint primary key, customer_id bigint references customer on delete cascade);
                """).silent("""
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """);
    }

    @Test
    void aTranslation() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table country (id bigint primary key, code varchar(2), name varchar(99));
                create table country_name (id bigint primary key, country_id bigint not null references country on delete cascade);
                """).silent("""
                @Entity @Immutable class Country { @Id Long id; String code; String name; }
                @Entity @Table(name = "country_name") class CountryName { @Id Long id; @ManyToOne(optional = false) Country country; }
                """);
    }

    @Test
    void rowsThatReferToReferenceData() {
        RULE.schema("""
                create table customer (id bigint primary key);
                create table country (id bigint primary key, code varchar(2), name varchar(99));
                create table city (id bigint primary key, country_id bigint references country on delete cascade, capital_id bigint references city);
                """).reports("""
                @Entity @Immutable class Country { @Id Long id; String code; String name; }
                @Entity class City {
                    @Id Long id;
                    // finding: on-delete-cascade-from-lookup likely error "delete every City that refers to it"
                    @ManyToOne Country country;
                    @ManyToOne City capital;
                }
                """);
    }

    @Test
    void rowsToWhichNothingRefers() {
        RULE.schema("""
                create table country (id bigint primary key, code varchar(2), name varchar(99));
                create table region (id bigint primary key);
                create table visit (id bigint primary key, country_id bigint references country on delete cascade,
                    region_id bigint references region);
                """).silent("""
                @Entity @Immutable class Country { @Id Long id; String code; String name; }
                @Entity class Region { @Id Long id; }
                @Entity class Visit { @Id Long id; String note; @ManyToOne Country country; @ManyToOne Region region; }
                """);
    }
}
