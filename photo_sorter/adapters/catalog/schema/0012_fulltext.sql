-- The words that each photo is found by: its files' names and folders, title, description, tags and
-- albums (see adapters/catalog/photo_words), each word behind the letter of the part it stands in.
CREATE TABLE photo_words (
    photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
    words TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE full_text USING fts5 (
    words, content = 'photo_words', content_rowid = 'photo_id',
    tokenize = 'ascii', detail = none, columnsize = 0, prefix = '3 4'
);

CREATE TRIGGER words_added AFTER INSERT ON photo_words
BEGIN
    INSERT INTO full_text (rowid, words) VALUES (NEW.photo_id, NEW.words);
END;
CREATE TRIGGER words_removed AFTER DELETE ON photo_words
BEGIN
    INSERT INTO full_text (full_text, rowid, words) VALUES ('delete', OLD.photo_id, OLD.words);
END;
CREATE TRIGGER words_changed AFTER UPDATE OF words ON photo_words
BEGIN
    INSERT INTO full_text (full_text, rowid, words) VALUES ('delete', OLD.photo_id, OLD.words);
    INSERT INTO full_text (rowid, words) VALUES (NEW.photo_id, NEW.words);
END;

-- Photos whose words may be others than `photo_words` says. The transaction that changes a photo
-- brings its words up to date itself; what is too much for that waits here for the background.
-- (Within a trigger "OR IGNORE" would give way to what the statement outside says of conflicts.)
CREATE TABLE words_outdated (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    photo_id INTEGER NOT NULL UNIQUE
) STRICT;
INSERT INTO words_outdated (photo_id) SELECT id FROM photos ORDER BY id;

CREATE TRIGGER words_of_photo_added AFTER INSERT ON photos
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT NEW.id
        WHERE NEW.id NOT IN (SELECT photo_id FROM words_outdated);
END;
CREATE TRIGGER words_of_photo_changed AFTER UPDATE OF title, description ON photos
    WHEN OLD.title <> NEW.title OR OLD.description <> NEW.description
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT NEW.id
        WHERE NEW.id NOT IN (SELECT photo_id FROM words_outdated);
END;

CREATE TRIGGER words_of_file_added AFTER INSERT ON locations WHEN NEW.photo_id IS NOT NULL
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT NEW.photo_id
        WHERE NEW.photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;
CREATE TRIGGER words_of_file_removed AFTER DELETE ON locations WHEN OLD.photo_id IS NOT NULL
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT OLD.photo_id
        WHERE OLD.photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;
CREATE TRIGGER words_of_file_changed AFTER UPDATE OF path, folder_id, photo_id ON locations
    WHEN OLD.photo_id IS NOT NEW.photo_id OR OLD.path <> NEW.path OR OLD.folder_id <> NEW.folder_id
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT OLD.photo_id WHERE OLD.photo_id IS NOT NULL
        AND OLD.photo_id NOT IN (SELECT photo_id FROM words_outdated);
    INSERT INTO words_outdated (photo_id) SELECT NEW.photo_id WHERE NEW.photo_id IS NOT NULL
        AND NEW.photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;

CREATE TRIGGER words_of_tag_added AFTER INSERT ON tag_marks
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT NEW.photo_id
        WHERE NEW.photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;
CREATE TRIGGER words_of_tag_removed AFTER DELETE ON tag_marks
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT OLD.photo_id
        WHERE OLD.photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;
CREATE TRIGGER words_of_tag_changed AFTER UPDATE OF by_person, by_file, present ON tag_marks
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT NEW.photo_id
        WHERE NEW.photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;

CREATE TRIGGER words_of_album_added AFTER INSERT ON album_marks
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT NEW.photo_id
        WHERE NEW.photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;
CREATE TRIGGER words_of_album_removed AFTER DELETE ON album_marks
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT OLD.photo_id
        WHERE OLD.photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;
CREATE TRIGGER words_of_album_changed AFTER UPDATE OF by_person, present ON album_marks
BEGIN
    INSERT INTO words_outdated (photo_id) SELECT NEW.photo_id
        WHERE NEW.photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;
CREATE TRIGGER words_of_album_renamed AFTER UPDATE OF name ON albums WHEN OLD.name <> NEW.name
BEGIN
    INSERT INTO words_outdated (photo_id)
        SELECT photo_id FROM album_marks WHERE album_id = NEW.id AND present = 1
        AND photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;
