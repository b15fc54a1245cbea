"""Taking over what other programs know of photos: planned first, then done, then taken back."""
