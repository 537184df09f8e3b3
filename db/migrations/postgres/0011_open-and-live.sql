DROP INDEX "login_requests_expiry";--> statement-breakpoint
CREATE INDEX "device_users_live" ON "device_users" USING btree ("user_id") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "login_requests_expiry" ON "login_requests" USING btree ("expires_at") WHERE state = 'open';