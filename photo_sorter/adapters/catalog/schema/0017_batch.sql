-- What a person says of photos in words and of where they were taken (see core/person_details). NULL
-- where they say nothing and the file's word counts; an empty text hides the file's.
CREATE TABLE details_by_person (
    photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
    title TEXT,
    description TEXT,
    copyright TEXT,
    placed INTEGER NOT NULL DEFAULT 0,  -- whether they say where; without degrees it is nowhere
    latitude REAL,
    longitude REAL
) STRICT;

-- What the file says of the copyright; empty of photos that were taken in before it was read.
ALTER TABLE photos ADD COLUMN copyright TEXT NOT NULL DEFAULT '';

CREATE TRIGGER words_of_details_added AFTER INSERT ON details_by_person
    WHEN NEW.title IS NOT NULL OR NEW.description IS NOT NULL
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT NEW.photo_id
        WHERE NEW.photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;
CREATE TRIGGER words_of_details_removed AFTER DELETE ON details_by_person
    WHEN OLD.title IS NOT NULL OR OLD.description IS NOT NULL
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT OLD.photo_id
        WHERE OLD.photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;
CREATE TRIGGER words_of_details_changed AFTER UPDATE OF title, description ON details_by_person
    WHEN OLD.title IS NOT NEW.title OR OLD.description IS NOT NEW.description
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT NEW.photo_id
        WHERE NEW.photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;
