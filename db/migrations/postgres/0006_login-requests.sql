CREATE TABLE "decision_links" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"user_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "login_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"device_id" text NOT NULL,
	"practice_id" text,
	"session_id" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"device_label" text NOT NULL,
	"address" text NOT NULL,
	"country" text,
	"odd" jsonb NOT NULL,
	"attempts" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_attempt_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"last_mailed_at" timestamp (3) with time zone,
	"to_support" boolean DEFAULT false NOT NULL,
	"wrong_numbers" bigint DEFAULT 0 NOT NULL,
	"number_closed_until" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"decided_by" text,
	"decided_by_name" text,
	"decided_how" text,
	"without_number" boolean DEFAULT false NOT NULL,
	"secured" boolean DEFAULT false NOT NULL,
	"used_at" timestamp (3) with time zone,
	"lapsed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" text PRIMARY KEY NOT NULL,
	"practice_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"used_at" timestamp (3) with time zone,
	"used_by" text
);
--> statement-breakpoint
CREATE TABLE "user_networks" (
	"user_id" text NOT NULL,
	"network" text NOT NULL,
	"country" text,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "device_users" ADD COLUMN "practice_id" text;--> statement-breakpoint
ALTER TABLE "device_users" ADD COLUMN "looked_like" text;--> statement-breakpoint
ALTER TABLE "practices" ADD COLUMN "number_rule" text DEFAULT 'unless_absent' NOT NULL;--> statement-breakpoint
ALTER TABLE "practices" ADD COLUMN "trust_days" bigint DEFAULT 90 NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "password_reset_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "decision_links" ADD CONSTRAINT "decision_links_request_id_login_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."login_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_links" ADD CONSTRAINT "decision_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_requests" ADD CONSTRAINT "login_requests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_requests" ADD CONSTRAINT "login_requests_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_requests" ADD CONSTRAINT "login_requests_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_networks" ADD CONSTRAINT "user_networks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "decision_links_token" ON "decision_links" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "decision_links_request" ON "decision_links" USING btree ("request_id","user_id");--> statement-breakpoint
CREATE INDEX "decision_links_user" ON "decision_links" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "login_requests_open" ON "login_requests" USING btree ("user_id","device_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "login_requests_practice" ON "login_requests" USING btree ("practice_id","state","created_at");--> statement-breakpoint
CREATE INDEX "login_requests_recent" ON "login_requests" USING btree ("practice_id","created_at");--> statement-breakpoint
CREATE INDEX "login_requests_user" ON "login_requests" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "login_requests_session" ON "login_requests" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "login_requests_expiry" ON "login_requests" USING btree ("state","expires_at");--> statement-breakpoint
CREATE INDEX "login_requests_unused" ON "login_requests" USING btree ("closed_at") WHERE state = 'approved' and used_at is null and lapsed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "recovery_codes_code" ON "recovery_codes" USING btree ("practice_id","code_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "user_networks_pair" ON "user_networks" USING btree ("user_id","network");--> statement-breakpoint
ALTER TABLE "device_users" ADD CONSTRAINT "device_users_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "device_users_trusted" ON "device_users" USING btree ("practice_id","last_seen_at","user_id","device_id") WHERE trusted_at is not null and revoked_at is null;