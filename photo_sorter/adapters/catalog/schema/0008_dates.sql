-- What a person says of photos' dates (see core/dated_photo). `photos.sort_time` and `in_second` follow
-- it while the row stands; what they would be by the file is kept here.
CREATE TABLE dates_by_person (
    photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
    taken_at INTEGER NOT NULL,  -- seconds of the wall clock at the place, counted as if it were UTC
    subsecond INTEGER NOT NULL,  -- microseconds
    precision TEXT NOT NULL,
    zone INTEGER,  -- minutes east of UTC
    in_second INTEGER NOT NULL,
    file_sort_time INTEGER NOT NULL,
    file_in_second INTEGER NOT NULL
) STRICT;
