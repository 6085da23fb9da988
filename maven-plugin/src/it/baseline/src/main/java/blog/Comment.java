package blog;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
public class Comment {
    @Id
    Long id;

    @ManyToOne(cascade = CascadeType.ALL)
    Post post;
}
