package io.github.cascadelint.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hibernate.annotations.Cascade;
import org.hibernate.annotations.CascadeType;
import org.hibernate.boot.MappingException;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.dialect.H2Dialect;
import org.junit.jupiter.api.Test;

/**
 * Proves what Hibernate makes of orphan removal on kinds of association that cannot own their targets (Jakarta Persistence
 * 3.2, 2.11: only one-to-one and one-to-many have it).
 */
class OrphanRemovalMisplacedProofTest {

    @Entity(name = "Invoice")
    static class Invoice {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        @Cascade(CascadeType.DELETE_ORPHAN)
        Address address;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(unique = true)
        @Cascade(CascadeType.DELETE_ORPHAN)
        Address copy;
    }

    @Entity(name = "Customer")
    static class Customer {
        @Id
        Integer id;

        @ManyToMany
        @Cascade(CascadeType.DELETE_ORPHAN)
        List<Address> addresses;
    }

    @Entity(name = "Address")
    static class Address {
        @Id
        Integer id;
    }

    @Test
    void onAManyToOneWhatIsLetGoStays() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> em.find(Invoice.class, 1).address = null);

            assertThat(db.rows("Address")).isEqualTo(3);
        }
    }

    @Test
    void onAManyToOneItWorksAsRemove() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> em.remove(em.find(Invoice.class, 1)));

            assertThat(db.query("select id from Address where id = 1")).isEmpty();
        }
    }

    @Test
    void aUniqueKeyDoesNotMakeAManyToOneTheOwner() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> em.find(Invoice.class, 1).copy = null);

            assertThat(db.rows("Address")).isEqualTo(3);
        }
    }

    @Test
    void onAManyToManyTheRowGoesAndNotOnlyItsLink() {
        try (HibernateHarness db = boot()) {
            db.inTransaction(em -> em.find(Customer.class, 1).addresses.clear());

            assertThat(db.writes())
                    .containsExactly(
                            "delete from Customer_Address where Customer_id=?", "delete from Address where id=?");
        }
    }

    @Test
    void inAMappingFileAManyToOneIsRefused() {
        assertThatThrownBy(() -> map("<many-to-one name='address' cascade='all-delete-orphan'/>"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("specified delete-orphan but is not specified as unique");

        map("<many-to-one name='address' cascade='all-delete-orphan' unique='true'/>");
    }

    @Test
    void inAMappingFileAConstrainedOneToOneIsRefused() {
        assertThatThrownBy(() -> map("<one-to-one name='address' constrained='true' cascade='all-delete-orphan'/>"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("cannot specify orphan delete cascading as it is constrained");

        map("<one-to-one name='address' cascade='all-delete-orphan'/>");
    }

    private static void map(String attribute) {
        String xml = "<hibernate-mapping default-access='field'><class name='" + Invoice.class.getName()
                + "'><id name='id'/>" + attribute + "</class><class name='" + Address.class.getName()
                + "'><id name='id'/></class></hibernate-mapping>";
        try (StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
                .applySetting(AvailableSettings.DIALECT, H2Dialect.class.getName())
                .applySetting(AvailableSettings.ALLOW_METADATA_ON_BOOT, false)
                .build()) {
            new MetadataSources(registry)
                    .addInputStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .buildMetadata();
        }
    }

    private static HibernateHarness boot() {
        HibernateHarness db = HibernateHarness.boot(Invoice.class, Customer.class, Address.class);
        db.sql(
                "insert into Address (id) values (1), (2), (3)",
                "insert into Invoice (id, address_id, copy_id) values (1, 1, 3)",
                "insert into Customer (id) values (1)",
                "insert into Customer_Address (Customer_id, addresses_id) values (1, 2)");
        return db;
    }
}
