CREATE TABLE "access_review_lines" (
	"review_id" text NOT NULL,
	"number" bigint NOT NULL,
	"user_id" text NOT NULL,
	"access" jsonb NOT NULL,
	"decision" text,
	"remark" text DEFAULT '' NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "access_review_lines_review_id_number_pk" PRIMARY KEY("review_id","number")
);
--> statement-breakpoint
CREATE TABLE "access_reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"practice_id" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"started_by" text NOT NULL,
	"started_by_name" text NOT NULL,
	"people" bigint NOT NULL,
	"signed_at" timestamp (3) with time zone,
	"signed_by" text,
	"signed_by_name" text,
	"remark" text DEFAULT '' NOT NULL,
	"seal" text
);
--> statement-breakpoint
CREATE TABLE "job_rows" (
	"job_id" text NOT NULL,
	"number" bigint NOT NULL,
	"subject_id" text,
	"label" text NOT NULL,
	"task" jsonb NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"outcome" text DEFAULT '' NOT NULL,
	CONSTRAINT "job_rows_job_id_number_pk" PRIMARY KEY("job_id","number")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"group_id" text NOT NULL,
	"practice_id" text,
	"user_id" text NOT NULL,
	"user_name" text NOT NULL,
	"session_id" text NOT NULL,
	"device_id" text NOT NULL,
	"address" text NOT NULL,
	"task" jsonb NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"total" bigint DEFAULT 0 NOT NULL,
	"done" bigint DEFAULT 0 NOT NULL,
	"refused" bigint DEFAULT 0 NOT NULL,
	"problem" text,
	"claimed_by" text,
	"claimed_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "logos" (
	"id" text PRIMARY KEY NOT NULL,
	"practice_id" text NOT NULL,
	"width" bigint NOT NULL,
	"height" bigint NOT NULL,
	"image" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "group_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "follows_home" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "visited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "practices" ADD COLUMN "features_withheld" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "practices" ADD COLUMN "features_off" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "practices" ADD COLUMN "logo_id" text;--> statement-breakpoint
ALTER TABLE "access_review_lines" ADD CONSTRAINT "access_review_lines_review_id_access_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."access_reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_reviews" ADD CONSTRAINT "access_reviews_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_rows" ADD CONSTRAINT "job_rows_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logos" ADD CONSTRAINT "logos_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_review_lines_user" ON "access_review_lines" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "access_reviews_practice" ON "access_reviews" USING btree ("practice_id","started_at");--> statement-breakpoint
CREATE INDEX "job_rows_state" ON "job_rows" USING btree ("job_id","state","number");--> statement-breakpoint
CREATE INDEX "jobs_state" ON "jobs" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "jobs_practice" ON "jobs" USING btree ("practice_id","created_at");--> statement-breakpoint
CREATE INDEX "jobs_group" ON "jobs" USING btree ("group_id","created_at");--> statement-breakpoint
CREATE INDEX "memberships_group_name" ON "memberships" USING btree ("group_id","listed","name_key","number","practice_id");--> statement-breakpoint
CREATE INDEX "memberships_group_login" ON "memberships" USING btree ("group_id","listed","login_key","number","practice_id");--> statement-breakpoint
CREATE INDEX "memberships_group_role" ON "memberships" USING btree ("group_id","listed","role_name","name_key","number","practice_id");--> statement-breakpoint
CREATE INDEX "memberships_group_status" ON "memberships" USING btree ("group_id","listed","status","name_key","number","practice_id");--> statement-breakpoint
CREATE INDEX "memberships_group_sign_in" ON "memberships" USING btree ("group_id","listed","signed_in_at","number","practice_id");