-- Suggested albums that a person does not want; a theme has no days. Dates are ISO 8601.
CREATE TABLE dismissed_suggestions (
    id INTEGER PRIMARY KEY,
    words TEXT NOT NULL,
    first_day TEXT,
    last_day TEXT,
    CHECK ((first_day IS NULL) = (last_day IS NULL))
) STRICT;
