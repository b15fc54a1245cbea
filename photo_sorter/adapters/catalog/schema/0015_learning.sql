-- Every yes, no and skip, newest last. It outlives the marks that follow from it, models and
-- spaces; hence the space by its key, and an album by an id that may come back.
CREATE TABLE ledger (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    batch INTEGER NOT NULL,  -- the answers of one operation; 0: from before the ledger was kept
    tag_id INTEGER REFERENCES tags (id),
    album_id INTEGER,
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    said TEXT NOT NULL CHECK (said IN ('yes', 'no', 'skip')),
    time INTEGER NOT NULL DEFAULT (unixepoch('now', 'localtime')),
    space TEXT NOT NULL DEFAULT '',  -- whose model was in use
    taken_back INTEGER NOT NULL DEFAULT 0,
    CHECK ((tag_id IS NULL) <> (album_id IS NULL))
) STRICT;

CREATE INDEX ledger_by_tag ON ledger (tag_id, photo_id) WHERE tag_id IS NOT NULL;
CREATE INDEX ledger_by_album ON ledger (album_id, photo_id) WHERE album_id IS NOT NULL;
CREATE INDEX ledger_by_photo ON ledger (photo_id);
CREATE INDEX ledger_by_batch ON ledger (batch);

INSERT INTO ledger (batch, tag_id, photo_id, said)
SELECT 0, tag_id, photo_id, iif(present, 'yes', 'no') FROM tag_marks WHERE by_person = 1;
INSERT INTO ledger (batch, album_id, photo_id, said)
SELECT 0, album_id, photo_id, iif(present, 'yes', 'no') FROM album_marks WHERE by_person = 1;

-- What was learnt of a tag or an album in a space (see core/learning).
CREATE TABLE classifiers (
    id INTEGER PRIMARY KEY,
    space_id INTEGER NOT NULL REFERENCES spaces (id),
    tag_id INTEGER REFERENCES tags (id),
    album_id INTEGER,
    weights BLOB NOT NULL,  -- little-endian float32
    facts TEXT NOT NULL,  -- JSON
    CHECK ((tag_id IS NULL) <> (album_id IS NULL))
) STRICT;

CREATE UNIQUE INDEX classifiers_of_tags ON classifiers (space_id, tag_id)
    WHERE tag_id IS NOT NULL;
CREATE UNIQUE INDEX classifiers_of_albums ON classifiers (space_id, album_id)
    WHERE album_id IS NOT NULL;
