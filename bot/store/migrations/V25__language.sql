-- The language a digest speaks. Those of before spoke English.
ALTER TABLE subscription ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
