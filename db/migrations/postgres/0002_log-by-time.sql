CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("chain","at","number");--> statement-breakpoint
CREATE INDEX "memberships_photo" ON "memberships" USING btree ("photo_id");