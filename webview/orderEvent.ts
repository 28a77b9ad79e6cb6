import type { FromDashboard } from '../src/protocol/dashboardMessages.ts';

/** What a person asked for, e.g. `{ type: 'pause' }`. Rises to the dashboard, which sends it to the host. */
export type Order = Exclude<FromDashboard, { type: 'ready' | 'getDigits' | 'ask' }>;

/** An order on its way up. */
export class OrderEvent extends Event {
  static readonly type = 'mnist-order';
  readonly order: Order;

  constructor(order: Order) {
    super(OrderEvent.type, { bubbles: true, composed: true });
    this.order = order;
  }
}

/** Train with what is chosen for the next run. Rises to the dashboard, which knows the choice. */
export class TrainEvent extends Event {
  static readonly type = 'mnist-train';

  constructor() {
    super(TrainEvent.type, { bubbles: true, composed: true });
  }
}
