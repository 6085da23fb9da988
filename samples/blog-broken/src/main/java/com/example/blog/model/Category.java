package com.example.blog.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** A node in the tree of subjects. Editors move nodes about. */
@Entity
public class Category extends BaseEntity {
    private String name;

    @ManyToOne(fetch = FetchType.LAZY)
    private Category parent;

    // Moving a node to another parent deletes it, with all that is below it.
    @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<Category> children = new ArrayList<>();

    // Subscription.categoryId is a plain column: the collection never writes it.
    @OneToMany(mappedBy = "categoryId")
    private List<Subscription> subscriptions = new ArrayList<>();

    protected Category() {}

    public Category(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    public List<Category> getChildren() {
        return children;
    }

    public List<Subscription> getSubscriptions() {
        return subscriptions;
    }

    public void moveTo(Category newParent) {
        if (parent != null) {
            parent.getChildren().remove(this);
        }
        parent = newParent;
        newParent.getChildren().add(this);
    }
}
