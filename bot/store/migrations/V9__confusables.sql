-- What looks like a name of a topic and means something else; kinds are the fields of the domain's Confusables.
CREATE TABLE confusable (
    kind     TEXT NOT NULL CHECK (kind IN ('lookalikes', 'other_fields')),
    position INTEGER NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (kind, position)
) STRICT, WITHOUT ROWID;
