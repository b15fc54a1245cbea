-- What pairs of near vectors are found by (see core/duplicates/vector_hashes): the mean that the
-- planes go through, and of how many vectors it was taken.
CREATE TABLE vector_middles (
    space_id INTEGER PRIMARY KEY REFERENCES spaces (id) ON DELETE CASCADE,
    middle BLOB NOT NULL,  -- little-endian float32
    vectors INTEGER NOT NULL
) STRICT;

-- One row a vector that was compared with those before it. `hash` is a signed number of 64 bits.
CREATE TABLE vector_hashes (
    space_id INTEGER NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    hash INTEGER NOT NULL,
    PRIMARY KEY (space_id, photo_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX vector_hashes_by_photo ON vector_hashes (photo_id);

-- Pairs of photos whose vectors are near; `one` is the lower id.
CREATE TABLE alike_pictures (
    space_id INTEGER NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    one INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    cosine REAL NOT NULL,
    PRIMARY KEY (space_id, one, other),
    CHECK (one < other)
) STRICT, WITHOUT ROWID;
CREATE INDEX alike_pictures_by_one ON alike_pictures (one);
CREATE INDEX alike_pictures_by_other ON alike_pictures (other);

CREATE TRIGGER vector_outdated AFTER UPDATE OF vector ON vectors WHEN OLD.vector <> NEW.vector
BEGIN
    DELETE FROM vector_hashes WHERE space_id = NEW.space_id AND photo_id = NEW.photo_id;
    DELETE FROM alike_pictures WHERE space_id = NEW.space_id AND one = NEW.photo_id;
    DELETE FROM alike_pictures WHERE other = NEW.photo_id AND space_id = NEW.space_id;
END;
CREATE TRIGGER vector_gone AFTER DELETE ON vectors
BEGIN
    DELETE FROM vector_hashes WHERE space_id = OLD.space_id AND photo_id = OLD.photo_id;
    DELETE FROM alike_pictures WHERE space_id = OLD.space_id AND one = OLD.photo_id;
    DELETE FROM alike_pictures WHERE other = OLD.photo_id AND space_id = OLD.space_id;
END;

-- Which files of one photo a verdict was about: one that comes later is asked of again.
CREATE TABLE duplicate_verdict_files (
    verdict_id INTEGER NOT NULL REFERENCES duplicate_verdicts (id) ON DELETE CASCADE,
    location_id INTEGER NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    PRIMARY KEY (verdict_id, location_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX duplicate_verdict_files_by_location ON duplicate_verdict_files (location_id);
