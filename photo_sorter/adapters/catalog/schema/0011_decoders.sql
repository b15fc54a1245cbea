-- What is missing of a photo that is shown all the same, because its file is cut off.
CREATE TABLE warnings (
    photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
    failure_kind TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;

CREATE TRIGGER warning_outdated AFTER UPDATE OF content_hash ON photos
    WHEN OLD.content_hash <> NEW.content_hash
BEGIN
    DELETE FROM warnings WHERE photo_id = NEW.id;
END;

-- Files that were looked into because their names do not tell what they are, and are no pictures.
CREATE TABLE not_pictures (
    path BLOB PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What earlier versions could not read is tried again: more kinds can be read.
UPDATE locations SET state = 'pending', failure_kind = NULL, failure_reason = NULL
    WHERE state = 'failed' AND failure_kind IN ('unsupported', 'truncated');
