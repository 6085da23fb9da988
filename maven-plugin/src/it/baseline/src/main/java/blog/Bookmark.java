package blog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
public class Bookmark {
    @Id
    Long id;

    @ManyToOne
    Post post;
}
