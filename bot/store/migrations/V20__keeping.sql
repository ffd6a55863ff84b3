-- What was settled over a year ago is deleted, and a person may have their id deleted: both are found by index.
CREATE INDEX delivery_due ON delivery (due_at);
CREATE INDEX subscription_creator ON subscription (created_by);
DROP INDEX subscription_own;
