-- Which topics' texts changed, and when: what "what changed in the library" and "revised topics ahead" rest on. A topic of
-- the first library ever stored has no change; its row only holds the hash that later texts are compared with.
CREATE TABLE topic_change (
    slug       TEXT PRIMARY KEY,
    text_hash  TEXT NOT NULL,
    changed_at INTEGER,
    is_new     INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- One digest a channel gets. Moments are whole seconds since 1970 in UTC; the wall-clock time is kept in minutes after
-- midnight with the zone it is meant in, and next_due is worked out from them whenever either changes.
CREATE TABLE subscription (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id        INTEGER NOT NULL,
    channel_id      INTEGER NOT NULL,
    created_by      INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    minute          INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
    zone            TEXT NOT NULL,
    weekdays        INTEGER NOT NULL CHECK (weekdays BETWEEN 1 AND 127),
    length          TEXT NOT NULL,
    areas           TEXT NOT NULL,
    thread          INTEGER NOT NULL,
    mention_role_id INTEGER,
    state           TEXT NOT NULL CHECK (state IN ('active', 'paused', 'suspended', 'departed')),
    failed_days     INTEGER NOT NULL DEFAULT 0,
    warned          INTEGER NOT NULL DEFAULT 0,
    departed_at     INTEGER,
    next_date       TEXT NOT NULL,
    next_due        INTEGER NOT NULL
) STRICT;

-- A tick asks only this: which active ones are due. It costs the same however many there are.
CREATE INDEX subscription_due ON subscription (next_due) WHERE state = 'active';
CREATE INDEX subscription_guild ON subscription (guild_id);
CREATE INDEX subscription_departed ON subscription (departed_at) WHERE state = 'departed';

-- One row per subscription and local date, there before anything is sent. The primary key is the promise "once a date".
CREATE TABLE delivery (
    subscription_id INTEGER NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
    local_date      TEXT NOT NULL,
    due_at          INTEGER NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'failed', 'skipped', 'unknown')),
    reason          TEXT,
    detail          TEXT,
    attempts        INTEGER NOT NULL DEFAULT 0,
    retry_at        INTEGER NOT NULL,
    doubtful_since  INTEGER,
    settled_at      INTEGER,
    channel_id      INTEGER NOT NULL,
    message_id      INTEGER,
    shortfalls      TEXT NOT NULL DEFAULT '',
    topics          TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (subscription_id, local_date)
) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_open ON delivery (retry_at) WHERE state IN ('pending', 'sending');
