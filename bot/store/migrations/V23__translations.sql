-- The library's texts in other languages, each tied to its place and to the English that it was made from. Part of the
-- library, replaced with it; only translations of what the English says now are stored.
CREATE TABLE translation (
    position INTEGER PRIMARY KEY,
    language TEXT NOT NULL,
    context  TEXT NOT NULL,
    english  TEXT NOT NULL,
    text     TEXT NOT NULL,
    UNIQUE (language, context, english)
) STRICT;
