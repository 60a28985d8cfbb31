import type { ConnectMethodView, Platform } from '../../../../../contracts/platforms';
import type { MessageId } from '../../../translations/message';

/** What somebody must have at the platform, by the way to connect; in the order it is got. */
const NEEDS: Readonly<Record<string, readonly MessageId[]>> = {
  'linkedin/organization': ['needs.linkedinPages'],
  'facebook/default': ['needs.facebookPage'],
  'instagram/default': ['needs.instagramProfessional'],
  'instagram/facebook-login': ['needs.instagramPage', 'needs.instagramProfessional'],
  'tiktok/default': ['needs.tiktokApproval'],
  'x/default': ['needs.xCredits'],
  'mastodon/default': ['needs.mastodonServer'],
};

/** What to have at hand before signing in. */
export const needsOf = (
  { id, label }: Pick<Platform, 'id' | 'label'>,
  method: Pick<ConnectMethodView, 'id' | 'connectBy'>
): { messageId: MessageId; values: { platform: string } }[] => {
  const own = NEEDS[`${id}/${method.id}`] ?? [];
  const signIn: MessageId =
    method.connectBy === 'app_password' ? 'needs.appPassword' : 'needs.signIn';
  return [...own, signIn].map((messageId) => ({ messageId, values: { platform: label } }));
};
