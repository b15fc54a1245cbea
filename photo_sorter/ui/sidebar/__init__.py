"""The list of places on the left."""
