"""Text that is seen in pictures: its lines, which of them are text at all, and their order."""
