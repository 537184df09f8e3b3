CREATE TABLE `audit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`chain` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`event` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`session_id` text,
	`device_id` text,
	`address` text,
	`subject_kind` text NOT NULL,
	`subject_id` text,
	`subject_name` text NOT NULL,
	`before` text,
	`after` text,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_entries_number` ON `audit_entries` (`chain`,`number`);--> statement-breakpoint
CREATE INDEX `audit_entries_event` ON `audit_entries` (`chain`,`event`,`number`);--> statement-breakpoint
CREATE INDEX `audit_entries_actor` ON `audit_entries` (`chain`,`actor_id`,`number`);--> statement-breakpoint
CREATE INDEX `audit_entries_subject` ON `audit_entries` (`chain`,`subject_id`,`number`);--> statement-breakpoint
CREATE TABLE `audit_heads` (
	`chain` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `device_users` (
	`device_id` text NOT NULL,
	`user_id` text NOT NULL,
	`first_seen_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`last_address` text NOT NULL,
	`trusted_at` integer,
	`trusted_by` text,
	`revoked_at` integer,
	PRIMARY KEY(`device_id`, `user_id`),
	FOREIGN KEY (`device_id`) REFERENCES `devices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `device_users_user` ON `device_users` (`user_id`,`last_seen_at`);--> statement-breakpoint
CREATE TABLE `devices` (
	`id` text PRIMARY KEY NOT NULL,
	`secret_hash` text NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `devices_secret` ON `devices` (`secret_hash`);--> statement-breakpoint
CREATE TABLE `groups` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer
);
--> statement-breakpoint
CREATE TABLE `links` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`nonce` text NOT NULL,
	`token_hash` text NOT NULL,
	`user_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `links_token` ON `links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `links_user` ON `links` (`user_id`,`kind`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`user_id` text NOT NULL,
	`practice_id` text NOT NULL,
	`role_id` text NOT NULL,
	`public_name` text,
	`public_name_key` text DEFAULT '' NOT NULL,
	`photo_id` text,
	`provider_id` text,
	`extensions` text DEFAULT '' NOT NULL,
	`show_in_app` integer DEFAULT false NOT NULL,
	`admin` integer DEFAULT false NOT NULL,
	`chat_user` integer DEFAULT false NOT NULL,
	`default_doctor` integer DEFAULT false NOT NULL,
	`can_sign_forms` integer DEFAULT false NOT NULL,
	`name_on_forms` text,
	`is_home` integer NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	`listed` integer DEFAULT false NOT NULL,
	`status` text DEFAULT '' NOT NULL,
	`name_key` text DEFAULT '' NOT NULL,
	`login_key` text DEFAULT '' NOT NULL,
	`role_name` text DEFAULT '' NOT NULL,
	`signed_in_at` integer DEFAULT 0 NOT NULL,
	`elsewhere` integer DEFAULT false NOT NULL,
	`search_text` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`role_id`) REFERENCES `position_roles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`photo_id`) REFERENCES `photos`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `providers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_number` ON `memberships` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_user` ON `memberships` (`user_id`,`practice_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_provider` ON `memberships` (`provider_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_default_doctor` ON `memberships` (`practice_id`) WHERE default_doctor and listed;--> statement-breakpoint
CREATE INDEX `memberships_by_name` ON `memberships` (`practice_id`,`listed`,`name_key`,`number`);--> statement-breakpoint
CREATE INDEX `memberships_by_login` ON `memberships` (`practice_id`,`listed`,`login_key`,`number`);--> statement-breakpoint
CREATE INDEX `memberships_by_role` ON `memberships` (`practice_id`,`listed`,`role_name`,`name_key`,`number`);--> statement-breakpoint
CREATE INDEX `memberships_by_status` ON `memberships` (`practice_id`,`listed`,`status`,`name_key`,`number`);--> statement-breakpoint
CREATE INDEX `memberships_by_sign_in` ON `memberships` (`practice_id`,`listed`,`signed_in_at`,`number`);--> statement-breakpoint
CREATE INDEX `memberships_of_role` ON `memberships` (`practice_id`,`role_id`);--> statement-breakpoint
CREATE INDEX `memberships_admins` ON `memberships` (`practice_id`) WHERE admin and listed;--> statement-breakpoint
CREATE INDEX `memberships_app` ON `memberships` (`practice_id`) WHERE show_in_app and listed;--> statement-breakpoint
CREATE INDEX `memberships_chat` ON `memberships` (`practice_id`) WHERE chat_user and listed;--> statement-breakpoint
CREATE INDEX `memberships_signers` ON `memberships` (`practice_id`) WHERE can_sign_forms and listed;--> statement-breakpoint
CREATE INDEX `memberships_elsewhere` ON `memberships` (`practice_id`) WHERE elsewhere and listed;--> statement-breakpoint
CREATE TABLE `mailbox` (
	`id` text PRIMARY KEY NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `mailbox_at` ON `mailbox` (`at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text,
	`kind` text NOT NULL,
	`recipient` text NOT NULL,
	`about` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_try_at` integer NOT NULL,
	`claimed_until` integer,
	`claimed_by` text,
	`last_error` text,
	`created_at` integer NOT NULL,
	`sent_at` integer
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`next_try_at`);--> statement-breakpoint
CREATE INDEX `outbox_practice` ON `outbox` (`practice_id`,`state`);--> statement-breakpoint
CREATE TABLE `people_counts` (
	`practice_id` text NOT NULL,
	`role_id` text NOT NULL,
	`status` text NOT NULL,
	`permissions` integer NOT NULL,
	`elsewhere` integer NOT NULL,
	`people` integer NOT NULL,
	PRIMARY KEY(`practice_id`, `role_id`, `status`, `permissions`, `elsewhere`)
);
--> statement-breakpoint
CREATE TABLE `photos` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`uploaded_by` text NOT NULL,
	`small` blob NOT NULL,
	`large` blob NOT NULL,
	`saved_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `photos_unsaved` ON `photos` (`saved_at`,`created_at`);--> statement-breakpoint
CREATE TABLE `position_roles` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`may_sign` integer DEFAULT false NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `position_roles_key` ON `position_roles` (`practice_id`,`key`);--> statement-breakpoint
CREATE TABLE `practices` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`number` integer NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`email_key` text,
	`phone` text,
	`address` text,
	`time_zone` text NOT NULL,
	`review_link` text,
	`colour` text DEFAULT '#0f766e' NOT NULL,
	`two_factor` integer DEFAULT true NOT NULL,
	`idle_minutes` integer DEFAULT 30 NOT NULL,
	`session_hours` integer DEFAULT 12 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `practices_slug` ON `practices` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `practices_number` ON `practices` (`number`);--> statement-breakpoint
CREATE INDEX `practices_group` ON `practices` (`group_id`,`name`);--> statement-breakpoint
CREATE INDEX `practices_email_key` ON `practices` (`email_key`);--> statement-breakpoint
CREATE TABLE `providers` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`system` text DEFAULT 'other' NOT NULL,
	`external_id` text NOT NULL,
	`external_key` text NOT NULL,
	`abbreviation` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`retired_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `providers_external` ON `providers` (`practice_id`,`external_key`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`user_id` text NOT NULL,
	`device_id` text NOT NULL,
	`state` text NOT NULL,
	`address` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`ended_at` integer,
	`ended_because` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`device_id`) REFERENCES `devices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token` ON `sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`,`state`);--> statement-breakpoint
CREATE INDEX `sessions_device` ON `sessions` (`device_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `throttles` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`paused_until` integer NOT NULL,
	`last_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text,
	`home_practice_id` text,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`login_kind` text NOT NULL,
	`login` text,
	`login_key` text,
	`contact_email` text,
	`contact_email_key` text,
	`password_hash` text,
	`password_changed_at` integer,
	`must_change_password` integer DEFAULT false NOT NULL,
	`status` text NOT NULL,
	`access_ends_on` text,
	`access_ends_at` integer,
	`group_admin` integer DEFAULT false NOT NULL,
	`support` integer DEFAULT false NOT NULL,
	`last_practice_id` text,
	`last_sign_in_at` integer,
	`deleted_at` integer,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`home_practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_login_key` ON `users` (`login_key`);--> statement-breakpoint
CREATE INDEX `users_contact_email_key` ON `users` (`contact_email_key`);--> statement-breakpoint
CREATE INDEX `users_home` ON `users` (`home_practice_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `users_access_ends` ON `users` (`access_ends_at`);