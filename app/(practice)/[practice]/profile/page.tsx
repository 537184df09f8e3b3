import type { Metadata } from "next";
import { ButtonLink } from "@/app/_components/button";
import { PageHeader } from "@/app/_components/page-header";
import { Renewed } from "@/app/_components/renewed";
import { requireActor } from "@/app/_server/require-actor";
import { listOwnNotices } from "@/lib/audit/own-notices";
import { mailAddressOf } from "@/lib/auth/mail-address";
import { listOwnDevices, listOwnSessions } from "@/lib/auth/own-sessions";
import { config } from "@/lib/config";
import { getOwnProfile, profileVersion } from "@/lib/users/own-profile";
import { savePassword, saveProfile, signOutElsewhere, signOutThere } from "./actions";
import { OwnDevices } from "./own-devices";
import { OwnNotices } from "./own-notices";
import { OwnSessions } from "./own-sessions";
import { PasswordForm } from "./password-form";
import { ProfileForm } from "./profile-form";

type ProfilePageProps = { params: Promise<{ practice: string }> };

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage({ params }: ProfilePageProps) {
  const person = await requireActor(params, "profile.manage");
  const [profile, sessions, devices, notices] = await Promise.all([
    getOwnProfile(person),
    listOwnSessions(person),
    listOwnDevices(person),
    listOwnNotices(person),
  ]);
  const { slug, timeZone } = person.practice;
  const version = profileVersion(profile);
  return (
    <>
      <PageHeader
        title="Profile"
        description={profile.login && `You sign in as ${profile.login}.`}
        actions={<ButtonLink href={`/${slug}/profile/access`}>What you can do</ButtonLink>}
      />
      <div className="grid gap-4">
        <Renewed on={version}>
          <ProfileForm
            save={saveProfile.bind(null, { practice: slug })}
            saved={{ name: profile.name, publicName: profile.publicName ?? "", version }}
            photo={profile.photoId}
            photosUrl={`/api/photos/${slug}`}
          />
        </Renewed>
        <PasswordForm
          save={savePassword.bind(null, { practice: slug })}
          login={profile.login}
          shortest={config().PASSWORD_MIN_LENGTH}
        />
        <OwnSessions
          sessions={sessions}
          timeZone={timeZone}
          end={(session) => signOutThere.bind(null, { practice: slug, session })}
          endOthers={signOutElsewhere.bind(null, { practice: slug })}
        />
        <OwnDevices devices={devices} timeZone={timeZone} revokeHref={`/${slug}/profile/revoke`} />
        <OwnNotices
          notices={notices}
          address={mailAddressOf(profile)}
          admin={person.permissions.admin}
          timeZone={timeZone}
        />
      </div>
    </>
  );
}
