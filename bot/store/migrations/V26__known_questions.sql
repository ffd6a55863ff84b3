-- Developments have known questions too; those that the sources leave open are no longer listed, as nothing used them.
CREATE TABLE known_question (
    position         INTEGER PRIMARY KEY,
    text             TEXT NOT NULL,
    claim_id         TEXT REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    development_slug TEXT REFERENCES development (slug) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((claim_id IS NULL) != (development_slug IS NULL))
) STRICT;
INSERT INTO known_question SELECT position, text, claim_id, NULL FROM phrasing WHERE claim_id IS NOT NULL;
DROP TABLE phrasing;
