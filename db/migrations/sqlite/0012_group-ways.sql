CREATE INDEX `memberships_own` ON `memberships` (`user_id`,`practice_id`,`admin`,`visited_at`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `memberships_group_app` ON `memberships` (`group_id`,`name_key`,`number`,`practice_id`) WHERE show_in_app and listed;--> statement-breakpoint
CREATE INDEX `memberships_group_admins` ON `memberships` (`group_id`,`name_key`,`number`,`practice_id`) WHERE admin and listed;--> statement-breakpoint
CREATE INDEX `memberships_group_chat` ON `memberships` (`group_id`,`name_key`,`number`,`practice_id`) WHERE chat_user and listed;--> statement-breakpoint
CREATE INDEX `memberships_group_doctors` ON `memberships` (`group_id`,`name_key`,`number`,`practice_id`) WHERE default_doctor and listed;--> statement-breakpoint
CREATE INDEX `memberships_group_signers` ON `memberships` (`group_id`,`name_key`,`number`,`practice_id`) WHERE can_sign_forms and listed;--> statement-breakpoint
-- As memberships_by_name_with_text: a search of a part of a word reads this alone. Postgres has its trigrams.
CREATE INDEX memberships_group_text ON memberships (group_id, listed, name_key, number, practice_id, search_text);
