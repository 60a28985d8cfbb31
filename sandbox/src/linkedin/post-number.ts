import type { LinkedIn } from './state';

/** Number of a post, with its creation time (epoch ms) above 22 random bits. */
export const newPostNumber = ({ world }: LinkedIn): string =>
  ((BigInt(world.clock.now()) << 22n) | BigInt(world.random.integer(2 ** 22))).toString();
