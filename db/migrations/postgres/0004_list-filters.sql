DROP INDEX "memberships_of_role";--> statement-breakpoint
DROP INDEX "memberships_admins";--> statement-breakpoint
DROP INDEX "memberships_app";--> statement-breakpoint
DROP INDEX "memberships_chat";--> statement-breakpoint
DROP INDEX "memberships_signers";--> statement-breakpoint
DROP INDEX "memberships_elsewhere";--> statement-breakpoint
CREATE INDEX "memberships_of_role" ON "memberships" USING btree ("practice_id","role_id","listed","name_key","number");--> statement-breakpoint
CREATE INDEX "memberships_admins" ON "memberships" USING btree ("practice_id","name_key","number") WHERE admin and listed;--> statement-breakpoint
CREATE INDEX "memberships_app" ON "memberships" USING btree ("practice_id","name_key","number") WHERE show_in_app and listed;--> statement-breakpoint
CREATE INDEX "memberships_chat" ON "memberships" USING btree ("practice_id","name_key","number") WHERE chat_user and listed;--> statement-breakpoint
CREATE INDEX "memberships_signers" ON "memberships" USING btree ("practice_id","name_key","number") WHERE can_sign_forms and listed;--> statement-breakpoint
CREATE INDEX "memberships_elsewhere" ON "memberships" USING btree ("practice_id","name_key","number") WHERE elsewhere and listed;