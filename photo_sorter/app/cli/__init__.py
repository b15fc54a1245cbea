"""The command line: the same facade as the window, in a form that scripts can rely on."""
