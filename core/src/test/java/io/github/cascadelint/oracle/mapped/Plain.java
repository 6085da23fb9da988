package io.github.cascadelint.oracle.mapped;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** No annotation at all. */
class Plain {
    private Plain() {}

    static class Base {
        Long id;
        Person editor;
    }

    static class Person extends Base {
        List<Article> articles;
        Set<Person> friends;
        Person mentor;
        Passport passport;
        Address home;
        List<Address> others;
        Map<String, Note> notes;
    }

    static class Passport {
        Long id;
        Person holder;
    }

    static class Address {
        String street;
        Person landlord;
    }

    static class Article {
        Long id;
        Person author;
        List<Note> notes;
        Set<Tag> tags;
        Article next;
        Person reviewer;
    }

    static class SpecialArticle extends Article {
        Person sponsor;
    }

    static class Note {
        Long id;
        Article article;
        Person writer;
        String unmentioned;
    }

    static class Tag {
        Long id;
        Set<Article> articles;
    }

    static class Vote {
        Article article;
        Person voter;
        int stars;
    }

    static class VoteId implements java.io.Serializable {
        private static final long serialVersionUID = 1;
        Long article;
        Long voter;

        @Override
        public boolean equals(Object other) {
            return other instanceof VoteId;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    static class Seat {
        SeatId id;
        Person holder;
        Article place;
    }

    static class SeatId implements java.io.Serializable {
        private static final long serialVersionUID = 1;
        int number;
        Long personId;

        @Override
        public boolean equals(Object other) {
            return other instanceof SeatId;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    /** Fields and getters that tell different things. */
    static class Both {
        private Long id;
        private Person fieldOnly;
        private Object owner;

        public Long getId() {
            return id;
        }

        public void setId(Long id) {
            this.id = id;
        }

        public Person getOwner() {
            return owner == null ? fieldOnly : (Person) owner;
        }

        public void setOwner(Person owner) {
            this.owner = owner;
        }
    }
}
