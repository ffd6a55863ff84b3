-- The files a library came from, so that a start with unchanged files need not read and check them again. Null in a row
-- of an earlier version, and where the library did not come from files.
ALTER TABLE library_state ADD COLUMN fingerprint TEXT;
