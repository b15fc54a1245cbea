"""What a person can do, as actions with shortcuts and menus."""
