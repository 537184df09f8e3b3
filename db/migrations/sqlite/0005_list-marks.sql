-- How many people stand under each beginning of a sort's key: a deep page of the list starts there instead of stepping over everybody
-- before it. Of who never signed in, a thousand and twenty-four numbers are one beginning (docs/decisions/0003). Only SQLite's: Postgres
-- may sort by the rules of a language, which beginnings don't follow.
CREATE TABLE people_marks (practice_id text NOT NULL, sort text NOT NULL, part text NOT NULL, beginning text NOT NULL, people integer NOT NULL, PRIMARY KEY (practice_id, sort, part, beginning)) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO people_marks SELECT m.practice_id, 'name', '', substr(m.name_key, 1, 2), count(*) FROM memberships m WHERE m.listed GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO people_marks SELECT m.practice_id, 'login', '', substr(m.login_key, 1, 2), count(*) FROM memberships m WHERE m.listed GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO people_marks SELECT m.practice_id, 'role', m.role_name, substr(m.name_key, 1, 2), count(*) FROM memberships m WHERE m.listed GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO people_marks SELECT m.practice_id, 'status', m.status, substr(m.name_key, 1, 2), count(*) FROM memberships m WHERE m.listed GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO people_marks SELECT m.practice_id, 'sign-in', '', CASE WHEN m.signed_in_at = 0 THEN printf('0%016d', m.number / 1024) ELSE printf('1%08d', m.signed_in_at / 86400000) END, count(*) FROM memberships m WHERE m.listed GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
CREATE TRIGGER memberships_marked_by_name AFTER UPDATE OF listed, name_key ON memberships WHEN OLD.listed <> NEW.listed OR OLD.name_key <> NEW.name_key BEGIN
  UPDATE people_marks SET people = people - 1 WHERE OLD.listed AND practice_id = OLD.practice_id AND sort = 'name' AND part = '' AND beginning = substr(OLD.name_key, 1, 2);
  INSERT INTO people_marks SELECT NEW.practice_id, 'name', '', substr(NEW.name_key, 1, 2), 1 WHERE NEW.listed ON CONFLICT DO UPDATE SET people = people + 1;
END;
--> statement-breakpoint
CREATE TRIGGER memberships_marked_by_login AFTER UPDATE OF listed, login_key ON memberships WHEN OLD.listed <> NEW.listed OR OLD.login_key <> NEW.login_key BEGIN
  UPDATE people_marks SET people = people - 1 WHERE OLD.listed AND practice_id = OLD.practice_id AND sort = 'login' AND part = '' AND beginning = substr(OLD.login_key, 1, 2);
  INSERT INTO people_marks SELECT NEW.practice_id, 'login', '', substr(NEW.login_key, 1, 2), 1 WHERE NEW.listed ON CONFLICT DO UPDATE SET people = people + 1;
END;
--> statement-breakpoint
CREATE TRIGGER memberships_marked_by_role AFTER UPDATE OF listed, role_name, name_key ON memberships WHEN OLD.listed <> NEW.listed OR OLD.role_name <> NEW.role_name OR OLD.name_key <> NEW.name_key BEGIN
  UPDATE people_marks SET people = people - 1 WHERE OLD.listed AND practice_id = OLD.practice_id AND sort = 'role' AND part = OLD.role_name AND beginning = substr(OLD.name_key, 1, 2);
  INSERT INTO people_marks SELECT NEW.practice_id, 'role', NEW.role_name, substr(NEW.name_key, 1, 2), 1 WHERE NEW.listed ON CONFLICT DO UPDATE SET people = people + 1;
END;
--> statement-breakpoint
CREATE TRIGGER memberships_marked_by_status AFTER UPDATE OF listed, status, name_key ON memberships WHEN OLD.listed <> NEW.listed OR OLD.status <> NEW.status OR OLD.name_key <> NEW.name_key BEGIN
  UPDATE people_marks SET people = people - 1 WHERE OLD.listed AND practice_id = OLD.practice_id AND sort = 'status' AND part = OLD.status AND beginning = substr(OLD.name_key, 1, 2);
  INSERT INTO people_marks SELECT NEW.practice_id, 'status', NEW.status, substr(NEW.name_key, 1, 2), 1 WHERE NEW.listed ON CONFLICT DO UPDATE SET people = people + 1;
END;
--> statement-breakpoint
CREATE TRIGGER memberships_marked_by_sign_in AFTER UPDATE OF listed, signed_in_at ON memberships WHEN OLD.listed <> NEW.listed OR OLD.signed_in_at <> NEW.signed_in_at BEGIN
  UPDATE people_marks SET people = people - 1 WHERE OLD.listed AND practice_id = OLD.practice_id AND sort = 'sign-in' AND part = '' AND beginning = CASE WHEN OLD.signed_in_at = 0 THEN printf('0%016d', OLD.number / 1024) ELSE printf('1%08d', OLD.signed_in_at / 86400000) END;
  INSERT INTO people_marks SELECT NEW.practice_id, 'sign-in', '', CASE WHEN NEW.signed_in_at = 0 THEN printf('0%016d', NEW.number / 1024) ELSE printf('1%08d', NEW.signed_in_at / 86400000) END, 1 WHERE NEW.listed ON CONFLICT DO UPDATE SET people = people + 1;
END;
--> statement-breakpoint
CREATE TRIGGER memberships_unmarked AFTER DELETE ON memberships WHEN OLD.listed BEGIN
  UPDATE people_marks SET people = people - 1 WHERE OLD.listed AND practice_id = OLD.practice_id AND sort = 'name' AND part = '' AND beginning = substr(OLD.name_key, 1, 2);
  UPDATE people_marks SET people = people - 1 WHERE OLD.listed AND practice_id = OLD.practice_id AND sort = 'login' AND part = '' AND beginning = substr(OLD.login_key, 1, 2);
  UPDATE people_marks SET people = people - 1 WHERE OLD.listed AND practice_id = OLD.practice_id AND sort = 'role' AND part = OLD.role_name AND beginning = substr(OLD.name_key, 1, 2);
  UPDATE people_marks SET people = people - 1 WHERE OLD.listed AND practice_id = OLD.practice_id AND sort = 'status' AND part = OLD.status AND beginning = substr(OLD.name_key, 1, 2);
  UPDATE people_marks SET people = people - 1 WHERE OLD.listed AND practice_id = OLD.practice_id AND sort = 'sign-in' AND part = '' AND beginning = CASE WHEN OLD.signed_in_at = 0 THEN printf('0%016d', OLD.number / 1024) ELSE printf('1%08d', OLD.signed_in_at / 86400000) END;
END;
