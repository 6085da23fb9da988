CREATE TABLE Post (
    id bigint NOT NULL PRIMARY KEY
);
CREATE TABLE Comment (
    id bigint NOT NULL PRIMARY KEY,
    post_id bigint NOT NULL REFERENCES Post (id)
);
CREATE INDEX comment_post ON Comment (post_id);
