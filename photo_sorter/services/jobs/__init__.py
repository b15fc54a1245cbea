"""Background work: the queue, its thread, and its progress."""
