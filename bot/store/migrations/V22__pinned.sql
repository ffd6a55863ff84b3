-- PostgreSQL takes no number for a condition: what is pinned is asked for as "pinned = 1", which this index now serves.
DROP INDEX delivery_pinned;
CREATE INDEX delivery_pinned ON delivery (subscription_id) WHERE pinned = 1;
