-- As V24 of SQLite: what a digest told. Expanding only: an earlier version leaves it empty.
ALTER TABLE delivery ADD COLUMN told TEXT NOT NULL DEFAULT '';
