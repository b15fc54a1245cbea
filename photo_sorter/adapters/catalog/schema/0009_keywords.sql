-- Whether a tag is a keyword of the photo's file. Such a mark is neither a person's nor the model's,
-- follows photos.keywords, and gives way to what a person says.
ALTER TABLE tag_marks ADD COLUMN by_file INTEGER NOT NULL DEFAULT 0;
CREATE INDEX tag_marks_by_file ON tag_marks (tag_id, photo_id) WHERE by_file = 1;

-- What the file said of itself when it was last read, as JSON (see core/file_said): the base of a
-- merge with what a person says. Empty of photos that were taken in before it was kept.
ALTER TABLE photos ADD COLUMN file_said TEXT NOT NULL DEFAULT '';
