import { OVER_DARK, OVER_LIGHT, type Palettes } from './palette';

export const FACEBOOK_PALETTES: Palettes = {
  light: {
    surface: '#ffffff',
    ink: '#080809',
    muted: '#5f6267',
    border: '#ced0d4',
    link: '#0064d1',
    chip: '#f0f2f5',
    ...OVER_LIGHT,
  },
  dark: {
    surface: '#252728',
    ink: '#e2e5e9',
    muted: '#b0b3b8',
    border: '#3e4042',
    link: '#75b6ff',
    chip: '#333537',
    ...OVER_DARK,
  },
};
