import type { Facebook } from '../facebook/state';
import type { World } from '../kernel/platform-sandbox';
import type { Instagram } from './state';

interface Neighbours {
  instagram: Instagram | null;
  facebook: Facebook | null;
}

/**
 * Which Instagram and which Facebook live in one world: the same ledger tells. Accounts behind a
 * Page are served by Facebook's host, and their posts stand on Instagram all the same.
 */
const neighbours = new WeakMap<World['ledger'], Neighbours>();

const neighboursOf = (world: World): Neighbours => {
  const known = neighbours.get(world.ledger) ?? { instagram: null, facebook: null };
  neighbours.set(world.ledger, known);
  return known;
};

export const settleInstagram = (instagram: Instagram): void => {
  neighboursOf(instagram.world).instagram = instagram;
};

export const settleFacebook = (facebook: Facebook): void => {
  neighboursOf(facebook.world).facebook = facebook;
};

/** Null where the world has none, as in tests of one platform. */
export const instagramBeside = (world: World): Instagram | null => neighboursOf(world).instagram;

export const facebookBeside = (world: World): Facebook | null => neighboursOf(world).facebook;
