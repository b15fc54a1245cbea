-- A hash of the picture as it is shown, for telling whether a file's metadata alone was written;
-- empty for photos that were taken in before it was kept.
ALTER TABLE photos ADD COLUMN pixels TEXT NOT NULL DEFAULT '';

-- The photo that a file without one may still be, once it is read again: the one that it held before
-- it could not be read, that the file held whose name it took, or that had the file's number.
ALTER TABLE locations ADD COLUMN held INTEGER;
