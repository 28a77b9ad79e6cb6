/** Side of a picture in weights (or pixels of a digit). */
export const PICTURE_SIDE = 28;
/** Between two tiles, in units of one weight. */
const GAP = 2;
/** Under each tile a bar, and a line of nothing between the two. */
export const BAR = 2;
const ROW = PICTURE_SIDE + 1 + BAR + GAP;

/** How the pictures lie in one canvas whose backing store has one pixel a weight. */
export interface TileLayout {
  readonly count: number;
  readonly columns: number;
  readonly rows: number;
  /** CSS pixels of one weight: a whole number of device pixels, so that every weight is crisp. */
  readonly weightSize: number;
  /** Pixels of the backing store. */
  readonly width: number;
  readonly height: number;
}

export interface TileBox {
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

const LARGEST_WEIGHT_SIZE = 3;
const CALM_HEIGHT = 600;

/**
 * Lays pictures out in as many columns as fit. They are drawn larger where the whole gallery then
 * still is not taller than a window; never smaller than 28 CSS pixels.
 * @param availableWidth CSS pixels
 */
export function layOutTiles(
  count: number,
  availableWidth: number,
  devicePixelRatio: number,
): TileLayout {
  const smallest = Math.ceil(devicePixelRatio - 0.01);
  const largest = Math.max(smallest, Math.floor(LARGEST_WEIGHT_SIZE * devicePixelRatio));
  for (let zoom = largest; zoom > smallest; zoom--) {
    const layout = withWeightSize(count, availableWidth, zoom / devicePixelRatio);
    const isCalm = layout.height * layout.weightSize <= CALM_HEIGHT;
    if (isCalm && layout.width * layout.weightSize <= availableWidth) {
      return layout;
    }
  }
  return withWeightSize(count, availableWidth, smallest / devicePixelRatio);
}

function withWeightSize(count: number, availableWidth: number, weightSize: number): TileLayout {
  const fitting = Math.floor((availableWidth / weightSize + GAP) / (PICTURE_SIDE + GAP));
  const columns = Math.max(1, Math.min(count, fitting));
  const rows = Math.ceil(count / columns);
  return {
    count,
    columns,
    rows,
    weightSize,
    width: columns * (PICTURE_SIDE + GAP) - GAP,
    height: Math.max(0, rows * ROW - GAP),
  };
}

/** Upper left corner of a tile in the backing store. */
export function tileOrigin(layout: TileLayout, at: number): { x: number; y: number } {
  const row = Math.floor(at / layout.columns);
  return { x: (at - row * layout.columns) * (PICTURE_SIDE + GAP), y: row * ROW };
}

/** Where a tile is on the screen, in CSS pixels from the canvas' upper left corner. */
export function tileBox(layout: TileLayout, at: number): TileBox {
  const { x, y } = tileOrigin(layout, at);
  const scale = layout.weightSize;
  return { left: x * scale, top: y * scale, size: PICTURE_SIDE * scale };
}

/** The tile at a point (CSS pixels; the gap belongs to the tile before it), or -1 beside all. */
export function tileAt(layout: TileLayout, left: number, top: number): number {
  const column = Math.floor(left / layout.weightSize / (PICTURE_SIDE + GAP));
  const row = Math.floor(top / layout.weightSize / ROW);
  const at = row * layout.columns + column;
  const isInside = column >= 0 && column < layout.columns && row >= 0 && at < layout.count;
  return isInside ? at : -1;
}

/** Where a key leads in a grid of tiles; undefined if it is not one that moves. */
export function tileAfterKey(
  key: string,
  at: number,
  { count, columns }: Pick<TileLayout, 'count' | 'columns'>,
): number | undefined {
  const page = 5 * columns;
  const below = (distance: number) => (at + distance < count ? at + distance : at);
  const above = (distance: number) => (at - distance >= 0 ? at - distance : at);
  switch (key) {
    case 'ArrowRight':
      return Math.min(count - 1, at + 1);
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'ArrowDown':
      return below(columns);
    case 'ArrowUp':
      return above(columns);
    case 'PageDown':
      return Math.min(count - 1, at + page);
    case 'PageUp':
      return Math.max(0, at - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
