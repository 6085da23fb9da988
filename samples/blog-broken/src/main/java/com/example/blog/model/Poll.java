package com.example.blog.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** A question to the readers, with the answers that they can choose from. */
@Entity
public class Poll extends BaseEntity {
    private String question;

    private boolean closed;

    // The service replaces the list of a loaded poll, which Hibernate refuses, and deletes old polls by a statement, which
    // leaves their options.
    @OneToMany(mappedBy = "poll", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<PollOption> options = new ArrayList<>();

    protected Poll() {}

    public Poll(String question) {
        this.question = question;
    }

    public String getQuestion() {
        return question;
    }

    public void close() {
        closed = true;
    }

    public boolean isClosed() {
        return closed;
    }

    public List<PollOption> getOptions() {
        return options;
    }

    public void setOptions(List<PollOption> options) {
        this.options = options;
    }
}
