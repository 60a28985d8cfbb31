/** Zones whose clocks change by the hour, by half an hour, at midnight, for Ramadan, and never. */
export const ZONES = [
  'Europe/Lisbon',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/Santiago',
  'Asia/Beirut',
  'Asia/Kathmandu',
];
