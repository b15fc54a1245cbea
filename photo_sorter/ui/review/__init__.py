"""The review of a tag or a described album: photos are asked about, and answered."""
