"""The page on which files are sorted into folders."""
