-- Photos of which something changed that `columns` keeps in memory, in the order of the changes; of
-- so many of them only the latest are kept that whoever looks seldom reads everything anew.
CREATE TABLE photo_changes (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    photo_id INTEGER NOT NULL
) STRICT;

CREATE TRIGGER photo_changes_pruned AFTER INSERT ON photo_changes WHEN NEW.sequence % 4096 = 0
BEGIN
    DELETE FROM photo_changes WHERE sequence <= NEW.sequence - 16384;
END;

CREATE TRIGGER photo_change_added AFTER INSERT ON photos WHEN NEW.visible = 1
BEGIN
    INSERT INTO photo_changes (photo_id) VALUES (NEW.id);
END;

CREATE TRIGGER photo_change_removed AFTER DELETE ON photos WHEN OLD.visible = 1
BEGIN
    INSERT INTO photo_changes (photo_id) VALUES (OLD.id);
END;

CREATE TRIGGER photo_changed
    AFTER UPDATE OF visible, sort_time, in_second, width, height, colour, format, camera, lens,
        iso, focal_length, byte_size, taken_at, latitude, longitude ON photos
    WHEN NEW.visible = 1 OR OLD.visible = 1
BEGIN
    INSERT INTO photo_changes (photo_id) VALUES (NEW.id);
END;
