-- What became of people and bodies after the sources, newest last; curators choose it. Part of the library.
CREATE TABLE actor_development (
    actor_slug       TEXT NOT NULL REFERENCES actor (slug) DEFERRABLE INITIALLY DEFERRED,
    position         INTEGER NOT NULL,
    development_slug TEXT NOT NULL REFERENCES development (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (actor_slug, position)
) STRICT, WITHOUT ROWID;
