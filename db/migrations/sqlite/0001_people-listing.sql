-- What the user list sorts, filters, searches and counts by, kept in step by the database itself (docs/decisions/0003).
CREATE VIEW membership_listing AS
SELECT m.id,
  CASE WHEN m.ended_at IS NULL THEN u.status ELSE 'ended' END AS status,
  m.ended_at IS NULL AND u.status IN ('invited', 'active', 'deactivated') AS listed,
  u.name_key,
  coalesce(u.login_key, '') AS login_key,
  r.name AS role_name,
  coalesce(u.last_sign_in_at, 0) AS signed_in_at,
  u.name_key || char(10) || m.public_name_key || char(10) || coalesce(u.login_key, '') || char(10) || coalesce(u.contact_email_key, '')
    || char(10) || coalesce(p.external_key || char(10) || lower(p.abbreviation), '') || char(10) AS search_text
FROM memberships m
JOIN users u ON u.id = m.user_id
JOIN position_roles r ON r.id = m.role_id
LEFT JOIN providers p ON p.id = m.provider_id;
--> statement-breakpoint
CREATE VIRTUAL TABLE people_search USING fts5(search_text, content='', contentless_delete=1, tokenize="trigram case_sensitive 1");
--> statement-breakpoint
-- The list by name carries the searched text along: a search that matches many people walks this index alone.
CREATE INDEX memberships_by_name_with_text ON memberships (practice_id, listed, name_key, number, search_text);
--> statement-breakpoint
CREATE TRIGGER memberships_added AFTER INSERT ON memberships BEGIN
  UPDATE memberships SET (listed, status, name_key, login_key, role_name, signed_in_at, search_text) = (SELECT l.listed, l.status, l.name_key, l.login_key, l.role_name, l.signed_in_at, l.search_text FROM membership_listing l WHERE l.id = memberships.id) WHERE id = NEW.id;
  UPDATE memberships SET elsewhere = (SELECT count(*) > 1 FROM memberships o WHERE o.user_id = NEW.user_id AND o.ended_at IS NULL) WHERE user_id = NEW.user_id;
END;
--> statement-breakpoint
CREATE TRIGGER memberships_changed AFTER UPDATE OF public_name_key, provider_id, role_id ON memberships BEGIN
  UPDATE memberships SET (listed, status, name_key, login_key, role_name, signed_in_at, search_text) = (SELECT l.listed, l.status, l.name_key, l.login_key, l.role_name, l.signed_in_at, l.search_text FROM membership_listing l WHERE l.id = memberships.id) WHERE id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER memberships_ended AFTER UPDATE OF ended_at ON memberships BEGIN
  UPDATE memberships SET (listed, status, name_key, login_key, role_name, signed_in_at, search_text) = (SELECT l.listed, l.status, l.name_key, l.login_key, l.role_name, l.signed_in_at, l.search_text FROM membership_listing l WHERE l.id = memberships.id) WHERE id = NEW.id;
  UPDATE memberships SET elsewhere = (SELECT count(*) > 1 FROM memberships o WHERE o.user_id = NEW.user_id AND o.ended_at IS NULL) WHERE user_id = NEW.user_id;
END;
--> statement-breakpoint
CREATE TRIGGER users_changed AFTER UPDATE OF name_key, login_key, contact_email_key, status ON users BEGIN
  UPDATE memberships SET (listed, status, name_key, login_key, role_name, signed_in_at, search_text) = (SELECT l.listed, l.status, l.name_key, l.login_key, l.role_name, l.signed_in_at, l.search_text FROM membership_listing l WHERE l.id = memberships.id) WHERE user_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER users_signed_in AFTER UPDATE OF last_sign_in_at ON users BEGIN
  UPDATE memberships SET signed_in_at = coalesce(NEW.last_sign_in_at, 0) WHERE user_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER position_roles_renamed AFTER UPDATE OF name ON position_roles BEGIN
  UPDATE memberships SET role_name = NEW.name WHERE practice_id = NEW.practice_id AND role_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER providers_changed AFTER UPDATE OF external_key, abbreviation ON providers BEGIN
  UPDATE memberships SET (listed, status, name_key, login_key, role_name, signed_in_at, search_text) = (SELECT l.listed, l.status, l.name_key, l.login_key, l.role_name, l.signed_in_at, l.search_text FROM membership_listing l WHERE l.id = memberships.id) WHERE provider_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER memberships_counted AFTER UPDATE OF listed, status, role_id, show_in_app, admin, chat_user, default_doctor, can_sign_forms, elsewhere ON memberships WHEN OLD.listed <> NEW.listed OR OLD.status <> NEW.status OR OLD.role_id <> NEW.role_id OR OLD.show_in_app <> NEW.show_in_app OR OLD.admin <> NEW.admin OR OLD.chat_user <> NEW.chat_user OR OLD.default_doctor <> NEW.default_doctor OR OLD.can_sign_forms <> NEW.can_sign_forms OR OLD.elsewhere <> NEW.elsewhere BEGIN
  UPDATE people_counts SET people = people - 1 WHERE OLD.listed AND practice_id = OLD.practice_id AND role_id = OLD.role_id AND status = OLD.status AND permissions = (OLD.show_in_app + 2 * OLD.admin + 4 * OLD.chat_user + 8 * OLD.default_doctor + 16 * OLD.can_sign_forms) AND elsewhere = OLD.elsewhere;
  INSERT INTO people_counts (practice_id, role_id, status, permissions, elsewhere, people) SELECT NEW.practice_id, NEW.role_id, NEW.status, (NEW.show_in_app + 2 * NEW.admin + 4 * NEW.chat_user + 8 * NEW.default_doctor + 16 * NEW.can_sign_forms), NEW.elsewhere, 1 WHERE NEW.listed ON CONFLICT (practice_id, role_id, status, permissions, elsewhere) DO UPDATE SET people = people_counts.people + 1;
END;
--> statement-breakpoint
CREATE TRIGGER memberships_unsearched AFTER UPDATE OF search_text, listed ON memberships WHEN OLD.listed AND (NOT NEW.listed OR OLD.search_text <> NEW.search_text) BEGIN
  DELETE FROM people_search WHERE rowid = OLD.number;
END;
--> statement-breakpoint
CREATE TRIGGER memberships_searched AFTER UPDATE OF search_text, listed ON memberships WHEN NEW.listed AND (NOT OLD.listed OR OLD.search_text <> NEW.search_text) BEGIN
  INSERT OR REPLACE INTO people_search (rowid, search_text) VALUES (NEW.number, NEW.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER memberships_removed AFTER DELETE ON memberships BEGIN
  UPDATE people_counts SET people = people - 1 WHERE OLD.listed AND practice_id = OLD.practice_id AND role_id = OLD.role_id AND status = OLD.status AND permissions = (OLD.show_in_app + 2 * OLD.admin + 4 * OLD.chat_user + 8 * OLD.default_doctor + 16 * OLD.can_sign_forms) AND elsewhere = OLD.elsewhere;
  DELETE FROM people_search WHERE rowid = OLD.number AND OLD.listed;
END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
