-- A digest that reached its channel may have to wait before it is published to followers: Discord takes ten an hour. When
-- it is to be published is kept, so that a restart neither forgets it nor tries too early. And whoever set up a digest
-- that paused itself is told until that was delivered.
ALTER TABLE delivery ADD COLUMN publish_at INTEGER;
CREATE INDEX delivery_unpublished ON delivery (publish_at) WHERE publish_at IS NOT NULL;
CREATE INDEX subscription_unannounced ON subscription (id) WHERE state = 'suspended' AND warned = 0;
