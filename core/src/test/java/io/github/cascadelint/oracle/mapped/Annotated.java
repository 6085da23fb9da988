package io.github.cascadelint.oracle.mapped;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Cascade;

/** Annotations that a mapping file replaces in part. */
class Annotated {
    private Annotated() {}

    @MappedSuperclass
    static class Root {
        @Id
        @Column(name = "root_id")
        Long id;

        @ManyToOne
        @JoinColumn(name = "made_by")
        User maker;

        @ManyToOne
        User checker;
    }

    @Entity(name = "Account")
    @Table(name = "accounts")
    @AssociationOverride(name = "maker", joinColumns = @JoinColumn(name = "account_maker"))
    @AssociationOverride(name = "checker", joinColumns = @JoinColumn(name = "account_checker"))
    static class User extends Root {
        @OneToMany(mappedBy = "owner", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Item> items;

        @OneToMany(cascade = CascadeType.PERSIST)
        @JoinTable(name = "old_marks")
        List<Item> marked;

        @ManyToMany(cascade = CascadeType.MERGE)
        Set<User> friends;
    }

    @Entity
    @Table(name = "items")
    static class Item extends Root {
        @ManyToOne(cascade = CascadeType.REMOVE)
        @JoinColumn(name = "owner_fk")
        User owner;

        @OneToOne(cascade = CascadeType.ALL)
        Item twin;

        @Embedded
        @AttributeOverride(name = "name", column = @Column(name = "label"))
        @AssociationOverride(name = "seller", joinColumns = @JoinColumn(name = "sold_by"))
        Label label;
    }

    @Embeddable
    static class Label {
        String name;

        @ManyToOne(cascade = CascadeType.DETACH)
        User seller;
    }

    /** Mapped completely by the file. */
    @Entity(name = "Forgotten")
    @Table(name = "forgotten")
    static class Complete {
        @Id
        @Column(name = "forgotten_id")
        Long id;

        @ManyToOne(cascade = CascadeType.ALL)
        @Cascade(org.hibernate.annotations.CascadeType.REFRESH)
        @JoinColumn(name = "forgotten_fk")
        User user;

        @ManyToOne
        @Cascade(org.hibernate.annotations.CascadeType.DETACH)
        User other;

        @Column(name = "forgotten_column")
        String text;
    }

    /** Its identifier is annotated on the field, and mapped in the file. */
    @Entity
    static class ById {
        @Id
        private Long id;

        @ManyToOne(cascade = CascadeType.ALL)
        private User field;

        public Long getId() {
            return id;
        }

        public void setId(Long id) {
            this.id = id;
        }

        @ManyToOne(cascade = CascadeType.REFRESH)
        public User getField() {
            return field;
        }

        public void setField(User field) {
            this.field = field;
        }
    }
}
