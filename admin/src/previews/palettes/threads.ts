import { OVER_DARK, OVER_LIGHT, type Palettes } from './palette';

export const THREADS_PALETTES: Palettes = {
  light: {
    surface: '#ffffff',
    ink: '#000000',
    muted: '#6b6b6b',
    border: '#d9d9d9',
    link: '#0060c7',
    chip: '#f5f5f5',
    ...OVER_LIGHT,
  },
  dark: {
    surface: '#101010',
    ink: '#f3f5f7',
    muted: '#a0a0a0',
    border: '#363636',
    link: '#6cb6ff',
    chip: '#1e1e1e',
    ...OVER_DARK,
  },
};
