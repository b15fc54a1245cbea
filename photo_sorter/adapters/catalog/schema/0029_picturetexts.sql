-- The text that was read in photos (see core/reading): rows of lines, as JSON. A photo without a row
-- has none, or nobody looked; `derived` says which.
CREATE TABLE photo_texts (
    photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
    page TEXT NOT NULL,
    words TEXT NOT NULL  -- the text alone
) STRICT;

-- What stood in another picture counts no more.
CREATE TRIGGER photo_text_outdated AFTER UPDATE OF content_hash ON photos
    WHEN OLD.content_hash <> NEW.content_hash AND (NEW.pixels = '' OR OLD.pixels <> NEW.pixels)
BEGIN
    DELETE FROM photo_texts WHERE photo_id = NEW.id;
END;

CREATE TRIGGER words_of_text_added AFTER INSERT ON photo_texts
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT NEW.photo_id
        WHERE NEW.photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;
CREATE TRIGGER words_of_text_removed AFTER DELETE ON photo_texts
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT OLD.photo_id
        WHERE OLD.photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;
CREATE TRIGGER words_of_text_changed AFTER UPDATE OF words ON photo_texts
    WHEN OLD.words <> NEW.words
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT NEW.photo_id
        WHERE NEW.photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;
