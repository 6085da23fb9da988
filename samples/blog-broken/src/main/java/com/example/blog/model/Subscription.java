package com.example.blog.model;

import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** A user gets mail about a category. */
@Entity
public class Subscription extends BaseEntity {
    // Switched off because users could not be deleted; now subscriptions of nobody stay behind.
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "user_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
    private User user;

    private Long categoryId;

    protected Subscription() {}

    public Subscription(User user, Long categoryId) {
        this.user = user;
        this.categoryId = categoryId;
    }
}
