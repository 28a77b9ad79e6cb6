/** A picture without colours. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  /** `[height, width]`, in a picture 0 (black) to 1 (white), as ink 0 (none) to 1 */
  readonly greys: Float32Array;
}

/** A part of a picture, in pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A part of a picture by itself. */
export function cropped(picture: GreyPicture, { left, top, width, height }: Area): GreyPicture {
  const greys = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = (top + y) * picture.width + left;
    greys.set(picture.greys.subarray(row, row + width), y * width);
  }
  return { width, height, greys };
}

/**
 * The picture in another size: each new pixel is the mean of what it covers; where the picture
 * grows, what is between two pixels lies between their values.
 */
export function scaled(picture: GreyPicture, width: number, height: number): GreyPicture {
  const { greys } = picture;
  const wide = resampled(greys, picture.height, picture.width, width);
  // Rows become columns and back: both ways are the same work.
  const turned = transposed(wide, picture.height, width);
  const high = resampled(turned, width, picture.height, height);
  return { width, height, greys: transposed(high, width, height) };
}

/** What one new pixel is made of: old ones from `first` on, with weights whose sum is 1. */
interface Span {
  readonly first: number;
  readonly weights: Float32Array;
}

function spanOf(place: number, from: number, step: number): Span {
  const reach = (Math.max(step, 1) + 1) / 2;
  const centre = (place + 0.5) * step - 0.5;
  const first = Math.max(0, Math.ceil(centre - reach));
  const last = Math.min(from - 1, Math.floor(centre + reach));
  const shares = Float32Array.from({ length: last - first + 1 }, (_, at) =>
    Math.min(1, reach - Math.abs(first + at - centre)),
  );
  const sum = shares.reduce((total, share) => total + share, 0);
  return { first, weights: shares.map(share => share / sum) };
}

/** Each row `[from]` becomes a row `[to]`. */
function resampled(values: Float32Array, rows: number, from: number, to: number): Float32Array {
  const result = new Float32Array(rows * to);
  const spans = Array.from({ length: to }, (_, place) => spanOf(place, from, from / to));
  for (let row = 0; row < rows; row++) {
    for (let place = 0; place < to; place++) {
      const { first, weights } = spans[place];
      const start = row * from + first;
      let sum = 0;
      for (let at = 0; at < weights.length; at++) {
        sum += weights[at] * values[start + at];
      }
      result[row * to + place] = sum;
    }
  }
  return result;
}

function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      result[column * rows + row] = values[row * columns + column];
    }
  }
  return result;
}
