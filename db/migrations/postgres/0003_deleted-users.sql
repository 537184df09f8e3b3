ALTER TABLE "users" ADD COLUMN "deleted_from" text;--> statement-breakpoint
CREATE INDEX "users_deleted" ON "users" USING btree ("deleted_at") WHERE deleted_at is not null;