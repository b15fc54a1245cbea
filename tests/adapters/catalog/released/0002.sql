-- A library as the released schema 0002 made it: kept as it was, whatever becomes of the schema.
BEGIN TRANSACTION;
CREATE TABLE album_marks (
    album_id INTEGER NOT NULL REFERENCES albums (id) ON DELETE CASCADE,
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    by_person INTEGER NOT NULL,
    present INTEGER NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (album_id, photo_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "album_marks" VALUES(3,2,1,1,1.0);
CREATE TABLE albums (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,  -- the name without its case
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('manual', 'described')),
    description TEXT NOT NULL
) STRICT;
INSERT INTO "albums" VALUES(3,'family','Family','manual','');
CREATE TABLE folders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path BLOB NOT NULL UNIQUE,
    state TEXT NOT NULL DEFAULT 'online' CHECK (state IN ('online', 'offline', 'unreadable'))
) STRICT;
INSERT INTO "folders" VALUES(1,X'2F70686F746F73','online');
CREATE TABLE locations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    folder_id INTEGER NOT NULL REFERENCES folders (id) ON DELETE CASCADE,
    path BLOB NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    device INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'ready', 'failed')),
    photo_id INTEGER REFERENCES photos (id),
    failure_kind TEXT,
    failure_reason TEXT
) STRICT;
INSERT INTO "locations" VALUES(1,1,X'2F70686F746F732F6F6E652E6A7067',1001,1000000000000000000,41,7,'ready',1,NULL,NULL);
INSERT INTO "locations" VALUES(2,1,X'2F70686F746F732F74776F2E6A7067',1002,1000000000000000000,42,7,'ready',2,NULL,NULL);
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE outbox (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    space_id INTEGER NOT NULL REFERENCES spaces (id),
    photo_id INTEGER NOT NULL
) STRICT;
CREATE TABLE photos (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    content_hash TEXT NOT NULL UNIQUE,
    byte_size INTEGER NOT NULL,
    sort_time INTEGER NOT NULL,
    colour INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    format TEXT NOT NULL,
    taken_at INTEGER,
    camera TEXT NOT NULL,
    lens TEXT NOT NULL,
    exposure TEXT NOT NULL,
    aperture REAL,
    iso INTEGER,
    focal_length REAL,
    latitude REAL,
    longitude REAL,
    rating INTEGER,
    keywords TEXT NOT NULL DEFAULT '[]',
    visible INTEGER NOT NULL DEFAULT 0,  -- kept by the triggers below: has a location
    hidden_since INTEGER DEFAULT (unixepoch('now', 'localtime'))
) STRICT;
INSERT INTO "photos" VALUES(1,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1001,1700000000,255,640,480,'JPEG',NULL,'Canon EOS','','',NULL,NULL,NULL,NULL,NULL,NULL,'[]',1,NULL);
INSERT INTO "photos" VALUES(2,'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',1002,1700000000,255,640,480,'JPEG',NULL,'Canon EOS','','',NULL,NULL,NULL,NULL,NULL,NULL,'[]',1,NULL);
CREATE TABLE spaces (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    model_name TEXT NOT NULL,
    dimensions INTEGER NOT NULL,
    active INTEGER NOT NULL DEFAULT 0,
    generation INTEGER NOT NULL DEFAULT 0,
    needs_rebuild INTEGER NOT NULL DEFAULT 0
, axes BLOB) STRICT;
INSERT INTO "spaces" VALUES(1,'builtin@1','builtin',4,1,0,0,NULL);
CREATE TABLE tag_marks (
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tags (id),
    by_person INTEGER NOT NULL,
    present INTEGER NOT NULL,  -- 0: a person took it away, the model may not give it again
    confidence REAL NOT NULL,
    space_id INTEGER REFERENCES spaces (id),  -- the model's space that gave it
    PRIMARY KEY (photo_id, tag_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "tag_marks" VALUES(1,1,1,1,1.0,NULL);
INSERT INTO "tag_marks" VALUES(2,1,1,0,1.0,NULL);
CREATE TABLE tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,  -- the name without its case
    name TEXT NOT NULL,
    group_name TEXT NOT NULL
) STRICT;
INSERT INTO "tags" VALUES(1,'grandma','Grandma','');
CREATE TABLE texts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    space_id INTEGER NOT NULL REFERENCES spaces (id),
    text TEXT NOT NULL,
    vector BLOB NOT NULL,
    UNIQUE (space_id, text)
) STRICT;
CREATE TABLE vectors (
    space_id INTEGER NOT NULL REFERENCES spaces (id),
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    vector BLOB NOT NULL,  -- little-endian float16
    PRIMARY KEY (space_id, photo_id)
) STRICT;
INSERT INTO "vectors" VALUES(1,1,X'003C000000000000');
CREATE INDEX photos_listing
    ON photos (visible, sort_time DESC, id, width, height, colour);
CREATE INDEX photos_by_size ON photos (byte_size);
CREATE INDEX locations_by_folder ON locations (folder_id, photo_id);
CREATE INDEX locations_by_photo ON locations (photo_id) WHERE photo_id IS NOT NULL;
CREATE INDEX locations_pending ON locations (mtime_ns DESC, id, folder_id)
    WHERE state = 'pending';
CREATE INDEX locations_failed ON locations (folder_id) WHERE state = 'failed';
CREATE TRIGGER location_added AFTER INSERT ON locations WHEN NEW.photo_id IS NOT NULL
BEGIN
    UPDATE photos SET visible = 1, hidden_since = NULL WHERE id = NEW.photo_id AND visible = 0;
END;
CREATE TRIGGER location_removed AFTER DELETE ON locations WHEN OLD.photo_id IS NOT NULL
BEGIN
    UPDATE photos SET visible = 0, hidden_since = unixepoch('now', 'localtime')
    WHERE id = OLD.photo_id
      AND NOT EXISTS (SELECT 1 FROM locations WHERE photo_id = OLD.photo_id);
END;
CREATE TRIGGER location_changed AFTER UPDATE OF photo_id ON locations
    WHEN OLD.photo_id IS NOT NEW.photo_id
BEGIN
    UPDATE photos SET visible = 1, hidden_since = NULL WHERE id = NEW.photo_id AND visible = 0;
    UPDATE photos SET visible = 0, hidden_since = unixepoch('now', 'localtime')
    WHERE id = OLD.photo_id
      AND NOT EXISTS (SELECT 1 FROM locations WHERE photo_id = OLD.photo_id);
END;
CREATE UNIQUE INDEX one_active_space ON spaces (active) WHERE active = 1;
CREATE INDEX vectors_by_photo ON vectors (photo_id);
CREATE INDEX outbox_by_space ON outbox (space_id, sequence);
CREATE INDEX tag_marks_by_tag ON tag_marks (tag_id, present, photo_id);
CREATE INDEX album_marks_by_photo ON album_marks (photo_id);
CREATE INDEX album_members ON album_marks (album_id, present, score DESC, photo_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('folders',1);
INSERT INTO "sqlite_sequence" VALUES('photos',2);
INSERT INTO "sqlite_sequence" VALUES('locations',2);
INSERT INTO "sqlite_sequence" VALUES('spaces',1);
INSERT INTO "sqlite_sequence" VALUES('tags',1);
INSERT INTO "sqlite_sequence" VALUES('albums',3);
COMMIT;
PRAGMA user_version = 2;
