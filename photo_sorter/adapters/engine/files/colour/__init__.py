"""From a decoded picture in its own mode to 8-bit RGB as it is shown."""
