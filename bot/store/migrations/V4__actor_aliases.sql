-- The other names an actor goes by (surnames, titles, Russian spellings): what /who is asked with.
CREATE TABLE actor_alias (
    actor_slug TEXT NOT NULL REFERENCES actor (slug) DEFERRABLE INITIALLY DEFERRED,
    position   INTEGER NOT NULL,
    alias      TEXT NOT NULL,
    PRIMARY KEY (actor_slug, position)
) STRICT, WITHOUT ROWID;
