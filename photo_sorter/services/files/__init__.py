"""From the disk to the catalog: compare, follow, read, and keep photos over edits."""
