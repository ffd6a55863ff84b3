-- Texts that led to nothing, counted for the curators. There is no column for a user, server or channel, on purpose.
CREATE TABLE miss (
    kind       TEXT NOT NULL CHECK (kind IN ('query', 'question')),
    text       TEXT NOT NULL,
    count      INTEGER NOT NULL DEFAULT 1,
    first_seen INTEGER NOT NULL,
    last_seen  INTEGER NOT NULL,
    PRIMARY KEY (kind, text)
) STRICT, WITHOUT ROWID;

CREATE INDEX miss_last_seen ON miss (last_seen);
