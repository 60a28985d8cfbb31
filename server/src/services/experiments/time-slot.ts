/**
 * The part of the week that a post falls into: posts of a Sunday evening are compared with such.
 * Coarse enough that each part gets posts of every variant.
 *
 * @param at epoch ms
 * @param zone IANA name
 */
export const timeSlotOf = (at: number, zone: string): string => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' },
  }).formatToParts(at);
  const read = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  const day = /^S/.test(read('weekday')) ? 'weekend' : 'weekday';
  return `${day}-${Math.floor(Number(read('hour')) / HOURS)}`;
};

/** Night, morning, afternoon, evening. */
const HOURS = 6;
