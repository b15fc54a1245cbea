"""A part of a photo is chosen and saved as a version beside it."""
