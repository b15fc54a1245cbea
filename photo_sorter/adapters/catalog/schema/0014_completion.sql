-- Searches that a person gave a name.
CREATE TABLE saved_searches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,  -- the name without its case
    name TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

-- What was searched for lately; the newest has the highest number.
CREATE TABLE recent_searches (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    text TEXT NOT NULL UNIQUE
) STRICT;
