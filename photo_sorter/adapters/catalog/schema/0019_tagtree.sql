-- What a person says of a tag beside its name, by the name without its case: so it holds also of
-- tags that no photo has yet, and of paths that only hold others ("Animals").
CREATE TABLE tag_traits (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    colour TEXT NOT NULL,
    exclusive INTEGER NOT NULL,  -- what lies directly below exclude one another
    exported INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tag_synonyms (
    tag_key TEXT NOT NULL REFERENCES tag_traits (key) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    synonym_key TEXT NOT NULL,
    synonym TEXT NOT NULL,
    language TEXT NOT NULL,  -- such as "de"; '' where nobody said
    PRIMARY KEY (tag_key, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX tag_synonyms_by_synonym ON tag_synonyms (synonym_key);

-- Names that tags had before a person renamed, merged or deleted them: what the model's vocabulary
-- or a file says under such a name goes to the tag `name`, and nowhere where that is ''.
CREATE TABLE tag_aliases (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER words_of_tag_renamed AFTER UPDATE OF name ON tags WHEN OLD.name <> NEW.name
BEGIN
    INSERT INTO words_outdated (photo_id)
        SELECT photo_id FROM tag_marks WHERE tag_id = NEW.id AND present = 1
        AND photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;

CREATE TRIGGER words_of_synonym_added AFTER INSERT ON tag_synonyms
BEGIN
    INSERT INTO words_outdated (photo_id)
        SELECT DISTINCT photo_id FROM tag_marks WHERE present = 1 AND tag_id IN (
            SELECT id FROM tags
            WHERE key = NEW.tag_key OR substr(key, 1, length(NEW.tag_key) + 1) = NEW.tag_key || '|')
        AND photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;
CREATE TRIGGER words_of_synonym_removed AFTER DELETE ON tag_synonyms
BEGIN
    INSERT INTO words_outdated (photo_id)
        SELECT DISTINCT photo_id FROM tag_marks WHERE present = 1 AND tag_id IN (
            SELECT id FROM tags
            WHERE key = OLD.tag_key OR substr(key, 1, length(OLD.tag_key) + 1) = OLD.tag_key || '|')
        AND photo_id NOT IN (SELECT photo_id FROM words_outdated);
END;
