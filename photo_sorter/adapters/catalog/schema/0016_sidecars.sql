-- What the sidecar of each file said when it was last read or written, and what of that is its own
-- (see core/file_state), as JSON: the base of the next merge. Without size and time there was none.
CREATE TABLE sidecar_bases (
    location_id INTEGER PRIMARY KEY REFERENCES locations (id) ON DELETE CASCADE,
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    sidecar BLOB NOT NULL,
    size INTEGER,
    mtime_ns INTEGER,
    state TEXT NOT NULL
) STRICT;

CREATE INDEX sidecar_bases_by_photo ON sidecar_bases (photo_id);

-- What both the file and a person changed, as JSON. `undone`: it was decided, and that was undone.
CREATE TABLE sidecar_conflicts (
    location_id INTEGER NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    ours TEXT NOT NULL,
    theirs TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (location_id, field)
) STRICT, WITHOUT ROWID;

-- Photos whose sidecars are to be compared with what a person said ('due'), have something to be
-- written that nobody asked for yet ('waiting'), or could not be read or written ('failed').
-- `turn` counts up with each change, so that one which comes during the work is not lost.
CREATE TABLE sidecar_outbox (
    photo_id INTEGER PRIMARY KEY,
    turn INTEGER NOT NULL DEFAULT 1,
    state TEXT NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'waiting', 'failed')),
    attempts INTEGER NOT NULL DEFAULT 0,
    next_try INTEGER NOT NULL DEFAULT 0,  -- seconds since 1970
    location_id INTEGER,  -- of the file that it failed at
    problem TEXT NOT NULL DEFAULT ''  -- see core/problems/stored
) STRICT;

CREATE INDEX sidecar_outbox_by_state ON sidecar_outbox (state, next_try, photo_id);

INSERT INTO sidecar_outbox (photo_id)
    SELECT photo_id FROM tag_marks WHERE by_person = 1
    UNION SELECT photo_id FROM ratings WHERE coalesce(stars, rejected, label) IS NOT NULL;

-- Triggers note whom a person spoke of, whoever writes. (Within a trigger "OR IGNORE" would give way
-- to what the statement outside says of conflicts.)
CREATE TRIGGER said_of_tag_added AFTER INSERT ON tag_marks WHEN NEW.by_person = 1
BEGIN
    UPDATE sidecar_outbox SET turn = turn + 1, state = 'due', attempts = 0, next_try = 0
        WHERE photo_id = NEW.photo_id;
    INSERT INTO sidecar_outbox (photo_id) SELECT NEW.photo_id
        WHERE NEW.photo_id NOT IN (SELECT photo_id FROM sidecar_outbox);
END;
CREATE TRIGGER said_of_tag_changed AFTER UPDATE OF tag_id, by_person, present ON tag_marks
    WHEN OLD.by_person = 1 OR NEW.by_person = 1
BEGIN
    UPDATE sidecar_outbox SET turn = turn + 1, state = 'due', attempts = 0, next_try = 0
        WHERE photo_id = NEW.photo_id;
    INSERT INTO sidecar_outbox (photo_id) SELECT NEW.photo_id
        WHERE NEW.photo_id NOT IN (SELECT photo_id FROM sidecar_outbox);
END;
CREATE TRIGGER said_of_tag_removed AFTER DELETE ON tag_marks WHEN OLD.by_person = 1
BEGIN
    UPDATE sidecar_outbox SET turn = turn + 1, state = 'due', attempts = 0, next_try = 0
        WHERE photo_id = OLD.photo_id;
    INSERT INTO sidecar_outbox (photo_id) SELECT OLD.photo_id
        WHERE OLD.photo_id NOT IN (SELECT photo_id FROM sidecar_outbox)
        AND EXISTS (SELECT 1 FROM photos WHERE id = OLD.photo_id);
END;
CREATE TRIGGER said_of_tag_renamed AFTER UPDATE OF name ON tags WHEN OLD.name <> NEW.name
BEGIN
    UPDATE sidecar_outbox SET turn = turn + 1, state = 'due', attempts = 0, next_try = 0
        WHERE photo_id IN (SELECT photo_id FROM tag_marks WHERE tag_id = NEW.id AND by_person = 1);
    INSERT INTO sidecar_outbox (photo_id)
        SELECT photo_id FROM tag_marks WHERE tag_id = NEW.id AND by_person = 1
        AND photo_id NOT IN (SELECT photo_id FROM sidecar_outbox);
END;
CREATE TRIGGER said_of_rating_added AFTER INSERT ON ratings
BEGIN
    UPDATE sidecar_outbox SET turn = turn + 1, state = 'due', attempts = 0, next_try = 0
        WHERE photo_id = NEW.photo_id;
    INSERT INTO sidecar_outbox (photo_id) SELECT NEW.photo_id
        WHERE NEW.photo_id NOT IN (SELECT photo_id FROM sidecar_outbox);
END;
CREATE TRIGGER said_of_rating_changed AFTER UPDATE OF stars, rejected, label ON ratings
    WHEN OLD.stars IS NOT NEW.stars OR OLD.rejected IS NOT NEW.rejected OR OLD.label IS NOT NEW.label
BEGIN
    UPDATE sidecar_outbox SET turn = turn + 1, state = 'due', attempts = 0, next_try = 0
        WHERE photo_id = NEW.photo_id;
    INSERT INTO sidecar_outbox (photo_id) SELECT NEW.photo_id
        WHERE NEW.photo_id NOT IN (SELECT photo_id FROM sidecar_outbox);
END;
CREATE TRIGGER said_of_rating_removed AFTER DELETE ON ratings
BEGIN
    UPDATE sidecar_outbox SET turn = turn + 1, state = 'due', attempts = 0, next_try = 0
        WHERE photo_id = OLD.photo_id;
    INSERT INTO sidecar_outbox (photo_id) SELECT OLD.photo_id
        WHERE OLD.photo_id NOT IN (SELECT photo_id FROM sidecar_outbox)
        AND EXISTS (SELECT 1 FROM photos WHERE id = OLD.photo_id);
END;
-- A further file of a photo of which a person spoke has a sidecar of its own.
CREATE TRIGGER said_of_file_added AFTER UPDATE OF photo_id ON locations
    WHEN NEW.photo_id IS NOT NULL AND OLD.photo_id IS NOT NEW.photo_id
BEGIN
    UPDATE sidecar_outbox SET turn = turn + 1, state = 'due', attempts = 0, next_try = 0
        WHERE photo_id = NEW.photo_id;
    INSERT INTO sidecar_outbox (photo_id) SELECT NEW.photo_id
        WHERE NEW.photo_id NOT IN (SELECT photo_id FROM sidecar_outbox) AND (
            EXISTS (SELECT 1 FROM ratings WHERE photo_id = NEW.photo_id)
            OR EXISTS (SELECT 1 FROM tag_marks WHERE photo_id = NEW.photo_id AND by_person = 1)
        );
END;
CREATE TRIGGER said_of_photo_gone AFTER DELETE ON photos
BEGIN
    DELETE FROM sidecar_outbox WHERE photo_id = OLD.id;
END;
