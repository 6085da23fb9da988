package io.github.cascadelint.oracle.hbm;

import java.io.Serializable;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Field access; every kind of collection and of reference; columns and tables written and by default. */
@SuppressWarnings("rawtypes")
public final class Company {

    private Company() {}

    /** What entities inherit from a class that no file maps. */
    static class Base<T> {
        long id;
        T parent;
    }

    static class Firm extends Base<Firm> {
        String name;
        Date changed;
        Set<Department> departments;
        Set subsidiaries;
        List<Office> offices;
        Collection<Person> partners;
        Collection<Person> advisers;
        Collection<Country> markets;
        Set<Office> branches;
        Map<String, String> notes;
        Set<String> aliases;
        Set<Place> sites;
        Place seat;
        Profile profile;
        Profile registered;
        Person owner;
        Country taxed;
        Country founded;
        Object subject;
        Set<Object> items;
        Map attributes;
        Office[] floors;
    }

    static class Place {
        String street;
        Country country;
        Area area;
        Set<Person> guests;
    }

    static class Area {
        Country within;
    }

    static class Department {
        long id;
        Firm firm;
        Person head;
        Set<Person> members;
        Person auditor;
    }

    static class Person {
        long id;
        Department department;
        Set<Department> memberOf;
        Set<Firm> advises;
        Person manager;
        Set<Person> reports;
        Passport passport;
        Badge badge;
    }

    static class Passport {
        long number;
        Person person;
    }

    static class Badge {
        long id;
        Person wearer;
    }

    static class Profile {
        long id;
        Firm firm;
        Firm registeredFirm;
    }

    static class Country {
        String code;
        String iso;
        Firm monopoly;
    }

    static class Office {
        long id;
        Firm tenant;
    }

    static class SeatKey implements Serializable {
        private static final long serialVersionUID = 1;

        int number;
        Office office;

        @Override
        public boolean equals(Object other) {
            return other instanceof SeatKey key && key.number == number && Objects.equals(key.office, office);
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    static class Seat {
        SeatKey key;
        Set<Booking> bookings;
        Set<Visit> visits;
    }

    static class Booking implements Serializable {
        private static final long serialVersionUID = 1;

        int day;
        Person guest;
        Seat seat;

        @Override
        public boolean equals(Object other) {
            return other instanceof Booking booking && booking.day == day && Objects.equals(booking.guest, guest);
        }

        @Override
        public int hashCode() {
            return day;
        }
    }

    static class Visit {
        long id;
        Seat seat;
        Booking booking;
    }
}
