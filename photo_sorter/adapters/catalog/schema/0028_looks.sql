-- A space that is active answers searches: 1 those by words and by what photos show, 2 those by how
-- photos look. 0 answers none.
CREATE UNIQUE INDEX one_active_look ON spaces (active) WHERE active = 2;
