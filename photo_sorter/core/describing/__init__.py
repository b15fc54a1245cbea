"""Questions about pictures, in words, and what a model that describes pictures answers."""
