"""What the app does, written against the ports of `photo_sorter.core.ports` alone."""
