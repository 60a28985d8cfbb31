/** The token family that goes with an icon and a text, never alone. */
export type Tone = 'neutral' | 'primary' | 'success' | 'warning' | 'danger';

export type StateIcon =
  'check' | 'clock' | 'cross' | 'minus' | 'pause' | 'question' | 'spinner' | 'warning';
