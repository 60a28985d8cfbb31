import { memberByKey, subOf } from './people';
import type { Grant, LinkedIn } from './state';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** In the shape of a JWT; the signature is noise, because nobody can check it here. */
export const idTokenOf = (
  { world }: LinkedIn,
  { clientId, memberKey, scopes }: Pick<Grant, 'clientId' | 'memberKey' | 'scopes'>
): string => {
  const issuedAt = Math.floor(world.clock.now() / 1000);
  const claims = {
    iss: `${world.baseUrl()}/oauth`,
    aud: clientId,
    iat: issuedAt,
    exp: issuedAt + 3600,
    sub: subOf(memberKey, clientId),
    ...(scopes.includes('profile') ? { name: memberByKey(memberKey)?.name } : {}),
  };
  return `${encode({ typ: 'JWT', alg: 'RS256' })}.${encode(claims)}.${world.random.token(342)}`;
};
