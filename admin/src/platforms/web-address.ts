/** Addresses from outside become links, or places to go to, only when they are web addresses. */
export const isWebAddress = (address: string | null): address is string => {
  if (address === null) return false;
  try {
    return ['http:', 'https:'].includes(new URL(address).protocol);
  } catch {
    return false;
  }
};
