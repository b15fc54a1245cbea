"""A vector index on a server that several machines share."""
