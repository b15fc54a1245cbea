"""Photos that are turned by what their files say of how they are to be shown."""
