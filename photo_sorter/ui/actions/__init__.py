"""What a person can do: one list, which menus, keys and the palette read."""
