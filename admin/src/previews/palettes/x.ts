import { OVER_DARK, OVER_LIGHT, type Palettes } from './palette';

export const X_PALETTES: Palettes = {
  light: {
    surface: '#ffffff',
    ink: '#0f1419',
    muted: '#536471',
    border: '#cfd9de',
    link: '#0b6bb8',
    chip: '#f2f4f5',
    ...OVER_LIGHT,
  },
  dark: {
    surface: '#000000',
    ink: '#e7e9ea',
    muted: '#8b98a5',
    border: '#2f3336',
    link: '#1d9bf0',
    chip: '#16181c',
    ...OVER_DARK,
  },
};
