-- The searched text by its parts of one, two and three letters, in hex: the trigrams before knew nothing of one or two (docs/decisions/0003).
-- Only SQLite's: Postgres keeps its pg_trgm.
CREATE TABLE text_positions (position INTEGER PRIMARY KEY);
--> statement-breakpoint
-- More than the longest text has: two names of 100 letters and two addresses of 254, of which each may fold into eighteen.
WITH RECURSIVE counted (position) AS (SELECT 1 UNION ALL SELECT position + 1 FROM counted WHERE position < 16384)
INSERT INTO text_positions SELECT position FROM counted;
--> statement-breakpoint
DROP TRIGGER memberships_searched;
--> statement-breakpoint
DROP TRIGGER memberships_unsearched;
--> statement-breakpoint
DROP TABLE people_search;
--> statement-breakpoint
CREATE VIRTUAL TABLE people_search USING fts5(parts, content='', contentless_delete=1, detail=none, tokenize='ascii');
--> statement-breakpoint
INSERT INTO people_search (rowid, parts) SELECT m.number, (SELECT group_concat(hex(substr(m.search_text, position, 1)) || ' ' || hex(substr(m.search_text, position, 2)) || ' ' || hex(substr(m.search_text, position, 3)), ' ') FROM text_positions WHERE position <= length(m.search_text)) FROM memberships m WHERE m.listed;
--> statement-breakpoint
-- One trigger for both: in which order two of them run is SQLite's own choice.
CREATE TRIGGER memberships_searched AFTER UPDATE OF search_text, listed ON memberships WHEN OLD.listed <> NEW.listed OR OLD.search_text <> NEW.search_text BEGIN
  DELETE FROM people_search WHERE rowid = OLD.number AND OLD.listed;
  INSERT INTO people_search (rowid, parts) SELECT NEW.number, group_concat(hex(substr(NEW.search_text, position, 1)) || ' ' || hex(substr(NEW.search_text, position, 2)) || ' ' || hex(substr(NEW.search_text, position, 3)), ' ') FROM text_positions WHERE position <= length(NEW.search_text) HAVING NEW.listed;
END;
