import { OVER_DARK, OVER_LIGHT, type Palettes } from './palette';

export const LINKEDIN_PALETTES: Palettes = {
  light: {
    surface: '#ffffff',
    ink: '#1b1f23',
    muted: '#5b5f63',
    border: '#d9dbdd',
    link: '#0a66c2',
    chip: '#eef3f8',
    ...OVER_LIGHT,
  },
  dark: {
    surface: '#1b1f23',
    ink: '#e9eaeb',
    muted: '#a9afb5',
    border: '#38434f',
    link: '#71b7fb',
    chip: '#293138',
    ...OVER_DARK,
  },
};
