package com.example.blog.model;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

/** What its author or an editor has to say about a draft. */
@Entity
public class DraftNote extends BaseEntity {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Draft draft;

    private String text;

    protected DraftNote() {}

    public DraftNote(Draft draft, String text) {
        this.draft = draft;
        this.text = text;
    }

    public String getText() {
        return text;
    }
}
