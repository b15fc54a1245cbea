-- Plans to sort files into folders, and how far each file of them is.
CREATE TABLE sort_plans (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,  -- names its hidden files on any disk
    made TEXT NOT NULL,        -- ISO 8601, local
    rules TEXT NOT NULL,       -- JSON, as are the next two
    options TEXT NOT NULL,
    about TEXT NOT NULL,       -- new folders, drives, notes
    state TEXT NOT NULL
) STRICT;

CREATE TABLE sort_entries (
    plan_id INTEGER NOT NULL REFERENCES sort_plans (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    together INTEGER NOT NULL,  -- files of one number go together
    source BLOB NOT NULL,
    target BLOB NOT NULL,       -- '' where the file stays
    action TEXT NOT NULL,
    why TEXT NOT NULL,
    detail TEXT NOT NULL,
    collides INTEGER NOT NULL,
    photo_id INTEGER,
    rule INTEGER,               -- from 0; NULL where none fits
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    inode INTEGER NOT NULL,     -- of the file, wherever it is by its state
    state TEXT NOT NULL,
    PRIMARY KEY (plan_id, number)
) STRICT, WITHOUT ROWID;
