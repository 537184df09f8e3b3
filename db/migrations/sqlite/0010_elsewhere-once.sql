-- One more membership of many touched every one of them: now only those for which it makes a difference.
DROP TRIGGER memberships_added;
--> statement-breakpoint
DROP TRIGGER memberships_ended;
--> statement-breakpoint
CREATE TRIGGER memberships_added AFTER INSERT ON memberships BEGIN
  UPDATE memberships SET (listed, status, name_key, login_key, role_name, signed_in_at, search_text) = (SELECT l.listed, l.status, l.name_key, l.login_key, l.role_name, l.signed_in_at, l.search_text FROM membership_listing l WHERE l.id = memberships.id) WHERE id = NEW.id;
  UPDATE memberships SET elsewhere = 1 WHERE user_id = NEW.user_id AND elsewhere = 0 AND (SELECT count(*) FROM (SELECT 1 FROM memberships o WHERE o.user_id = NEW.user_id AND o.ended_at IS NULL LIMIT 2)) > 1;
  UPDATE memberships SET elsewhere = 0 WHERE user_id = NEW.user_id AND elsewhere = 1 AND (SELECT count(*) FROM (SELECT 1 FROM memberships o WHERE o.user_id = NEW.user_id AND o.ended_at IS NULL LIMIT 2)) < 2;
END;
--> statement-breakpoint
CREATE TRIGGER memberships_ended AFTER UPDATE OF ended_at ON memberships BEGIN
  UPDATE memberships SET (listed, status, name_key, login_key, role_name, signed_in_at, search_text) = (SELECT l.listed, l.status, l.name_key, l.login_key, l.role_name, l.signed_in_at, l.search_text FROM membership_listing l WHERE l.id = memberships.id) WHERE id = NEW.id;
  UPDATE memberships SET elsewhere = 1 WHERE user_id = NEW.user_id AND elsewhere = 0 AND (SELECT count(*) FROM (SELECT 1 FROM memberships o WHERE o.user_id = NEW.user_id AND o.ended_at IS NULL LIMIT 2)) > 1;
  UPDATE memberships SET elsewhere = 0 WHERE user_id = NEW.user_id AND elsewhere = 1 AND (SELECT count(*) FROM (SELECT 1 FROM memberships o WHERE o.user_id = NEW.user_id AND o.ended_at IS NULL LIMIT 2)) < 2;
END;
