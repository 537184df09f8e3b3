-- Devices known before login requests existed belong to their users' home practices; those signed in now are trusted, so that nobody is thrown out.
UPDATE device_users SET practice_id = (SELECT home_practice_id FROM users WHERE users.id = device_users.user_id);
--> statement-breakpoint
UPDATE device_users SET trusted_at = last_seen_at, trusted_by = 'signed in before devices were approved'
WHERE trusted_at IS NULL AND revoked_at IS NULL AND EXISTS (
  SELECT 1 FROM sessions WHERE sessions.device_id = device_users.device_id AND sessions.user_id = device_users.user_id AND sessions.state = 'active'
);
