-- What a person says in words and of places, and which tags they keep out of files, goes into
-- sidecars as their tags and ratings do.
ALTER TABLE details_by_person ADD COLUMN creator TEXT;
ALTER TABLE photos ADD COLUMN creator TEXT NOT NULL DEFAULT '';  -- as the file says

INSERT INTO sidecar_outbox (photo_id)
    SELECT photo_id FROM details_by_person
    WHERE photo_id NOT IN (SELECT photo_id FROM sidecar_outbox);

CREATE TRIGGER said_of_details_added AFTER INSERT ON details_by_person
BEGIN
    UPDATE sidecar_outbox SET turn = turn + 1, state = 'due', attempts = 0, next_try = 0
        WHERE photo_id = NEW.photo_id;
    INSERT INTO sidecar_outbox (photo_id) SELECT NEW.photo_id
        WHERE NEW.photo_id NOT IN (SELECT photo_id FROM sidecar_outbox);
END;
CREATE TRIGGER said_of_details_changed AFTER UPDATE ON details_by_person
BEGIN
    UPDATE sidecar_outbox SET turn = turn + 1, state = 'due', attempts = 0, next_try = 0
        WHERE photo_id = NEW.photo_id;
    INSERT INTO sidecar_outbox (photo_id) SELECT NEW.photo_id
        WHERE NEW.photo_id NOT IN (SELECT photo_id FROM sidecar_outbox);
END;
CREATE TRIGGER said_of_details_removed AFTER DELETE ON details_by_person
BEGIN
    UPDATE sidecar_outbox SET turn = turn + 1, state = 'due', attempts = 0, next_try = 0
        WHERE photo_id = OLD.photo_id;
    INSERT INTO sidecar_outbox (photo_id) SELECT OLD.photo_id
        WHERE OLD.photo_id NOT IN (SELECT photo_id FROM sidecar_outbox)
        AND EXISTS (SELECT 1 FROM photos WHERE id = OLD.photo_id);
END;

DROP TRIGGER said_of_file_added;
CREATE TRIGGER said_of_file_added AFTER UPDATE OF photo_id ON locations
    WHEN NEW.photo_id IS NOT NULL AND OLD.photo_id IS NOT NEW.photo_id
BEGIN
    UPDATE sidecar_outbox SET turn = turn + 1, state = 'due', attempts = 0, next_try = 0
        WHERE photo_id = NEW.photo_id;
    INSERT INTO sidecar_outbox (photo_id) SELECT NEW.photo_id
        WHERE NEW.photo_id NOT IN (SELECT photo_id FROM sidecar_outbox) AND (
            EXISTS (SELECT 1 FROM ratings WHERE photo_id = NEW.photo_id)
            OR EXISTS (SELECT 1 FROM details_by_person WHERE photo_id = NEW.photo_id)
            OR EXISTS (SELECT 1 FROM tag_marks WHERE photo_id = NEW.photo_id AND by_person = 1)
        );
END;

-- A tag that a person keeps out of files goes out of them, and its name out of the paths below it.
CREATE TRIGGER said_of_export_ended AFTER INSERT ON tag_traits WHEN NEW.exported = 0
BEGIN
    UPDATE sidecar_outbox SET turn = turn + 1, state = 'due', attempts = 0, next_try = 0
        WHERE photo_id IN (
            SELECT m.photo_id FROM tag_marks m JOIN tags t ON t.id = m.tag_id
            WHERE m.by_person = 1 AND m.present = 1
            AND (t.key = NEW.key OR substr(t.key, 1, length(NEW.key) + 1) = NEW.key || '|')
        );
    INSERT INTO sidecar_outbox (photo_id)
        SELECT DISTINCT m.photo_id FROM tag_marks m JOIN tags t ON t.id = m.tag_id
        WHERE m.by_person = 1 AND m.present = 1
        AND (t.key = NEW.key OR substr(t.key, 1, length(NEW.key) + 1) = NEW.key || '|')
        AND m.photo_id NOT IN (SELECT photo_id FROM sidecar_outbox);
END;
CREATE TRIGGER said_of_export_changed AFTER UPDATE OF exported ON tag_traits
    WHEN OLD.exported <> NEW.exported
BEGIN
    UPDATE sidecar_outbox SET turn = turn + 1, state = 'due', attempts = 0, next_try = 0
        WHERE photo_id IN (
            SELECT m.photo_id FROM tag_marks m JOIN tags t ON t.id = m.tag_id
            WHERE m.by_person = 1 AND m.present = 1
            AND (t.key = NEW.key OR substr(t.key, 1, length(NEW.key) + 1) = NEW.key || '|')
        );
    INSERT INTO sidecar_outbox (photo_id)
        SELECT DISTINCT m.photo_id FROM tag_marks m JOIN tags t ON t.id = m.tag_id
        WHERE m.by_person = 1 AND m.present = 1
        AND (t.key = NEW.key OR substr(t.key, 1, length(NEW.key) + 1) = NEW.key || '|')
        AND m.photo_id NOT IN (SELECT photo_id FROM sidecar_outbox);
END;
CREATE TRIGGER said_of_export_begun AFTER DELETE ON tag_traits WHEN OLD.exported = 0
BEGIN
    UPDATE sidecar_outbox SET turn = turn + 1, state = 'due', attempts = 0, next_try = 0
        WHERE photo_id IN (
            SELECT m.photo_id FROM tag_marks m JOIN tags t ON t.id = m.tag_id
            WHERE m.by_person = 1 AND m.present = 1
            AND (t.key = OLD.key OR substr(t.key, 1, length(OLD.key) + 1) = OLD.key || '|')
        );
    INSERT INTO sidecar_outbox (photo_id)
        SELECT DISTINCT m.photo_id FROM tag_marks m JOIN tags t ON t.id = m.tag_id
        WHERE m.by_person = 1 AND m.present = 1
        AND (t.key = OLD.key OR substr(t.key, 1, length(OLD.key) + 1) = OLD.key || '|')
        AND m.photo_id NOT IN (SELECT photo_id FROM sidecar_outbox);
END;
