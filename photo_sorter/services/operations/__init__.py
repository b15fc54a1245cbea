"""One handler for each kind of thing that a person does; the journal calls them."""
