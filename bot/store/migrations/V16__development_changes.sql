-- When a development's text last changed, as topic_change has it for topics: digests tell what is new or corrected.
CREATE TABLE development_change (
    slug       TEXT PRIMARY KEY,
    text_hash  TEXT NOT NULL,
    changed_at INTEGER,
    is_new     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
