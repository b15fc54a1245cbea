"""XMP that other programs write too: sidecars, and what stands in pictures themselves. A document
is patched: what is not ours stays as it is, byte for byte."""
