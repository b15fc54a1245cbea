"""One file: decoding, thumbnail, metadata, likeness."""
