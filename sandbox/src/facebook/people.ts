/** Someone who can sign in. Profiles cannot be posted to, only Pages can. */
export interface Person {
  /** Stable within the sandbox; the id that apps see is scoped to the app. */
  key: string;
  name: string;
  firstName: string;
  lastName: string;
  /** Null for an account without a confirmed address. */
  email: string | null;
  /** What the consent screen says below the name. */
  about: string;
  colours: readonly [string, string];
}

export const PEOPLE: readonly Person[] = [
  {
    key: 'harbour-light-editor',
    name: 'Harbour Light Editor',
    firstName: 'Harbour Light',
    lastName: 'Editor',
    email: 'editor@harbourlight.example',
    about: 'Works on three Pages',
    colours: ['#0b6e6e', '#134e8c'],
  },
  {
    key: 'saltmarsh-press-desk',
    name: 'Saltmarsh Press Desk',
    firstName: 'Saltmarsh Press',
    lastName: 'Desk',
    email: 'desk@saltmarsh.example',
    about: 'Works on one Page',
    colours: ['#8a4b12', '#b8862b'],
  },
  {
    key: 'tidewater-agency-desk',
    name: 'Tidewater Agency Desk',
    firstName: 'Tidewater Agency',
    lastName: 'Desk',
    email: 'desk@tidewater.example',
    about: 'Works on Pages through a business only',
    colours: ['#374a9a', '#7a3f8c'],
  },
  {
    key: 'lantern-row-studio',
    name: 'Lantern Row Studio',
    firstName: 'Lantern Row',
    lastName: 'Studio',
    email: null,
    about: 'Has no Pages',
    colours: ['#5b3f8c', '#c0417c'],
  },
];

export const personByKey = (key: string): Person | null =>
  PEOPLE.find((person) => person.key === key) ?? null;
