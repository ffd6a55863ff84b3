-- The names of what the whole library is about stand beside what only looks like a name, and nothing reads synonyms now.
DROP TABLE thesaurus_word;
CREATE TABLE confusable_word (
    kind     TEXT NOT NULL CHECK (kind IN ('lookalikes', 'other_fields', 'common')),
    position INTEGER NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (kind, position)
) STRICT, WITHOUT ROWID;
INSERT INTO confusable_word SELECT kind, position, text FROM confusable;
DROP TABLE confusable;
ALTER TABLE confusable_word RENAME TO confusable;
