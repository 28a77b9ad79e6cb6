/** A digit of the page was chosen. */
export class ChooseDigitEvent extends Event {
  static readonly type = 'choose-digit';
  /** Place on the page. */
  readonly at: number;

  constructor(at: number) {
    super(ChooseDigitEvent.type);
    this.at = at;
  }
}

/** Another part of the digits is wanted: the next or previous digit, or page. */
export class TurnEvent extends Event {
  static readonly type = 'turn';
  readonly unit: 'digit' | 'page';
  readonly direction: 1 | -1;

  constructor(unit: 'digit' | 'page', direction: 1 | -1) {
    super(TurnEvent.type);
    this.unit = unit;
    this.direction = direction;
  }
}

/** A digit anywhere is wanted: by its index in the test set, or any at all. */
export class GoToEvent extends Event {
  static readonly type = 'go-to';
  readonly index: number | 'random';

  constructor(index: number | 'random') {
    super(GoToEvent.type);
    this.index = index;
  }
}
