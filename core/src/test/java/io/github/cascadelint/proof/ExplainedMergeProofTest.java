package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.explain.AttributeExplainer;
import io.github.cascadelint.explain.Operation;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.ManagedType;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Proves what is explained of a merge that reaches a new row, whose identifier is generated, and of one that lacks a row,
 * along ends that do not cascade MERGE.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ExplainedMergeProofTest {

    @Entity(name = "Person")
    static class Person {
        @Id
        @GeneratedValue
        Integer id;

        String name;

        @OneToMany(mappedBy = "person")
        List<Pet> pets = new ArrayList<>();

        @OneToMany(mappedBy = "keeper", cascade = CascadeType.PERSIST)
        List<Pet> kept = new ArrayList<>();

        @OneToMany(mappedBy = "walker", orphanRemoval = true)
        List<Pet> walked = new ArrayList<>();

        @OneToMany(mappedBy = "ranker")
        @OrderColumn(name = "place")
        List<Pet> ranked = new ArrayList<>();

        @OneToOne(mappedBy = "owner")
        Pet favourite;

        @OneToOne(mappedBy = "feeder", orphanRemoval = true)
        Pet fed;

        @ManyToMany
        List<Pet> patted = new ArrayList<>();
    }

    @Entity(name = "Passport")
    static class Passport {
        @Id
        Integer id;

        @MapsId
        @OneToOne
        Person person;
    }

    @Entity(name = "Pet")
    static class Pet {
        @Id
        @GeneratedValue
        Integer id;

        String name;

        @ManyToOne
        Person person;

        @ManyToOne(cascade = CascadeType.PERSIST)
        Person keeper;

        @ManyToOne
        Person walker;

        @OneToOne
        Person owner;

        @OneToOne
        Person feeder;

        @ManyToOne
        Person ranker;
    }

    @Entity(name = "Locker")
    static class Locker {
        @Id
        @OneToOne(cascade = CascadeType.MERGE)
        Person person;
    }

    @IdClass(TicketId.class)
    @Entity(name = "Ticket")
    static class Ticket {
        @Id
        Integer number;

        @Id
        @ManyToOne
        Person person;
    }

    record TicketId(Integer number, Integer person) {}

    private RelationshipGraph graph;
    private HibernateHarness db;

    @BeforeAll
    void boot() throws IOException {
        graph = Sources.graph(ExplainedMergeProofTest.class);
        db = HibernateHarness.boot(Person.class, Passport.class, Pet.class, Locker.class, Ticket.class);
    }

    @AfterAll
    void close() {
        db.close();
    }

    @BeforeEach
    void empty() {
        db.empty();
    }

    @Test
    void alongASharedKeyItIsSavedWithoutItsState() {
        db.inTransaction(em -> {
            Passport passport = new Passport();
            passport.person = person();
            em.merge(passport);
        });

        assertThat(db.query("select name from Person")).containsExactly((String) null);
        assertThat(db.rows("Passport")).isOne();
        assertThat(told("Passport", "person"))
                .contains("A new Person is saved along without what was set in it: the key is part of the identifier")
                .doesNotContain("fail");
    }

    @Test
    void alongPersistItIsSavedWithoutItsState() {
        db.inTransaction(em -> {
            Pet pet = pet();
            pet.keeper = person();
            em.merge(pet);
        });
        assertThat(db.query("select name from Person")).containsExactly((String) null);

        db.inTransaction(em -> {
            Person person = person();
            person.kept.add(pet());
            em.merge(person);
        });
        assertThat(db.rows("Pet where name is null and keeper_id is null")).isOne();

        assertThat(List.of(told("Pet", "keeper"), told("Person", "kept")))
                .allMatch(
                        why -> why.contains("is saved along without what was set in it: PERSIST saves the empty copy"));
    }

    @Test
    void alongAnInverseCollectionItIsNotSaved() {
        db.inTransaction(em -> {
            Person person = person();
            person.pets.add(pet());
            em.merge(person);
        });

        assertThat(db.rows("Pet")).isZero();
        assertThat(told("Person", "pets")).contains("A new Pet is not saved, and nothing says so.");
    }

    /** Hibernate writes the place of a row that it does not save: the update finds none. */
    @Test
    void alongAnInverseListWhosePlacesAreStoredItIsNotSavedEither() {
        db.inTransaction(em -> {
            Person person = person();
            person.ranked.add(pet());
            em.persist(person);
        });
        db.inTransaction(em -> {
            Person person = person();
            person.ranked.add(pet());
            em.merge(person);
        });

        assertThat(db.rows("Pet")).isZero();
        assertThat(told("Person", "ranked", Operation.Kind.PERSIST)).contains("A new Pet is not, and nothing says so");
        assertThat(told("Person", "ranked")).contains("A new Pet is not saved, and nothing says so.");
    }

    @Test
    void elsewhereTheMergeFails() {
        refused("Pet", "person", () -> {
            Pet pet = pet();
            pet.person = person();
            return pet;
        });
        refused("Person", "favourite", () -> {
            Person person = person();
            person.favourite = pet();
            return person;
        });
        refused("Person", "patted", () -> {
            Person person = person();
            person.patted.add(pet());
            return person;
        });
    }

    @Test
    void whereItIsItselfTheIdentifierItMustHaveOne() {
        assertThat(db.refusal(em -> {
                    Locker locker = new Locker();
                    locker.person = person();
                    em.persist(locker);
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(db.refusal(em -> {
                    Locker locker = new Locker();
                    locker.person = person();
                    em.merge(locker);
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(db.refusal(em -> {
                    Ticket ticket = new Ticket();
                    ticket.number = 1;
                    ticket.person = person();
                    em.merge(ticket);
                }))
                .isInstanceOf(RuntimeException.class);
        db.inTransaction(em -> {
            Ticket ticket = new Ticket();
            ticket.number = 1;
            ticket.person = person();
            em.persist(ticket);
        });

        assertThat(db.query("select name from Person")).containsExactly("new");
        assertThat(told("Locker", "person", Operation.Kind.PERSIST))
                .contains("Where its identifier is generated, save it first");
        assertThat(told("Ticket", "person", Operation.Kind.PERSIST)).doesNotContain("save it first");
        assertThat(List.of(told("Locker", "person"), told("Ticket", "person")))
                .allMatch(why -> why.contains("A new Person makes it fail: it has no identifier yet"));
    }

    private void refused(String entity, String attribute, Supplier<Object> merged) {
        assertThat(db.refusal(em -> em.merge(merged.get()))).hasStackTraceContaining("TransientObjectException");
        assertThat(told(entity, attribute)).contains("makes it fail: TransientObjectException.");
    }

    @Test
    void whatTheMergedInstanceLacksIsDeletedThoughNothingCascadesMerge() {
        db.sql(
                "insert into Person (id) values (-1)",
                "insert into Pet (id, walker_id) values (-2, -1)",
                "insert into Pet (id, feeder_id) values (-3, -1)",
                "insert into Pet (id, person_id) values (-4, -1)");

        db.inTransaction(em -> {
            Person person = new Person();
            person.id = -1;
            em.merge(person);
        });

        assertThat(db.query("select id from Pet")).containsExactly("-4");
        assertThat(told("Person", "walked"))
                .contains("A Pet that the merged collection lacks is deleted: orphan removal.");
        assertThat(told("Person", "fed")).contains("Where the merged Person has none, the Pet is deleted");
    }

    private static Person person() {
        Person person = new Person();
        person.name = "new";
        return person;
    }

    private static Pet pet() {
        Pet pet = new Pet();
        pet.name = "new";
        return pet;
    }

    private String told(String entity, String attribute) {
        return told(entity, attribute, Operation.Kind.MERGE);
    }

    private String told(String entity, String attribute, Operation.Kind kind) {
        ManagedType type = graph.model()
                .type(ExplainedMergeProofTest.class.getName() + "." + entity)
                .orElseThrow();
        return new AttributeExplainer(graph)
                .explain(type, type.attribute(attribute).orElseThrow()).operations().stream()
                        .filter(operation -> operation.kind() == kind)
                        .findFirst()
                        .orElseThrow()
                        .why();
    }
}
