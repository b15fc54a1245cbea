-- Photos that are seen as one item. `automatic`: the program put them together, nobody else.
CREATE TABLE stacks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    automatic INTEGER NOT NULL DEFAULT 0
) STRICT;

-- A photo is in one stack at most. The first visible one by `place` is the cover; a stack of which
-- fewer than two photos are visible shows none, and is one again when they come back.
CREATE TABLE stack_photos (
    photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
    stack_id INTEGER NOT NULL REFERENCES stacks (id) ON DELETE CASCADE,
    place INTEGER NOT NULL
) STRICT;
CREATE INDEX stack_photos_by_stack ON stack_photos (stack_id, place);

-- Listings keep in memory which photos are stacked.
CREATE TRIGGER stack_photo_added AFTER INSERT ON stack_photos
BEGIN
    INSERT INTO photo_changes (photo_id) VALUES (NEW.photo_id);
END;
CREATE TRIGGER stack_photo_changed AFTER UPDATE ON stack_photos
BEGIN
    INSERT INTO photo_changes (photo_id) VALUES (NEW.photo_id);
END;
CREATE TRIGGER stack_photo_removed AFTER DELETE ON stack_photos
BEGIN
    INSERT INTO photo_changes (photo_id) VALUES (OLD.photo_id);
END;

-- Photos that a person took out of a stack: the program puts them into none unasked.
CREATE TABLE unstacked (
    photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE
) STRICT;

-- What a person said before there were stacks: of a photo the newest word counts.
INSERT INTO stacks (id) SELECT id FROM duplicate_verdicts WHERE verdict = 'stack';
INSERT INTO stack_photos (photo_id, stack_id, place)
    SELECT photo_id, max(verdict_id), photo_id FROM duplicate_verdict_photos
    WHERE verdict_id IN (SELECT id FROM stacks) GROUP BY photo_id;
DELETE FROM stack_photos WHERE stack_id IN (
    SELECT stack_id FROM stack_photos GROUP BY stack_id HAVING count(*) < 2
);
DELETE FROM stacks WHERE id NOT IN (SELECT stack_id FROM stack_photos);
