package shop;

import jakarta.persistence.EntityManager;

class Returns {
    EntityManager em;

    void take(Parcel parcel) {
        em.flush();
    }
}
