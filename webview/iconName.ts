/** The icons in the bundle. */
export type IconName =
  | 'beaker'
  | 'cancel'
  | 'chevronLeft'
  | 'chevronRight'
  | 'continue'
  | 'error'
  | 'info'
  | 'pause'
  | 'play'
  | 'save'
  | 'stop'
  | 'warning';
