"""The kinds of place that the sidebar lists, one module each, and the sidebar."""
