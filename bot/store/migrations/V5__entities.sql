-- People, places, meetings and the like that lead to a topic without being its name; one may stand on several topics.
CREATE TABLE entity (
    topic_slug TEXT NOT NULL REFERENCES topic (slug) DEFERRABLE INITIALLY DEFERRED,
    position   INTEGER NOT NULL,
    entity     TEXT NOT NULL,
    PRIMARY KEY (topic_slug, position)
) STRICT, WITHOUT ROWID;
