package com.example.blog.model;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

/** An answer that readers can choose. Gone with its poll. */
@Entity
public class PollOption extends BaseEntity {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Poll poll;

    private String text;

    protected PollOption() {}

    public PollOption(Poll poll, String text) {
        this.poll = poll;
        this.text = text;
    }

    public String getText() {
        return text;
    }
}
