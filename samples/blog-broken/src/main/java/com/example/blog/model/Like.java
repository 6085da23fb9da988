package com.example.blog.model;

import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;

/**
 * Says that a user likes something. It cannot exist without either of them.
 *
 * @param <T> what can be liked
 */
@MappedSuperclass
public abstract class Like<T> extends BaseEntity {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "target_id", nullable = false)
    private T target;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "user_id", nullable = false)
    private User user;

    protected Like() {}

    protected Like(T target, User user) {
        this.target = target;
        this.user = user;
    }

    public T getTarget() {
        return target;
    }

    public User getUser() {
        return user;
    }
}
