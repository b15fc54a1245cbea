-- What was learnt is one row of weights each, with how many answers were a yes: it is learnt again
-- from the same answers.
DELETE FROM classifiers;
