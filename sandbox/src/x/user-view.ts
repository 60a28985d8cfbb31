import { accountById, type XSite } from './state';

/** The user object with the fields that were asked for. */
export const userView = (
  site: XSite,
  input: { accountId: string; fields: ReadonlySet<string>; viewerId: string; avatarUrl: string }
): Record<string, unknown> => {
  const account = accountById(site, input.accountId);
  if (!account) return {};
  const isViewer = account.id === input.viewerId;
  const optional: Record<string, unknown> = {
    created_at: account.createdAt,
    description: account.description,
    profile_image_url: input.avatarUrl,
    protected: false,
    // It describes the signed-in user only (data dictionary, platforms/x.md §2).
    subscription_type: isViewer ? account.subscriptionType : 'None',
    verified: account.verifiedType !== 'none',
    verified_type: account.verifiedType,
  };
  const wanted = Object.entries(optional).filter(([name]) => input.fields.has(name));
  const { id, name, username } = account;
  return { id, name, username, ...Object.fromEntries(wanted) };
};
