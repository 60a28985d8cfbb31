import type { TikTok } from './state';

/** Date, then hexadecimal digits: what TikTok's support asks for. */
export const newLogId = ({ world }: TikTok): string => {
  const date = world.clock.iso().replace(/\D/g, '').slice(0, 14);
  return `${date}${Buffer.from(world.random.token(9)).toString('hex').toUpperCase()}`;
};
