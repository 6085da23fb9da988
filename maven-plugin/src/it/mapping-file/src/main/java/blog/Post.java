package blog;

public class Post {
    private Long id;
}
