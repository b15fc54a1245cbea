"""One photo, as large as the window: what is read for it, where it lies, what is said of it."""
