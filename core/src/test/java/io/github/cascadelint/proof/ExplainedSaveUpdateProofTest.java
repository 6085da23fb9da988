package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.explain.AttributeExplainer;
import io.github.cascadelint.explain.AttributeExplanation;
import io.github.cascadelint.explain.Operation;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.ManagedType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.hibernate.annotations.Cascade;
import org.junit.jupiter.api.Test;

/** Proves what is explained of Hibernate's save-update: what JPA's operations make of it depends on who started Hibernate. */
@SuppressWarnings("deprecation") // the word that is proved is one that Hibernate 7 no longer has
class ExplainedSaveUpdateProofTest {

    @Entity(name = "Crate")
    static class Crate {
        @Id
        @GeneratedValue
        Integer id;

        @ManyToOne
        @Cascade(org.hibernate.annotations.CascadeType.SAVE_UPDATE)
        Bottle best;

        @OneToMany(mappedBy = "crate")
        @Cascade(org.hibernate.annotations.CascadeType.SAVE_UPDATE)
        List<Bottle> bottles = new ArrayList<>();
    }

    @Entity(name = "Bottle")
    static class Bottle {
        @Id
        @GeneratedValue
        Integer id;

        String name;

        @ManyToOne
        Crate crate;
    }

    @Test
    void startedByJpaNothingIsPassedOn() throws IOException {
        for (BiConsumer<EntityManager, Object> operation : operations()) {
            try (HibernateHarness db = HibernateHarness.boot(Crate.class, Bottle.class)) {
                db.inTransaction(em -> operation.accept(em, withBottles()));
                assertThat(db.rows("Bottle")).isZero();
                assertThat(db.refusal(em -> operation.accept(em, withBest())))
                        .hasStackTraceContaining("TransientObjectException");
            }
        }

        assertThat(why("bottles", Operation.Kind.PERSIST))
                .contains("where JPA has started Hibernate, it is not saved, and nothing says so");
        assertThat(why("best", Operation.Kind.PERSIST))
                .contains("where JPA has started Hibernate, the flush fails with TransientObjectException");
        assertThat(why("bottles", Operation.Kind.MERGE)).contains("A new Bottle is not saved, and nothing says so.");
        assertThat(why("best", Operation.Kind.MERGE)).contains("A new Bottle makes it fail: TransientObjectException.");
    }

    @Test
    void startedByItselfHibernateSavesAtTheFlush() throws IOException {
        try (HibernateHarness db = HibernateHarness.bootByConfiguration(Crate.class, Bottle.class)) {
            db.inTransaction(em -> em.persist(withBottles()));
            db.inTransaction(em -> em.persist(withBest()));
            assertThat(db.query("select name from Bottle")).containsExactly("new", "new");

            db.empty();
            db.inTransaction(em -> em.merge(withBottles()));
            db.inTransaction(em -> em.merge(withBest()));
            assertThat(db.query("select name from Bottle")).containsExactly(null, null);
        }

        for (String attribute : List.of("bottles", "best")) {
            assertThat(explain(attribute).mapping()).endsWith("cascade save-update");
            assertThat(why(attribute, Operation.Kind.PERSIST)).contains("the flush saves a new Bottle");
            assertThat(why(attribute, Operation.Kind.MERGE)).contains("the flush saves it, without what was set in it");
            assertThat(explain(attribute).facts())
                    .anyMatch(fact -> fact.startsWith("save-update is passed on by Hibernate's own save"));
        }
    }

    private static List<BiConsumer<EntityManager, Object>> operations() {
        return List.of(EntityManager::persist, EntityManager::merge);
    }

    private static Crate withBottles() {
        Crate crate = new Crate();
        Bottle bottle = bottle();
        bottle.crate = crate;
        crate.bottles.add(bottle);
        return crate;
    }

    private static Crate withBest() {
        Crate crate = new Crate();
        crate.best = bottle();
        return crate;
    }

    private static Bottle bottle() {
        Bottle bottle = new Bottle();
        bottle.name = "new";
        return bottle;
    }

    private static String why(String attribute, Operation.Kind kind) throws IOException {
        return explain(attribute).operations().stream()
                .filter(operation -> operation.kind() == kind)
                .findFirst()
                .orElseThrow()
                .why();
    }

    private static AttributeExplanation explain(String attribute) throws IOException {
        RelationshipGraph graph = Sources.graph(ExplainedSaveUpdateProofTest.class);
        ManagedType crate = graph.model()
                .type(ExplainedSaveUpdateProofTest.class.getName() + ".Crate")
                .orElseThrow();
        return new AttributeExplainer(graph)
                .explain(crate, crate.attribute(attribute).orElseThrow());
    }
}
