-- What a person says in words and of places, and which tags they keep out of files, goes into
-- sidecars as their tags and ratings do.
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
