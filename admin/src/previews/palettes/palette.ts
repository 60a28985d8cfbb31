/** Colours of one platform in one scheme; words on `surface` and `chip` have a contrast of 4.5. */
export interface Palette {
  surface: string;
  ink: string;
  muted: string;
  border: string;
  link: string;
  /** Ground of cards, grids and quiet buttons. */
  chip: string;
  /** What is beyond the limit. */
  over: string;
  onOver: string;
}

export type Scheme = 'light' | 'dark';

export type Palettes = Readonly<Record<Scheme, Palette>>;

export const OVER_LIGHT = { over: '#ffd8d4', onOver: '#7a1209' } as const;
export const OVER_DARK = { over: '#5f1a14', onOver: '#ffd9d4' } as const;
