-- Two more sections of a topic: what helps, and what stands in the way. SQLite can't change a CHECK, so both tables are
-- made anew; their rows are kept, for where the new files can't be used the bot serves the library that is stored here.
CREATE TABLE sentence_kept AS SELECT * FROM sentence;
CREATE TABLE citation_kept AS SELECT * FROM citation;
DROP TABLE citation;
DROP TABLE sentence;

-- Every sentence shown, whoever it belongs to. `passage` numbers the paragraph, point or position inside its section.
CREATE TABLE sentence (
    id         INTEGER PRIMARY KEY,
    topic_slug TEXT REFERENCES topic (slug) DEFERRABLE INITIALLY DEFERRED,
    actor_slug TEXT REFERENCES actor (slug) DEFERRABLE INITIALLY DEFERRED,
    event_slug TEXT REFERENCES event (slug) DEFERRABLE INITIALLY DEFERRED,
    section    TEXT NOT NULL CHECK (
        section IN ('reason', 'summary', 'point', 'position', 'help', 'obstacle', 'record', 'account')
    ),
    passage    INTEGER NOT NULL,
    party      TEXT,
    text       TEXT NOT NULL,
    CHECK ((topic_slug IS NOT NULL) + (actor_slug IS NOT NULL) + (event_slug IS NOT NULL) = 1)
) STRICT;

CREATE TABLE citation (
    sentence_id INTEGER NOT NULL REFERENCES sentence (id) DEFERRABLE INITIALLY DEFERRED,
    position    INTEGER NOT NULL,
    claim_id    TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (sentence_id, position)
) STRICT, WITHOUT ROWID;

INSERT INTO sentence (id, topic_slug, actor_slug, event_slug, section, passage, party, text)
    SELECT id, topic_slug, actor_slug, event_slug, section, passage, party, text FROM sentence_kept;
INSERT INTO citation (sentence_id, position, claim_id) SELECT sentence_id, position, claim_id FROM citation_kept;
DROP TABLE sentence_kept;
DROP TABLE citation_kept;
