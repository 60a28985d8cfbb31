/** The heading of an entry's deliveries. */
export const DELIVERIES_ID = 'social-deliveries';
