-- The axes that the index's generation lies in: k rows of `dimensions` little-endian float32; NULL
-- where it takes all dimensions.
ALTER TABLE spaces ADD COLUMN axes BLOB;
