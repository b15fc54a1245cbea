-- What was computed once for each photo (see core/derivation), or why it could not be. A photo
-- without a row lacks it; one with an older version is done again.
CREATE TABLE derived (
    name TEXT NOT NULL,
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'failed')),
    value ANY,  -- a number or a text; NULL where it is kept elsewhere
    failure_kind TEXT,
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (name, photo_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX derived_by_photo ON derived (photo_id);
CREATE INDEX derived_failed ON derived (photo_id) WHERE state = 'failed';

INSERT INTO derived (name, photo_id, version, state)
    SELECT 'pixels', id, 1, 'done' FROM photos WHERE pixels <> '';

-- What was derived from another picture counts no more. Where metadata alone was written the
-- picture is the same.
CREATE TRIGGER picture_changed AFTER UPDATE OF content_hash ON photos
    WHEN OLD.content_hash <> NEW.content_hash AND (NEW.pixels = '' OR OLD.pixels <> NEW.pixels)
BEGIN
    DELETE FROM derived WHERE photo_id = NEW.id;
END;
