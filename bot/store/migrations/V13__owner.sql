-- The application this database belongs to. Its servers and channels mean nothing to another bot, which would take all
-- subscriptions for those of servers it was removed from.
CREATE TABLE owner (
    id             INTEGER PRIMARY KEY CHECK (id = 1),
    application_id INTEGER NOT NULL
) STRICT;
INSERT INTO owner SELECT 1, application_id FROM command_registration LIMIT 1;
