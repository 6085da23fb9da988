package com.example.blog.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SQLRestriction;

/** A post that is not published yet. A delete only marks it, so that it can be brought back. */
@Entity
@SQLDelete(sql = "update Draft set deleted = true where id = ? and version = ?")
@SQLRestriction("deleted = false")
public class Draft extends BaseEntity {
    private String text;

    private boolean deleted;

    // The draft is marked, but its notes are really deleted: what is brought back has lost them.
    @OneToMany(mappedBy = "draft", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<DraftNote> notes = new ArrayList<>();

    protected Draft() {}

    public Draft(String text) {
        this.text = text;
    }

    public String getText() {
        return text;
    }

    public boolean isDeleted() {
        return deleted;
    }

    public void note(String note) {
        notes.add(new DraftNote(this, note));
    }
}
