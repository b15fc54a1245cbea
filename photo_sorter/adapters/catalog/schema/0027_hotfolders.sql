-- Watched folders in which new photos follow rules by themselves, since that was switched on.
CREATE TABLE hot_folders (
    folder_id INTEGER PRIMARY KEY REFERENCES folders (id) ON DELETE CASCADE,
    rules TEXT NOT NULL,    -- JSON: each as a line of a file of rules
    options TEXT NOT NULL,  -- JSON
    since INTEGER NOT NULL  -- the newest photo of before; that and older ones stay
) STRICT;

-- Files that came into them, and were not looked at yet.
CREATE TABLE sort_arrivals (
    location_id INTEGER PRIMARY KEY REFERENCES locations (id) ON DELETE CASCADE
) STRICT;

-- What has a photo as it comes was passed over before, and is not new.
CREATE TRIGGER file_arrived AFTER INSERT ON locations
    WHEN NEW.photo_id IS NULL
        AND EXISTS (SELECT 1 FROM hot_folders WHERE folder_id = NEW.folder_id)
BEGIN
    INSERT INTO sort_arrivals (location_id) VALUES (NEW.id);
END;
CREATE TRIGGER file_came_over AFTER UPDATE OF folder_id ON locations
    WHEN NEW.folder_id <> OLD.folder_id
BEGIN
    INSERT INTO sort_arrivals (location_id) SELECT NEW.id
        WHERE EXISTS (SELECT 1 FROM hot_folders WHERE folder_id = NEW.folder_id)
            AND NEW.id NOT IN (SELECT location_id FROM sort_arrivals);
    DELETE FROM sort_arrivals WHERE location_id = NEW.id
        AND NOT EXISTS (SELECT 1 FROM hot_folders WHERE folder_id = NEW.folder_id);
END;
CREATE TRIGGER folder_cools AFTER DELETE ON hot_folders
BEGIN
    DELETE FROM sort_arrivals WHERE location_id IN (
        SELECT id FROM locations WHERE folder_id = OLD.folder_id
    );
END;

-- The folder whose new photos a plan was made for; NULL where a person asked for it.
ALTER TABLE sort_plans ADD COLUMN folder_id INTEGER;

-- A photo that a plan has gone with is not sorted by itself again.
CREATE INDEX sort_entries_by_photo ON sort_entries (photo_id)
    WHERE photo_id IS NOT NULL AND state <> 'planned';
