"""The main window: its bars, its centre, its state."""
