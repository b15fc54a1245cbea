"""One decoder a kind of picture file, behind one protocol, and the table of them."""
