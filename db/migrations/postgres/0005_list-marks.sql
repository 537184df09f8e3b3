-- Only SQLite keeps marks (its 0005): Postgres may sort by the rules of a language, which beginnings don't follow.
SELECT 1;
