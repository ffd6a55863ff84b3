-- More of what a digest may be: several times a date, other rhythms than days of the week, chosen topics and people, only
-- with news, a plain form, the latest only, pinned; a person's own by direct message (no server); drafts on a card. What
-- is there stays as it was. A foreign key can't be dropped and a primary key not changed, so both tables are made anew.
CREATE TABLE subscription_kept AS SELECT * FROM subscription;
CREATE TABLE delivery_kept AS SELECT * FROM delivery;
CREATE TABLE sequence_kept AS SELECT seq FROM sqlite_sequence WHERE name = 'subscription';
DROP TABLE delivery;
DROP TABLE subscription;

-- One digest a channel or a person gets. Moments are whole seconds since 1970 in UTC; the wall-clock times are minutes
-- after midnight in the zone they are meant in, and what comes next is worked out from them whenever they change.
-- A rhythm reads "weekly 02", "weekly 0 2 2026-11-27" (Mondays of every second week from that one), "days 2 2026-11-27",
-- "monthly 31" or "monthly 0 -1" (last Monday); Monday is 0.
CREATE TABLE subscription (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id        INTEGER,
    number          INTEGER,
    created_by      INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    channel_id      INTEGER NOT NULL,
    times           TEXT NOT NULL,
    zone            TEXT NOT NULL,
    rhythm          TEXT NOT NULL,
    occasion        TEXT NOT NULL,
    areas           TEXT NOT NULL,
    topics          TEXT NOT NULL,
    people          TEXT NOT NULL,
    length          TEXT NOT NULL,
    form            TEXT NOT NULL,
    mention_role_id INTEGER,
    thread          INTEGER NOT NULL,
    publish         INTEGER NOT NULL,
    tag_id          INTEGER,
    keeps_latest    INTEGER NOT NULL,
    pin             INTEGER NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('draft', 'active', 'paused', 'suspended', 'departed')),
    failed_days     INTEGER NOT NULL DEFAULT 0,
    warned          INTEGER NOT NULL DEFAULT 0,
    departed_at     INTEGER,
    next_date       TEXT NOT NULL,
    next_slot       INTEGER NOT NULL,
    next_due        INTEGER NOT NULL
) STRICT;
INSERT INTO subscription
    SELECT id, guild_id, row_number() OVER (PARTITION BY guild_id ORDER BY id), created_by, created_at, channel_id,
        CAST(minute AS TEXT), zone,
        'weekly ' || iif(weekdays & 1, '0', '') || iif(weekdays & 2, '1', '') || iif(weekdays & 4, '2', '')
            || iif(weekdays & 8, '3', '') || iif(weekdays & 16, '4', '') || iif(weekdays & 32, '5', '')
            || iif(weekdays & 64, '6', ''),
        'always', areas, '', '', length, 'card', mention_role_id, thread, 1, NULL, 0, 0,
        state, failed_days, warned, departed_at, next_date, 0, next_due
    FROM subscription_kept;
DELETE FROM sqlite_sequence WHERE name = 'subscription';
INSERT INTO sqlite_sequence SELECT 'subscription', seq FROM sequence_kept;

-- A tick asks only this: which active ones are due. It costs the same however many there are.
CREATE INDEX subscription_due ON subscription (next_due) WHERE state = 'active';
CREATE UNIQUE INDEX subscription_guild ON subscription (guild_id, number);
CREATE INDEX subscription_channel ON subscription (channel_id);
CREATE INDEX subscription_own ON subscription (created_by) WHERE guild_id IS NULL;
CREATE INDEX subscription_departed ON subscription (departed_at) WHERE state = 'departed';
CREATE INDEX subscription_draft ON subscription (created_at) WHERE state = 'draft';
CREATE INDEX subscription_unannounced ON subscription (id) WHERE state = 'suspended' AND warned = 0;

-- One row per subscription, local date and slot (which of the date's times), there before anything is sent. The primary
-- key is the promise "once a date and slot".
CREATE TABLE delivery (
    subscription_id INTEGER NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
    local_date      TEXT NOT NULL,
    slot            INTEGER NOT NULL,
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
    pinned          INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (subscription_id, local_date, slot)
) STRICT, WITHOUT ROWID;
INSERT INTO delivery (subscription_id, local_date, slot, due_at, state, reason, detail, attempts, retry_at,
        doubtful_since, settled_at, channel_id, message_id, shortfalls, topics)
    SELECT subscription_id, local_date, 0, due_at, state, reason, detail, attempts, retry_at, doubtful_since, settled_at,
        channel_id, message_id, shortfalls, topics
    FROM delivery_kept;
CREATE INDEX delivery_pending ON delivery (retry_at) WHERE state = 'pending';
CREATE INDEX delivery_sending ON delivery (subscription_id) WHERE state = 'sending';
CREATE INDEX delivery_pinned ON delivery (subscription_id) WHERE pinned;

-- What is to be done about a digest that is in its channel, and when: publish it to followers, open its thread, pin it;
-- unpin or remove it once a newer one is there. Kept, so that a restart neither forgets it nor does it too early.
CREATE TABLE follow_up (
    subscription_id INTEGER NOT NULL,
    local_date      TEXT NOT NULL,
    slot            INTEGER NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('publish', 'thread', 'pin', 'unpin', 'remove')),
    at              INTEGER NOT NULL,
    since           INTEGER NOT NULL,
    PRIMARY KEY (subscription_id, local_date, slot, kind),
    FOREIGN KEY (subscription_id, local_date, slot) REFERENCES delivery ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX follow_up_due ON follow_up (at);
INSERT INTO follow_up
    SELECT subscription_id, local_date, 0, 'publish', publish_at, due_at FROM delivery_kept WHERE publish_at IS NOT NULL;

DROP TABLE subscription_kept;
DROP TABLE delivery_kept;
DROP TABLE sequence_kept;
