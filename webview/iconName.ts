/** The icons in the bundle. */
export type IconName =
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
