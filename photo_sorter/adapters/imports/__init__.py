"""What other programs know of photos: one module a source. None of their files is ever written."""
