-- One index for both open states served no query: SQLite uses a partial index only where the query's condition is one of
-- its terms. Each tick asks what is pending and for when; each start asks what was being sent.
DROP INDEX delivery_open;
CREATE INDEX delivery_pending ON delivery (retry_at) WHERE state = 'pending';
CREATE INDEX delivery_sending ON delivery (subscription_id) WHERE state = 'sending';
