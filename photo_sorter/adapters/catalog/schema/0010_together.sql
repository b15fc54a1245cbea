-- Patterns of folders and files that a person has passed over, as bytes like paths.
CREATE TABLE exclusions (
    pattern BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Files that are still there and are passed over, with the photos that they held: these keep their
-- marks, and are there again at once when the files are looked at again.
CREATE TABLE passed_over (
    path BLOB PRIMARY KEY,
    folder_id INTEGER NOT NULL REFERENCES folders (id) ON DELETE CASCADE,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    device INTEGER NOT NULL,
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX passed_over_by_photo ON passed_over (photo_id);
CREATE INDEX passed_over_by_folder ON passed_over (folder_id);

-- A RAW is a part of the picture beside it from now on: the next look at the disk tells which are.
UPDATE locations SET mtime_ns = -1 WHERE lower(substr(CAST(path AS TEXT), -4)) IN (
    '.3fr', '.ari', '.arw', '.bay', '.cap', '.cr2', '.cr3', '.crw', '.dcr', '.dcs', '.dng', '.drf',
    '.eip', '.erf', '.fff', '.gpr', '.iiq', '.k25', '.kdc', '.mdc', '.mef', '.mos', '.mrw', '.nef',
    '.nrw', '.orf', '.ori', '.pef', '.ptx', '.pxn', '.r3d', '.raf', '.raw', '.rw2', '.rwl', '.rwz', '.sr2',
    '.srf', '.srw', '.x3f'
);
