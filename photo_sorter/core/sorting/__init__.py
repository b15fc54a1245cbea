"""Files sorted into folders by rules: the language of templates, and plans as data."""
