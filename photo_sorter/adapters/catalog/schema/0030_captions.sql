-- What is in a photo, in a sentence: by a model, or by a person, whose word stays.
CREATE TABLE captions (
    photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    by_person INTEGER NOT NULL CHECK (by_person IN (0, 1)),
    model TEXT NOT NULL,       -- '' where a person wrote it
    version INTEGER NOT NULL,  -- of how captions are asked for; 0 where a person wrote it
    confidence REAL,           -- 0..1; NULL where the model does not say
    made_at INTEGER NOT NULL   -- seconds since 1970, UTC
) STRICT;

-- Photos that wait for a caption, because a person asked for it.
CREATE TABLE captions_wanted (
    photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE
) STRICT;

CREATE TRIGGER words_of_caption_added AFTER INSERT ON captions
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT NEW.photo_id
        WHERE NEW.photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;
CREATE TRIGGER words_of_caption_changed AFTER UPDATE OF text ON captions
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT NEW.photo_id
        WHERE NEW.photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;
CREATE TRIGGER words_of_caption_removed AFTER DELETE ON captions
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT OLD.photo_id
        WHERE OLD.photo_id NOT IN (SELECT photo_id FROM words_outdated)
        AND OLD.photo_id IN (SELECT id FROM photos);
END;

-- What a model said of another picture counts no more.
CREATE TRIGGER caption_outdated AFTER UPDATE OF content_hash ON photos
    WHEN OLD.content_hash <> NEW.content_hash AND (NEW.pixels = '' OR OLD.pixels <> NEW.pixels)
BEGIN
    DELETE FROM captions WHERE photo_id = NEW.id AND by_person = 0;
END;
