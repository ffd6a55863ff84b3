-- What happened before and after the sources, dated and with references of its own. Part of the library, replaced with it.
-- A date is written as exactly as it is known: 2021-02-03, 2021-02 or 2021.
CREATE TABLE development (
    slug          TEXT PRIMARY KEY,
    position      INTEGER NOT NULL,
    date          TEXT NOT NULL,
    kind          TEXT NOT NULL CHECK (kind IN ('fact', 'reported')),
    text          TEXT NOT NULL,
    confidence    TEXT NOT NULL,
    attributed_to TEXT
) STRICT;

CREATE TABLE development_topic (
    development_slug TEXT NOT NULL REFERENCES development (slug) DEFERRABLE INITIALLY DEFERRED,
    position         INTEGER NOT NULL,
    topic_slug       TEXT NOT NULL REFERENCES topic (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (development_slug, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE development_reference (
    development_slug TEXT NOT NULL REFERENCES development (slug) DEFERRABLE INITIALLY DEFERRED,
    position         INTEGER NOT NULL,
    title            TEXT NOT NULL,
    publisher        TEXT NOT NULL,
    url              TEXT NOT NULL,
    seen             TEXT NOT NULL,
    PRIMARY KEY (development_slug, position)
) STRICT, WITHOUT ROWID;

-- One row where a record is kept: until when it was.
CREATE TABLE record (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    ends TEXT NOT NULL
) STRICT;
