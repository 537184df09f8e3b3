CREATE TABLE `access_review_lines` (
	`review_id` text NOT NULL,
	`number` integer NOT NULL,
	`user_id` text NOT NULL,
	`access` text NOT NULL,
	`decision` text,
	`remark` text DEFAULT '' NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	PRIMARY KEY(`review_id`, `number`),
	FOREIGN KEY (`review_id`) REFERENCES `access_reviews`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `access_review_lines_user` ON `access_review_lines` (`user_id`);--> statement-breakpoint
CREATE TABLE `access_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`started_by` text NOT NULL,
	`started_by_name` text NOT NULL,
	`people` integer NOT NULL,
	`signed_at` integer,
	`signed_by` text,
	`signed_by_name` text,
	`remark` text DEFAULT '' NOT NULL,
	`seal` text,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `access_reviews_practice` ON `access_reviews` (`practice_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `job_rows` (
	`job_id` text NOT NULL,
	`number` integer NOT NULL,
	`subject_id` text,
	`label` text NOT NULL,
	`task` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`outcome` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`job_id`, `number`),
	FOREIGN KEY (`job_id`) REFERENCES `jobs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `job_rows_state` ON `job_rows` (`job_id`,`state`,`number`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`group_id` text NOT NULL,
	`practice_id` text,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`session_id` text NOT NULL,
	`device_id` text NOT NULL,
	`address` text NOT NULL,
	`task` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`refused` integer DEFAULT 0 NOT NULL,
	`problem` text,
	`claimed_by` text,
	`claimed_until` integer,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `jobs_state` ON `jobs` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `jobs_practice` ON `jobs` (`practice_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `jobs_group` ON `jobs` (`group_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `logos` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`image` blob NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `memberships` ADD `group_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `memberships` ADD `follows_home` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `memberships` ADD `visited_at` integer;--> statement-breakpoint
CREATE INDEX `memberships_group_name` ON `memberships` (`group_id`,`listed`,`name_key`,`number`,`practice_id`);--> statement-breakpoint
CREATE INDEX `memberships_group_login` ON `memberships` (`group_id`,`listed`,`login_key`,`number`,`practice_id`);--> statement-breakpoint
CREATE INDEX `memberships_group_role` ON `memberships` (`group_id`,`listed`,`role_name`,`name_key`,`number`,`practice_id`);--> statement-breakpoint
CREATE INDEX `memberships_group_status` ON `memberships` (`group_id`,`listed`,`status`,`name_key`,`number`,`practice_id`);--> statement-breakpoint
CREATE INDEX `memberships_group_sign_in` ON `memberships` (`group_id`,`listed`,`signed_in_at`,`number`,`practice_id`);--> statement-breakpoint
ALTER TABLE `practices` ADD `features_withheld` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `practices` ADD `features_off` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `practices` ADD `logo_id` text;