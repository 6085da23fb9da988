package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.explain.AttributeExplainer;
import io.github.cascadelint.explain.Operation;
import io.github.cascadelint.explain.Operation.Outcome;
import io.github.cascadelint.explain.Step;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.ManagedType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves what is explained of attributes: every operation on every attribute of {@link ExplainedMappings} is done with
 * Hibernate, and the statements that it issues are those that are told, in that order.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ExplainProofTest {

    private RelationshipGraph graph;
    private HibernateHarness db;

    /** Where JPA has not started Hibernate. */
    private HibernateHarness own;

    @BeforeAll
    void boot() throws IOException {
        graph = Sources.graph(ExplainedMappings.class);
        Class<?>[] entities =
                graph.model().entities().stream().map(Instance::type).toArray(Class<?>[]::new);
        db = HibernateHarness.boot(entities);
        own = HibernateHarness.bootByConfiguration(entities);
    }

    @AfterAll
    void close() {
        db.close();
        own.close();
    }

    /** Every attribute but plain columns, and every operation on it. */
    Stream<String> operations() {
        return graph.model().entities().stream()
                .flatMap(entity -> entity.attributes().stream()
                        .filter(attribute -> !(attribute instanceof BasicAttribute))
                        .flatMap(attribute -> explained(entity, attribute).stream()
                                .map(operation -> entity.simpleName() + "#" + attribute.name() + " "
                                        + operation.kind().id())));
    }

    private List<Operation> explained(ManagedType entity, Attribute attribute) {
        return new AttributeExplainer(graph).explain(entity, attribute).operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void hibernateDoesWhatIsTold(String name) {
        Scene scene = scene(name);
        Operation told = scene.told();
        Done done = scene.play();

        switch (told.outcome()) {
            case FAILS -> assertThat(done.failure()).as(done.toString()).isPresent();
            case UNKNOWN -> {
                // nothing is claimed
            }
            default -> assertThat(done.failure()).isEmpty();
        }
        if (scene.tellsStatements()) {
            scene.compare(done.statements());
        }
        done.reached().ifPresent(reached -> assertThat(reached).isEqualTo(told.outcome() == Outcome.REACHES));
    }

    /** Every removal that JPA takes back. */
    Stream<String> takenBack() {
        return operations().filter(name -> scene(name).told().outcome() == Outcome.UNDONE);
    }

    @ParameterizedTest
    @MethodSource("takenBack")
    void whereJpaHasNotStartedHibernateTheRemovalEndsAsIsTold(String name) {
        Scene scene = scene(name, own);
        String why = scene.told().why();
        Done done = scene.play();

        if (why.contains("EntityNotFoundException, deleted object would be re-saved by cascade")) {
            assertThat(done.failure().orElseThrow())
                    .isInstanceOf(EntityNotFoundException.class)
                    .hasMessageContaining("deleted object would be re-saved by cascade");
        } else {
            assertThat(why).contains("does not pass PERSIST on, and the delete is issued");
            assertThat(done.statements()).contains("delete from " + scene.type.simpleName() + " where id=?");
        }
    }

    /** Every association whose merge takes nothing over of a detached target. */
    Stream<String> mergesThatStop() {
        return operations().filter(name -> {
            Scene scene = scene(name);
            return scene.told().kind() == Operation.Kind.MERGE
                    && scene.toEntity
                    && scene.told().outcome() == Outcome.STOPS;
        });
    }

    /** All identifiers are set here; what is made of new rows whose identifier is generated is proved elsewhere. */
    @ParameterizedTest
    @MethodSource("mergesThatStop")
    void aTargetThatHasAnIdentifierAlreadyIsNotSavedByAMerge(String name) {
        Scene scene = scene(name);
        String target = scene.targetTable();

        assertThat(scene.mergeNew().statements()).noneMatch(each -> each.startsWith("insert into " + target + " "));
        assertThat(scene.told().why().contains("is taken for a row of the database, and not saved"))
                .isEqualTo(!scene.targetHasVersion());
    }

    /** Every refresh that is passed on to what may not be loaded. */
    Stream<String> refreshesThatReach() {
        return operations().filter(name -> {
            Scene scene = scene(name);
            return scene.told().kind() == Operation.Kind.REFRESH
                    && scene.toEntity
                    && scene.told().outcome() == Outcome.REACHES
                    // of the same table, the owner's own statement would look like one for the other end
                    && !scene.targetTable().equals(scene.root());
        });
    }

    @ParameterizedTest
    @MethodSource("refreshesThatReach")
    void aRefreshReadsNothingThatIsNotLoaded(String name) {
        Scene scene = scene(name);

        Optional<List<String>> issued = scene.refreshUnloaded();

        String again = scene.told().steps().get(0).statements().get(0);
        issued.ifPresent(statements -> assertThat(statements).noneMatch(each -> SqlPattern.matches(again, each)));
        assertThat(scene.told().why()).contains("What is not loaded is not read");
    }

    @Test
    void whatIsNotToldIsLittle() {
        TreeSet<String> untold = new TreeSet<>();
        operations().forEach(name -> {
            if (scene(name).told().outcome() == Outcome.UNKNOWN) {
                untold.add(name);
            }
        });
        assertThat(untold).isEmpty();
    }

    @Test
    void aLoadedCollectionThatCascadesPersistTakesTheRemovalBack() {
        savePurchase();

        db.inTransaction(em -> {
            ExplainedMappings.Purchase purchase = em.find(ExplainedMappings.Purchase.class, 1);
            em.remove(purchase.lines.iterator().next());
        });

        assertThat(db.writes()).isEmpty();
        assertThat(why("Line#purchase remove")).contains("their PERSIST takes the removal back without a word");
    }

    @Test
    void whereJpaHasNotStartedHibernateTheLoadedCollectionMakesTheFlushFail() {
        savePurchase(own);

        assertThat(own.refusal(em -> {
                    ExplainedMappings.Purchase purchase = em.find(ExplainedMappings.Purchase.class, 1);
                    em.remove(purchase.lines.iterator().next());
                }))
                .isInstanceOf(EntityNotFoundException.class);
        assertThat(why("Line#purchase remove"))
                .contains("where JPA has not started Hibernate, the flush fails with EntityNotFoundException");
    }

    /** The collection that writes the key moves those behind the row; the one that does not writes all that stay. */
    @Test
    void placesInAListAreWrittenOfAllThatStayOrOfThoseBehind() {
        db.empty();
        db.sql(
                "insert into Queue (id) values (1)",
                "insert into Caller (id, queue_id, nr) values (1, 1, 0), (2, 1, 1), (3, 1, 2)",
                "insert into Chest (id) values (1)",
                "insert into Toy (id, chest_id, nr) values (1, 1, 0), (2, 1, 1), (3, 1, 2)");

        db.inTransaction(em -> em.find(ExplainedMappings.Queue.class, 1).callers.remove(1));
        List<String> inverse = db.writes();
        db.inTransaction(em -> em.find(ExplainedMappings.Chest.class, 1).toys.remove(1));

        assertThat(inverse).hasSize(2).containsOnly("update Caller set nr=? where id=?");
        assertThat(db.writes().subList(db.writes().size() - 2, db.writes().size()))
                .containsExactly("update Toy set chest_id=?,nr=? where id=?", "delete from Toy where id=?");
    }

    @Test
    void aRowThatKeepsItsPlaceInAListHidesOrIsHidden() {
        db.empty();
        db.sql(
                "insert into Pile (id) values (1)",
                "insert into Stone (id, pile_id, nr) values (1, 1, 0), (2, 1, 1), (3, 1, 2)");

        db.inTransaction(em -> em.find(ExplainedMappings.Pile.class, 1).stones.remove(0));

        db.inTransaction(em ->
                assertThat(em.find(ExplainedMappings.Pile.class, 1).stones).hasSize(2));
        assertThat(why("Pile#stones take-out")).contains("of two rows in one place, the next load shows one");
    }

    @Test
    void whatTheMergedCollectionLacksIsDeleted() {
        ExplainedMappings.Purchase purchase = savePurchase();
        purchase.lines.remove(purchase.lines.iterator().next());

        db.inTransaction(em -> em.merge(purchase));

        assertThat(db.writes()).containsExactly("delete from Line where id=?");
        assertThat(why("Purchase#lines merge"))
                .contains("A Line that the merged collection lacks is deleted: orphan removal");
    }

    @Test
    void aLoadedRowThatStillRefersToTheRemovedOneFailsBeforeAnyStatement() {
        db.empty();
        db.sql("insert into Post (id) values (1)", "insert into Comment (id, post_id) values (1, 1)");

        assertThat(db.refusal(em -> {
                    ExplainedMappings.Comment comment = em.find(ExplainedMappings.Comment.class, 1);
                    em.remove(comment.post);
                }))
                .hasStackTraceContaining("TransientObjectException");
        assertThat(db.writes()).isEmpty();
        assertThat(why("Post#comments remove"))
                .contains(
                        "With a Comment loaded in the same session it fails before that, with TransientObjectException");
    }

    @Test
    void anotherRowThatRefersToTheTargetRefusesItsDelete() {
        db.empty();
        db.sql("insert into Book (id) values (1)", "insert into Review (id, book_id) values (1, 1), (2, 1)");

        assertThat(db.refusal(em -> em.remove(em.find(ExplainedMappings.Review.class, 1))))
                .hasMessageContaining("REVIEW FOREIGN KEY(BOOK_ID)");
        assertThat(why("Review#book remove"))
                .contains("The database refuses while another row points at the Book by Review.book");
    }

    private ExplainedMappings.Purchase savePurchase() {
        return savePurchase(db);
    }

    private static ExplainedMappings.Purchase savePurchase(HibernateHarness db) {
        db.empty();
        ExplainedMappings.Purchase purchase = new ExplainedMappings.Purchase();
        purchase.id = 1;
        for (int id = 1; id <= 2; id++) {
            ExplainedMappings.Line line = new ExplainedMappings.Line();
            line.id = id;
            line.purchase = purchase;
            purchase.lines.add(line);
        }
        db.inTransaction(em -> em.persist(purchase));
        return purchase;
    }

    private String why(String name) {
        return scene(name).told().why();
    }

    private Scene scene(String name) {
        return scene(name, db);
    }

    private Scene scene(String name, HibernateHarness harness) {
        String entity = name.substring(0, name.indexOf('#'));
        String attribute = name.substring(name.indexOf('#') + 1, name.indexOf(' '));
        ManagedType type = graph.model().type(Instance.NAMES + entity).orElseThrow();
        Attribute found = type.attribute(attribute).orElseThrow();
        Operation told = explained(type, found).stream()
                .filter(operation -> name.endsWith(" " + operation.kind().id()))
                .findFirst()
                .orElseThrow();
        Optional<String> back =
                found instanceof Association end ? graph.inverse(end).map(Association::name) : Optional.empty();
        return new Scene(harness, type, found, back, told);
    }

    /**
     * What Hibernate did.
     *
     * @param statements what it issued, reading or writing
     * @param failure what it ended with
     * @param reached whether a refresh or detach changed the other end
     */
    private record Done(List<String> statements, Optional<Throwable> failure, Optional<Boolean> reached) {}

    /** One operation on one owner whose attribute holds one or two others. */
    private final class Scene {
        private static final int OTHERS = 11;

        private final HibernateHarness db;
        private final ManagedType type;
        private final Attribute attribute;
        private final Optional<String> back;
        private final Operation told;
        private final Class<?> ownerClass;
        private final boolean many;
        private final boolean toEntity;
        private final Object owner;
        private final List<Object> others = new ArrayList<>();

        Scene(HibernateHarness db, ManagedType type, Attribute attribute, Optional<String> back, Operation told) {
            this.db = db;
            this.type = type;
            this.attribute = attribute;
            this.back = back;
            this.told = told;
            this.ownerClass = Instance.type(type);
            this.many = Instance.isCollection(ownerClass, attribute.name());
            this.toEntity = attribute instanceof Association;
            this.owner = Instance.make(ownerClass, 1);
            Class<?> other = Instance.element(ownerClass, attribute.name());
            for (int i = 0; i < (many ? 2 : 1); i++) {
                others.add(
                        toEntity || !many
                                ? Instance.make(other, Instance.hasMappedId(ownerClass) ? 1 : OTHERS + i)
                                : "element " + i);
            }
            others.forEach(each -> {
                Instance.link(owner, attribute.name(), each);
                back.ifPresent(name -> Instance.link(each, name, owner));
            });
        }

        Operation told() {
            return told;
        }

        boolean tellsStatements() {
            boolean reads = told.kind() == Operation.Kind.REFRESH || told.kind() == Operation.Kind.DETACH;
            boolean silent =
                    told.outcome() == Outcome.UNKNOWN || (told.outcome() == Outcome.REACHES && !told.hasStatements());
            return !silent && (!reads || told.hasStatements());
        }

        Done play() {
            db.empty();
            if (told.kind() != Operation.Kind.PERSIST) {
                db.inTransaction(this::save);
            }
            List<Boolean> reached = new ArrayList<>();
            try {
                db.inTransaction(em -> operate(em, reached));
            } catch (RuntimeException failure) {
                return new Done(issued(), Optional.of(failure), Optional.empty());
            }
            return new Done(issued(), Optional.empty(), reached.stream().findFirst());
        }

        /** Merges an owner that is in the database with targets that are not. */
        Done mergeNew() {
            db.empty();
            try {
                db.inTransaction(em -> em.merge(owner));
            } catch (RuntimeException failure) {
                return new Done(issued(), Optional.of(failure), Optional.empty());
            }
            return new Done(issued(), Optional.empty(), Optional.empty());
        }

        /** What the refresh of an owner issues whose other end is not loaded; empty where it comes along. */
        Optional<List<String>> refreshUnloaded() {
            db.empty();
            db.inTransaction(this::save);
            List<Boolean> loaded = new ArrayList<>();
            db.inTransaction(em -> {
                Object found = em.find(ownerClass, 1);
                loaded.add(Hibernate.isInitialized(Instance.get(found, attribute.name())));
                em.refresh(found);
            });
            return loaded.contains(true) ? Optional.empty() : Optional.of(db.statements());
        }

        private List<String> issued() {
            return told.kind() == Operation.Kind.REFRESH ? db.statements() : db.writes();
        }

        private void save(EntityManager em) {
            boolean ownerFirst = many || (back.isPresent() && !((Association) attribute).isOwning());
            if (ownerFirst) {
                em.persist(owner);
            }
            others.stream().filter(each -> toEntity && !em.contains(each)).forEach(em::persist);
            if (!em.contains(owner)) {
                em.persist(owner);
            }
        }

        private void operate(EntityManager em, List<Boolean> reached) {
            String name = attribute.name();
            switch (told.kind()) {
                case PERSIST -> em.persist(owner);
                case MERGE -> {
                    others.stream().filter(each -> toEntity).forEach(each -> Instance.set(each, "name", "new"));
                    em.merge(owner);
                }
                case REMOVE -> em.remove(em.find(ownerClass, 1));
                case SET_NULL -> Instance.set(em.find(ownerClass, 1), name, null);
                case TAKE_OUT -> Instance.takeOne(em.find(ownerClass, 1), name);
                case REFRESH -> {
                    Object found = em.find(ownerClass, 1);
                    Optional<Object> other = Instance.loaded(found, name).filter(each -> toEntity);
                    other.ifPresent(each -> Instance.set(each, "name", "changed"));
                    em.refresh(found);
                    other.ifPresent(each -> reached.add(!"changed".equals(Instance.get(each, "name"))));
                    em.clear();
                }
                case DETACH -> {
                    Object found = em.find(ownerClass, 1);
                    Optional<Object> other = Instance.loaded(found, name).filter(each -> toEntity);
                    em.detach(found);
                    other.ifPresent(each -> reached.add(!em.contains(each)));
                    em.clear();
                }
                default -> throw new IllegalStateException(told.kind().id());
            }
        }

        /** Each statement that is told is issued, in that order, and no other that writes. */
        void compare(List<String> issued) {
            List<String> expected = new ArrayList<>();
            for (Step step : told.steps()) {
                int times = step.times() == Step.Times.ONCE ? 1 : others.size();
                boolean butOne = step.times() == Step.Times.EACH_LEFT || step.times() == Step.Times.EACH_BEHIND;
                for (int i = butOne ? 1 : 0; i < times; i++) {
                    expected.addAll(step.statements());
                }
            }
            switch (told.kind()) {
                case MERGE, REFRESH -> {
                    // The order is that of a set, and the owner's own statements stand in between.
                    List<String> left = new ArrayList<>(issued);
                    for (String statement : expected) {
                        String found = left.stream()
                                .filter(each -> SqlPattern.matches(statement, each))
                                .findFirst()
                                .orElseThrow(() -> new AssertionError(statement + " not in " + issued));
                        left.remove(found);
                    }
                    if (told.kind() == Operation.Kind.MERGE) {
                        assertThat(left).allMatch(each -> each.startsWith("update " + root()));
                    }
                }
                default -> {
                    assertThat(issued).as("instead of " + expected).hasSameSizeAs(expected);
                    for (int i = 0; i < expected.size(); i++) {
                        assertThat(SqlPattern.matches(expected.get(i), issued.get(i)))
                                .as("told %s, issued %s", expected.get(i), issued.get(i))
                                .isTrue();
                    }
                }
            }
        }

        String targetTable() {
            return target().table().orElseThrow();
        }

        boolean targetHasVersion() {
            return target().storage().version().isPresent();
        }

        private ManagedType target() {
            return ((Association) attribute)
                    .target()
                    .resolved()
                    .flatMap(graph.model()::type)
                    .orElseThrow();
        }

        private String root() {
            return type.storage().parts().get(0).table();
        }
    }
}
