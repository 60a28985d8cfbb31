import { OVER_DARK, OVER_LIGHT, type Palettes } from './palette';

export const TIKTOK_PALETTES: Palettes = {
  light: {
    surface: '#ffffff',
    ink: '#161823',
    muted: '#5d5e66',
    border: '#d8d8da',
    link: '#2b5db9',
    chip: '#f1f1f2',
    ...OVER_LIGHT,
  },
  dark: {
    surface: '#121212',
    ink: '#f6f6f6',
    muted: '#a6a6aa',
    border: '#343437',
    link: '#8fb8ff',
    chip: '#232326',
    ...OVER_DARK,
  },
};
