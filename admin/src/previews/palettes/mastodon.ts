import { OVER_DARK, OVER_LIGHT, type Palettes } from './palette';

export const MASTODON_PALETTES: Palettes = {
  light: {
    surface: '#ffffff',
    ink: '#1f1b23',
    muted: '#5d5768',
    border: '#dcd8e2',
    link: '#563acc',
    chip: '#f3f1f7',
    ...OVER_LIGHT,
  },
  dark: {
    surface: '#181821',
    ink: '#ffffff',
    muted: '#a8a8c4',
    border: '#36364b',
    link: '#a9a4ff',
    chip: '#242432',
    ...OVER_DARK,
  },
};
