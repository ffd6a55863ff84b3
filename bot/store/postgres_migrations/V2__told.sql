-- Kind: expand. Programs of this schema or later run on it: 1.
-- As V24 of SQLite: what a digest told; an earlier program leaves it empty.
ALTER TABLE delivery ADD COLUMN told TEXT NOT NULL DEFAULT '';
