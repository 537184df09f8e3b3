CREATE INDEX `audit_entries_at` ON `audit_entries` (`chain`,`at`,`number`);--> statement-breakpoint
CREATE INDEX `memberships_photo` ON `memberships` (`photo_id`);