import { errors } from '@strapi/utils';

import { isZone } from '../templates/zone-of';
import { nearZones } from './near-zones';
import { ZoneClock } from './zone-clock';

/** @throws 400 when there is no such zone, with those that are spelt like it */
export const clockOfZone = (zone: string): ZoneClock => {
  if (isZone(zone) && !/^[+-]/.test(zone)) return new ZoneClock(zone);
  const near = nearZones(zone);
  const advice =
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : 'Name one by its IANA name, such as Europe/Lisbon.';
  throw new errors.ValidationError(`There is no time zone “${zone.slice(0, 60)}”. ${advice}`);
};
