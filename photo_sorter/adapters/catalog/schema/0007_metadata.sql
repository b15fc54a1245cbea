-- How exactly the time taken is known ('year' to 'subsecond') and who says so (see core/taken);
-- NULL of photos without one, and of those that were taken in before it was kept. The zone is in
-- minutes east of UTC.
ALTER TABLE photos ADD COLUMN taken_precision TEXT;
ALTER TABLE photos ADD COLUMN taken_source TEXT;
ALTER TABLE photos ADD COLUMN taken_zone INTEGER;
ALTER TABLE photos ADD COLUMN subsecond INTEGER NOT NULL DEFAULT 0;  -- microseconds of taken_at
-- Orders the photos of one second: milliseconds, then 15 bits of the number in the file's name.
ALTER TABLE photos ADD COLUMN in_second INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photos ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE photos ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE photos ADD COLUMN file_rejected INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photos ADD COLUMN file_label INTEGER NOT NULL DEFAULT 0;

DROP INDEX photos_listing;
CREATE INDEX photos_listing
    ON photos (visible, sort_time DESC, in_second DESC, id, width, height, colour);
CREATE INDEX photos_marked_by_file ON photos (id, rating, file_rejected, file_label)
    WHERE file_rejected > 0 OR file_label > 0;

-- Sidecars as they were when their pictures were last given to be read.
CREATE TABLE sidecars (
    path BLOB PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
