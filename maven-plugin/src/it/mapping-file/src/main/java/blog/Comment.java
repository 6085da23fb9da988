package blog;

public class Comment {
    private Long id;
    private Post post;
}
