"""Which part of a picture to keep: what words ask for, and which parts are proposed."""
