package blog;

import jakarta.persistence.Entity;

@Entity
public class Broken {
    private Long id
    private Post post;
}
