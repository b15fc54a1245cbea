"""The text that is seen in photos: found in the background, kept, shown and deleted."""
