-- Which cameras and lenses there are is asked while somebody types.
CREATE INDEX photos_by_camera ON photos (camera);
CREATE INDEX photos_by_lens ON photos (lens);
