-- Words that mean the same, which help to find what a question asks for. Part of the library, replaced with it.
CREATE TABLE thesaurus_word (
    group_position INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    sense          TEXT NOT NULL,
    word           TEXT NOT NULL,
    PRIMARY KEY (group_position, position)
) STRICT, WITHOUT ROWID;
