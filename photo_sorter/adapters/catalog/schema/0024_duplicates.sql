-- What pictures are found by when they were resaved (see core/duplicates/fingerprint): one row a
-- view. `hash` is a signed number of 64 bits.
CREATE TABLE fingerprints (
    id INTEGER PRIMARY KEY,
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    hash INTEGER NOT NULL,
    plane BLOB NOT NULL
) STRICT;
-- Hashes are read without the planes.
CREATE INDEX fingerprints_by_photo ON fingerprints (photo_id, hash);

-- Pairs of photos that show the same picture; `one` is the lower id.
CREATE TABLE same_pictures (
    one INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    sameness REAL NOT NULL,
    PRIMARY KEY (one, other),
    CHECK (one < other)
) STRICT, WITHOUT ROWID;
CREATE INDEX same_pictures_by_other ON same_pictures (other);

-- What was known of another picture counts no more.
CREATE TRIGGER fingerprint_outdated AFTER UPDATE OF content_hash ON photos
    WHEN OLD.content_hash <> NEW.content_hash AND (NEW.pixels = '' OR OLD.pixels <> NEW.pixels)
BEGIN
    DELETE FROM fingerprints WHERE photo_id = NEW.id;
    DELETE FROM same_pictures WHERE one = NEW.id OR other = NEW.id;
END;

-- What a person said of photos that belong together: they are not asked of the same ones again.
CREATE TABLE duplicate_verdicts (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    verdict TEXT NOT NULL
) STRICT;
CREATE TABLE duplicate_verdict_photos (
    verdict_id INTEGER NOT NULL REFERENCES duplicate_verdicts (id) ON DELETE CASCADE,
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    PRIMARY KEY (verdict_id, photo_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX duplicate_verdicts_by_photo ON duplicate_verdict_photos (photo_id);
