-- Only SQLite's search is made anew (its 0013): pg_trgm stays.
SELECT 1;
