-- The slugs of the developments and the event that a digest told, so that the next ones tell others: what is new is news
-- once. Those of before have none, as nobody knows.
ALTER TABLE delivery ADD COLUMN told TEXT NOT NULL DEFAULT '';
