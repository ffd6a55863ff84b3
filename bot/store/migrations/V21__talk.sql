-- Where a server lets the bot be talked to by mention; no row stands for everywhere. Channels are ids with commas between.
CREATE TABLE talk (
    guild_id INTEGER PRIMARY KEY,
    scope    TEXT NOT NULL CHECK (scope IN ('nowhere', 'chosen')),
    channels TEXT NOT NULL
) STRICT;
