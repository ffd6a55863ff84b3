-- The library as the curators' files gave it. It is replaced as a whole, in one transaction, so nothing here is ever
-- updated in place; foreign keys are deferred so that topics can point at one another whatever order they come in.
CREATE TABLE source (
    id          TEXT PRIMARY KEY,
    position    INTEGER NOT NULL,
    title       TEXT NOT NULL,
    outlet      TEXT NOT NULL,
    author_post TEXT NOT NULL,
    as_of       TEXT NOT NULL,
    date_basis  TEXT NOT NULL,
    date_note   TEXT NOT NULL,
    file_name   TEXT NOT NULL,
    sha256      TEXT NOT NULL
) STRICT;

CREATE TABLE claim (
    id            TEXT PRIMARY KEY,
    position      INTEGER NOT NULL,
    source_id     TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    paragraph     INTEGER NOT NULL,
    kind          TEXT NOT NULL,
    text          TEXT NOT NULL,
    attributed_to TEXT
) STRICT;

CREATE TABLE topic (
    slug     TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    title    TEXT NOT NULL,
    area     TEXT NOT NULL,
    outlook  TEXT NOT NULL
) STRICT;

CREATE TABLE actor (
    slug     TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    role     TEXT NOT NULL
) STRICT;

CREATE TABLE event (
    slug       TEXT PRIMARY KEY,
    position   INTEGER NOT NULL,
    title      TEXT NOT NULL,
    shown_date TEXT NOT NULL,
    not_before TEXT,
    not_after  TEXT NOT NULL
) STRICT;

CREATE TABLE alias (
    topic_slug TEXT NOT NULL REFERENCES topic (slug) DEFERRABLE INITIALLY DEFERRED,
    position   INTEGER NOT NULL,
    alias      TEXT NOT NULL,
    PRIMARY KEY (topic_slug, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE related_topic (
    topic_slug   TEXT NOT NULL REFERENCES topic (slug) DEFERRABLE INITIALLY DEFERRED,
    position     INTEGER NOT NULL,
    related_slug TEXT NOT NULL REFERENCES topic (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (topic_slug, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic_actor (
    topic_slug TEXT NOT NULL REFERENCES topic (slug) DEFERRABLE INITIALLY DEFERRED,
    position   INTEGER NOT NULL,
    actor_slug TEXT NOT NULL REFERENCES actor (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (topic_slug, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic_event (
    topic_slug TEXT NOT NULL REFERENCES topic (slug) DEFERRABLE INITIALLY DEFERRED,
    position   INTEGER NOT NULL,
    event_slug TEXT NOT NULL REFERENCES event (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (topic_slug, position)
) STRICT, WITHOUT ROWID;

-- Every sentence shown, whoever it belongs to. `passage` numbers the paragraph, point or position inside its section.
CREATE TABLE sentence (
    id         INTEGER PRIMARY KEY,
    topic_slug TEXT REFERENCES topic (slug) DEFERRABLE INITIALLY DEFERRED,
    actor_slug TEXT REFERENCES actor (slug) DEFERRABLE INITIALLY DEFERRED,
    event_slug TEXT REFERENCES event (slug) DEFERRABLE INITIALLY DEFERRED,
    section    TEXT NOT NULL CHECK (section IN ('reason', 'summary', 'point', 'position', 'record', 'account')),
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

-- One row: which library is stored. Its hash decides whether the files hold anything new.
CREATE TABLE library_state (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    content_hash TEXT NOT NULL,
    stored_at    TEXT NOT NULL
) STRICT;

-- What was last registered with Discord, so that commands are sent again only when their definition changed.
CREATE TABLE command_registration (
    application_id  INTEGER PRIMARY KEY,
    definition_hash TEXT NOT NULL,
    command_ids     TEXT NOT NULL,
    registered_at   TEXT NOT NULL
) STRICT;
