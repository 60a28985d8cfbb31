import { OVER_DARK, OVER_LIGHT, type Palettes } from './palette';

export const BLUESKY_PALETTES: Palettes = {
  light: {
    surface: '#ffffff',
    ink: '#0b0f14',
    muted: '#42576c',
    border: '#d4dbe2',
    link: '#0560d6',
    chip: '#eff2f6',
    ...OVER_LIGHT,
  },
  dark: {
    surface: '#0b0f14',
    ink: '#f1f3f5',
    muted: '#a4b2c1',
    border: '#2a3542',
    link: '#4ba3ff',
    chip: '#1b232d',
    ...OVER_DARK,
  },
};
