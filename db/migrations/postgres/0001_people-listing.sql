-- What the user list sorts, filters, searches and counts by, kept in step by the database itself (docs/decisions/0003).
CREATE VIEW membership_listing AS
SELECT m.id,
  CASE WHEN m.ended_at IS NULL THEN u.status ELSE 'ended' END AS status,
  m.ended_at IS NULL AND u.status IN ('invited', 'active', 'deactivated') AS listed,
  u.name_key,
  coalesce(u.login_key, '') AS login_key,
  r.name AS role_name,
  coalesce(u.last_sign_in_at, '1970-01-01T00:00:00Z') AS signed_in_at,
  u.name_key || chr(10) || m.public_name_key || chr(10) || coalesce(u.login_key, '') || chr(10) || coalesce(u.contact_email_key, '')
    || chr(10) || coalesce(p.external_key || chr(10) || lower(p.abbreviation), '') || chr(10) AS search_text
FROM memberships m
JOIN users u ON u.id = m.user_id
JOIN position_roles r ON r.id = m.role_id
LEFT JOIN providers p ON p.id = m.provider_id;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gin;
--> statement-breakpoint
CREATE INDEX memberships_search ON memberships USING gin (practice_id, search_text gin_trgm_ops) WHERE listed;
--> statement-breakpoint
CREATE FUNCTION memberships_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE memberships SET (listed, status, name_key, login_key, role_name, signed_in_at, search_text) = (SELECT l.listed, l.status, l.name_key, l.login_key, l.role_name, l.signed_in_at, l.search_text FROM membership_listing l WHERE l.id = memberships.id) WHERE id = NEW.id;
  UPDATE memberships SET elsewhere = (SELECT count(*) > 1 FROM memberships o WHERE o.user_id = NEW.user_id AND o.ended_at IS NULL) WHERE user_id = NEW.user_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER memberships_added AFTER INSERT ON memberships FOR EACH ROW EXECUTE FUNCTION memberships_added();
--> statement-breakpoint
CREATE FUNCTION memberships_changed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE memberships SET (listed, status, name_key, login_key, role_name, signed_in_at, search_text) = (SELECT l.listed, l.status, l.name_key, l.login_key, l.role_name, l.signed_in_at, l.search_text FROM membership_listing l WHERE l.id = memberships.id) WHERE id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER memberships_changed AFTER UPDATE OF public_name_key, provider_id, role_id ON memberships FOR EACH ROW EXECUTE FUNCTION memberships_changed();
--> statement-breakpoint
CREATE TRIGGER memberships_ended AFTER UPDATE OF ended_at ON memberships FOR EACH ROW EXECUTE FUNCTION memberships_added();
--> statement-breakpoint
CREATE FUNCTION users_changed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE memberships SET (listed, status, name_key, login_key, role_name, signed_in_at, search_text) = (SELECT l.listed, l.status, l.name_key, l.login_key, l.role_name, l.signed_in_at, l.search_text FROM membership_listing l WHERE l.id = memberships.id) WHERE user_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER users_changed AFTER UPDATE OF name_key, login_key, contact_email_key, status ON users FOR EACH ROW EXECUTE FUNCTION users_changed();
--> statement-breakpoint
CREATE FUNCTION users_signed_in() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE memberships SET signed_in_at = coalesce(NEW.last_sign_in_at, '1970-01-01T00:00:00Z') WHERE user_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER users_signed_in AFTER UPDATE OF last_sign_in_at ON users FOR EACH ROW EXECUTE FUNCTION users_signed_in();
--> statement-breakpoint
CREATE FUNCTION position_roles_renamed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE memberships SET role_name = NEW.name WHERE practice_id = NEW.practice_id AND role_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER position_roles_renamed AFTER UPDATE OF name ON position_roles FOR EACH ROW EXECUTE FUNCTION position_roles_renamed();
--> statement-breakpoint
CREATE FUNCTION providers_changed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE memberships SET (listed, status, name_key, login_key, role_name, signed_in_at, search_text) = (SELECT l.listed, l.status, l.name_key, l.login_key, l.role_name, l.signed_in_at, l.search_text FROM membership_listing l WHERE l.id = memberships.id) WHERE provider_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER providers_changed AFTER UPDATE OF external_key, abbreviation ON providers FOR EACH ROW EXECUTE FUNCTION providers_changed();
--> statement-breakpoint
CREATE FUNCTION memberships_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE people_counts SET people = people - 1 WHERE OLD.listed AND practice_id = OLD.practice_id AND role_id = OLD.role_id AND status = OLD.status AND permissions = (OLD.show_in_app::int + 2 * OLD.admin::int + 4 * OLD.chat_user::int + 8 * OLD.default_doctor::int + 16 * OLD.can_sign_forms::int) AND elsewhere = OLD.elsewhere;
  INSERT INTO people_counts (practice_id, role_id, status, permissions, elsewhere, people) SELECT NEW.practice_id, NEW.role_id, NEW.status, (NEW.show_in_app::int + 2 * NEW.admin::int + 4 * NEW.chat_user::int + 8 * NEW.default_doctor::int + 16 * NEW.can_sign_forms::int), NEW.elsewhere, 1 WHERE NEW.listed ON CONFLICT (practice_id, role_id, status, permissions, elsewhere) DO UPDATE SET people = people_counts.people + 1;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER memberships_counted AFTER UPDATE OF listed, status, role_id, show_in_app, admin, chat_user, default_doctor, can_sign_forms, elsewhere ON memberships FOR EACH ROW WHEN (OLD.listed <> NEW.listed OR OLD.status <> NEW.status OR OLD.role_id <> NEW.role_id OR OLD.show_in_app <> NEW.show_in_app OR OLD.admin <> NEW.admin OR OLD.chat_user <> NEW.chat_user OR OLD.default_doctor <> NEW.default_doctor OR OLD.can_sign_forms <> NEW.can_sign_forms OR OLD.elsewhere <> NEW.elsewhere) EXECUTE FUNCTION memberships_counted();
--> statement-breakpoint
CREATE FUNCTION memberships_removed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE people_counts SET people = people - 1 WHERE OLD.listed AND practice_id = OLD.practice_id AND role_id = OLD.role_id AND status = OLD.status AND permissions = (OLD.show_in_app::int + 2 * OLD.admin::int + 4 * OLD.chat_user::int + 8 * OLD.default_doctor::int + 16 * OLD.can_sign_forms::int) AND elsewhere = OLD.elsewhere;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER memberships_removed AFTER DELETE ON memberships FOR EACH ROW EXECUTE FUNCTION memberships_removed();
--> statement-breakpoint
CREATE FUNCTION audit_entries_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'the audit log is append-only';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_are_kept BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION audit_entries_are_kept();
