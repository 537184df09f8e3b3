-- One more membership of many touched every one of them: now only those for which it makes a difference.
CREATE OR REPLACE FUNCTION memberships_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE memberships SET (listed, status, name_key, login_key, role_name, signed_in_at, search_text) = (SELECT l.listed, l.status, l.name_key, l.login_key, l.role_name, l.signed_in_at, l.search_text FROM membership_listing l WHERE l.id = memberships.id) WHERE id = NEW.id;
  UPDATE memberships SET elsewhere = true WHERE user_id = NEW.user_id AND elsewhere = false AND (SELECT count(*) FROM (SELECT 1 FROM memberships o WHERE o.user_id = NEW.user_id AND o.ended_at IS NULL LIMIT 2) AS live) > 1;
  UPDATE memberships SET elsewhere = false WHERE user_id = NEW.user_id AND elsewhere = true AND (SELECT count(*) FROM (SELECT 1 FROM memberships o WHERE o.user_id = NEW.user_id AND o.ended_at IS NULL LIMIT 2) AS live) < 2;
  RETURN NULL;
END $$;
