-- Kind: expand. Programs of this schema or later run on it: 1.
-- As V25 of SQLite: the language a digest speaks; an earlier program leaves it English.
ALTER TABLE subscription ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
