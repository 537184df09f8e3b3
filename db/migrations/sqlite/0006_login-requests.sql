CREATE TABLE `decision_links` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`user_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `login_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decision_links_token` ON `decision_links` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `decision_links_request` ON `decision_links` (`request_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `decision_links_user` ON `decision_links` (`user_id`);--> statement-breakpoint
CREATE TABLE `login_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`device_id` text NOT NULL,
	`practice_id` text,
	`session_id` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`device_label` text NOT NULL,
	`address` text NOT NULL,
	`country` text,
	`odd` text NOT NULL,
	`attempts` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`last_attempt_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`last_mailed_at` integer,
	`to_support` integer DEFAULT false NOT NULL,
	`wrong_numbers` integer DEFAULT 0 NOT NULL,
	`number_closed_until` integer,
	`closed_at` integer,
	`decided_by` text,
	`decided_by_name` text,
	`decided_how` text,
	`without_number` integer DEFAULT false NOT NULL,
	`secured` integer DEFAULT false NOT NULL,
	`used_at` integer,
	`lapsed_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`device_id`) REFERENCES `devices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `login_requests_open` ON `login_requests` (`user_id`,`device_id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `login_requests_practice` ON `login_requests` (`practice_id`,`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `login_requests_recent` ON `login_requests` (`practice_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `login_requests_user` ON `login_requests` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `login_requests_session` ON `login_requests` (`session_id`);--> statement-breakpoint
CREATE INDEX `login_requests_expiry` ON `login_requests` (`state`,`expires_at`);--> statement-breakpoint
CREATE INDEX `login_requests_unused` ON `login_requests` (`closed_at`) WHERE state = 'approved' and used_at is null and lapsed_at is null;--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`used_at` integer,
	`used_by` text,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recovery_codes_code` ON `recovery_codes` (`practice_id`,`code_hash`);--> statement-breakpoint
CREATE TABLE `user_networks` (
	`user_id` text NOT NULL,
	`network` text NOT NULL,
	`country` text,
	`first_seen_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_networks_pair` ON `user_networks` (`user_id`,`network`);--> statement-breakpoint
ALTER TABLE `device_users` ADD `practice_id` text REFERENCES practices(id);--> statement-breakpoint
ALTER TABLE `device_users` ADD `looked_like` text;--> statement-breakpoint
CREATE INDEX `device_users_trusted` ON `device_users` (`practice_id`,`last_seen_at`,`user_id`,`device_id`) WHERE trusted_at is not null and revoked_at is null;--> statement-breakpoint
ALTER TABLE `practices` ADD `number_rule` text DEFAULT 'unless_absent' NOT NULL;--> statement-breakpoint
ALTER TABLE `practices` ADD `trust_days` integer DEFAULT 90 NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `password_reset_at` integer;