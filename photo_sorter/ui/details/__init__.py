"""The panel on the right: what is known of the photo."""
