-- What a person thinks of photos. NULL: the person said nothing, and the file's own rating counts.
CREATE TABLE ratings (
    photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
    stars INTEGER CHECK (stars BETWEEN 0 AND 5),
    favourite INTEGER CHECK (favourite IN (0, 1)),
    rejected INTEGER CHECK (rejected IN (0, 1)),
    label INTEGER CHECK (label BETWEEN 0 AND 5)
) STRICT;

CREATE INDEX photos_rated_by_file ON photos (id, rating) WHERE rating > 0;

-- Files in the system's trash, and the photos that they held: these keep their marks for as long as
-- the file can be brought back. `trashed` is where the file lies now; empty where that is not known.
CREATE TABLE trash (
    path BLOB PRIMARY KEY,
    trashed BLOB NOT NULL,
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX trash_by_photo ON trash (photo_id);
