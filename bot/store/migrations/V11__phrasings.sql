-- Questions as members put them, by the claim that answers, or by the topic they come near where the sources leave them
-- open. Part of the library, replaced with it.
CREATE TABLE phrasing (
    position   INTEGER PRIMARY KEY,
    text       TEXT NOT NULL,
    claim_id   TEXT REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    topic_slug TEXT REFERENCES topic (slug) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((claim_id IS NULL) != (topic_slug IS NULL))
) STRICT;
