import { OVER_DARK, OVER_LIGHT, type Palettes } from './palette';

export const INSTAGRAM_PALETTES: Palettes = {
  light: {
    surface: '#ffffff',
    ink: '#0c1014',
    muted: '#676d75',
    border: '#dbdbdb',
    link: '#00376b',
    chip: '#efefef',
    ...OVER_LIGHT,
  },
  dark: {
    surface: '#000000',
    ink: '#f5f5f5',
    muted: '#a8a8a8',
    border: '#262626',
    link: '#cfe5ff',
    chip: '#1c1e22',
    ...OVER_DARK,
  },
};
