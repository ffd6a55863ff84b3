-- The developments that a topic's first screen tells beside the newest; curators choose them. Part of the library.
CREATE TABLE highlight (
    topic_slug       TEXT NOT NULL REFERENCES topic (slug) DEFERRABLE INITIALLY DEFERRED,
    position         INTEGER NOT NULL,
    development_slug TEXT NOT NULL REFERENCES development (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (topic_slug, position)
) STRICT, WITHOUT ROWID;
