CREATE TABLE "audit_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"chain" text NOT NULL,
	"number" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"event" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"session_id" text,
	"device_id" text,
	"address" text,
	"subject_kind" text NOT NULL,
	"subject_id" text,
	"subject_name" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"chain" text PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "device_users" (
	"device_id" text NOT NULL,
	"user_id" text NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"last_address" text NOT NULL,
	"trusted_at" timestamp (3) with time zone,
	"trusted_by" text,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "device_users_device_id_user_id_pk" PRIMARY KEY("device_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"id" text PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"nonce" text NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" text PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"user_id" text NOT NULL,
	"practice_id" text NOT NULL,
	"role_id" text NOT NULL,
	"public_name" text,
	"public_name_key" text DEFAULT '' NOT NULL,
	"photo_id" text,
	"provider_id" text,
	"extensions" text DEFAULT '' NOT NULL,
	"show_in_app" boolean DEFAULT false NOT NULL,
	"admin" boolean DEFAULT false NOT NULL,
	"chat_user" boolean DEFAULT false NOT NULL,
	"default_doctor" boolean DEFAULT false NOT NULL,
	"can_sign_forms" boolean DEFAULT false NOT NULL,
	"name_on_forms" text,
	"is_home" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"listed" boolean DEFAULT false NOT NULL,
	"status" text DEFAULT '' NOT NULL,
	"name_key" text DEFAULT '' NOT NULL,
	"login_key" text DEFAULT '' NOT NULL,
	"role_name" text DEFAULT '' NOT NULL,
	"signed_in_at" timestamp (3) with time zone DEFAULT '1970-01-01T00:00:00Z' NOT NULL,
	"elsewhere" boolean DEFAULT false NOT NULL,
	"search_text" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mailbox" (
	"id" text PRIMARY KEY NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"practice_id" text,
	"kind" text NOT NULL,
	"recipient" text NOT NULL,
	"about" jsonb NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"tries" bigint DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone NOT NULL,
	"claimed_until" timestamp (3) with time zone,
	"claimed_by" text,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "people_counts" (
	"practice_id" text NOT NULL,
	"role_id" text NOT NULL,
	"status" text NOT NULL,
	"permissions" bigint NOT NULL,
	"elsewhere" boolean NOT NULL,
	"people" bigint NOT NULL,
	CONSTRAINT "people_counts_practice_id_role_id_status_permissions_elsewhere_pk" PRIMARY KEY("practice_id","role_id","status","permissions","elsewhere")
);
--> statement-breakpoint
CREATE TABLE "photos" (
	"id" text PRIMARY KEY NOT NULL,
	"practice_id" text NOT NULL,
	"uploaded_by" text NOT NULL,
	"small" "bytea" NOT NULL,
	"large" "bytea" NOT NULL,
	"saved_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "position_roles" (
	"id" text PRIMARY KEY NOT NULL,
	"practice_id" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"position" bigint NOT NULL,
	"may_sign" boolean DEFAULT false NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "practices" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"number" bigint NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"email_key" text,
	"phone" text,
	"address" text,
	"time_zone" text NOT NULL,
	"review_link" text,
	"colour" text DEFAULT '#0f766e' NOT NULL,
	"two_factor" boolean DEFAULT true NOT NULL,
	"idle_minutes" bigint DEFAULT 30 NOT NULL,
	"session_hours" bigint DEFAULT 12 NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "providers" (
	"id" text PRIMARY KEY NOT NULL,
	"practice_id" text NOT NULL,
	"system" text DEFAULT 'other' NOT NULL,
	"external_id" text NOT NULL,
	"external_key" text NOT NULL,
	"abbreviation" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" text NOT NULL,
	"device_id" text NOT NULL,
	"state" text NOT NULL,
	"address" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_because" text
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" bigint NOT NULL,
	"paused_until" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text,
	"home_practice_id" text,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"login_kind" text NOT NULL,
	"login" text,
	"login_key" text,
	"contact_email" text,
	"contact_email_key" text,
	"password_hash" text,
	"password_changed_at" timestamp (3) with time zone,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"status" text NOT NULL,
	"access_ends_on" text,
	"access_ends_at" timestamp (3) with time zone,
	"group_admin" boolean DEFAULT false NOT NULL,
	"support" boolean DEFAULT false NOT NULL,
	"last_practice_id" text,
	"last_sign_in_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "device_users" ADD CONSTRAINT "device_users_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_users" ADD CONSTRAINT "device_users_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_role_id_position_roles_id_fk" FOREIGN KEY ("role_id") REFERENCES "public"."position_roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_photo_id_photos_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."photos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_roles" ADD CONSTRAINT "position_roles_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practices" ADD CONSTRAINT "practices_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "providers" ADD CONSTRAINT "providers_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_home_practice_id_practices_id_fk" FOREIGN KEY ("home_practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_entries_number" ON "audit_entries" USING btree ("chain","number");--> statement-breakpoint
CREATE INDEX "audit_entries_event" ON "audit_entries" USING btree ("chain","event","number");--> statement-breakpoint
CREATE INDEX "audit_entries_actor" ON "audit_entries" USING btree ("chain","actor_id","number");--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("chain","subject_id","number");--> statement-breakpoint
CREATE INDEX "device_users_user" ON "device_users" USING btree ("user_id","last_seen_at");--> statement-breakpoint
CREATE UNIQUE INDEX "devices_secret" ON "devices" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "links_token" ON "links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "links_user" ON "links" USING btree ("user_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_number" ON "memberships" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_user" ON "memberships" USING btree ("user_id","practice_id");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_provider" ON "memberships" USING btree ("provider_id");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_default_doctor" ON "memberships" USING btree ("practice_id") WHERE default_doctor and listed;--> statement-breakpoint
CREATE INDEX "memberships_by_name" ON "memberships" USING btree ("practice_id","listed","name_key","number");--> statement-breakpoint
CREATE INDEX "memberships_by_login" ON "memberships" USING btree ("practice_id","listed","login_key","number");--> statement-breakpoint
CREATE INDEX "memberships_by_role" ON "memberships" USING btree ("practice_id","listed","role_name","name_key","number");--> statement-breakpoint
CREATE INDEX "memberships_by_status" ON "memberships" USING btree ("practice_id","listed","status","name_key","number");--> statement-breakpoint
CREATE INDEX "memberships_by_sign_in" ON "memberships" USING btree ("practice_id","listed","signed_in_at","number");--> statement-breakpoint
CREATE INDEX "memberships_of_role" ON "memberships" USING btree ("practice_id","role_id");--> statement-breakpoint
CREATE INDEX "memberships_admins" ON "memberships" USING btree ("practice_id") WHERE admin and listed;--> statement-breakpoint
CREATE INDEX "memberships_app" ON "memberships" USING btree ("practice_id") WHERE show_in_app and listed;--> statement-breakpoint
CREATE INDEX "memberships_chat" ON "memberships" USING btree ("practice_id") WHERE chat_user and listed;--> statement-breakpoint
CREATE INDEX "memberships_signers" ON "memberships" USING btree ("practice_id") WHERE can_sign_forms and listed;--> statement-breakpoint
CREATE INDEX "memberships_elsewhere" ON "memberships" USING btree ("practice_id") WHERE elsewhere and listed;--> statement-breakpoint
CREATE INDEX "mailbox_at" ON "mailbox" USING btree ("at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("state","next_try_at");--> statement-breakpoint
CREATE INDEX "outbox_practice" ON "outbox" USING btree ("practice_id","state");--> statement-breakpoint
CREATE INDEX "photos_unsaved" ON "photos" USING btree ("saved_at","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "position_roles_key" ON "position_roles" USING btree ("practice_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "practices_slug" ON "practices" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "practices_number" ON "practices" USING btree ("number");--> statement-breakpoint
CREATE INDEX "practices_group" ON "practices" USING btree ("group_id","name");--> statement-breakpoint
CREATE INDEX "practices_email_key" ON "practices" USING btree ("email_key");--> statement-breakpoint
CREATE UNIQUE INDEX "providers_external" ON "providers" USING btree ("practice_id","external_key");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token" ON "sessions" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id","state");--> statement-breakpoint
CREATE INDEX "sessions_device" ON "sessions" USING btree ("device_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_login_key" ON "users" USING btree ("login_key");--> statement-breakpoint
CREATE INDEX "users_contact_email_key" ON "users" USING btree ("contact_email_key");--> statement-breakpoint
CREATE INDEX "users_home" ON "users" USING btree ("home_practice_id","deleted_at");--> statement-breakpoint
CREATE INDEX "users_access_ends" ON "users" USING btree ("access_ends_at");