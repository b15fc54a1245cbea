"""Where everything is put together: composition, the command line, the window's program."""
