-- What a person did, newest last. `reverse` is the operation (JSON) that takes the present state
-- back: the inverse of one that is done, and what does it again of one that is undone.
CREATE TABLE operations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    time INTEGER NOT NULL DEFAULT (unixepoch('now', 'localtime')),
    action TEXT NOT NULL,
    name TEXT NOT NULL,
    count INTEGER NOT NULL,
    reverse TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'superseded')),
    notes TEXT NOT NULL DEFAULT '',  -- keys of what was done outside the catalog, in its last turn
    turn INTEGER NOT NULL  -- counts up with every change of state
) STRICT;

CREATE INDEX operations_by_state ON operations (state, turn);
