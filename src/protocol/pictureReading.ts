/** A picture in the workspace as a network receives it, and what was done to it. */
export interface PictureDigit {
  /** `[784]` 0 to 255 */
  readonly image: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** The picture itself, in grey and scaled down where it is large. */
  readonly preview: {
    readonly width: number;
    readonly height: number;
    /** `[height, width]` 0 (black) to 255 (white) */
    readonly greys: Uint8Array;
  };
  readonly isInverted: boolean;
  /** Where the ink is, in pixels; missing: size and place were MNIST's and stayed. */
  readonly ink?: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  readonly size?: { readonly width: number; readonly height: number };
}

/** What a network says of a picture. */
export interface PictureReading extends PictureDigit {
  /** `[10]` */
  readonly probabilities: Float32Array;
  /** The params file, by its path in the workspace; missing: the network of the run at hand. */
  readonly params?: string;
  /** Updates of the run at hand. */
  readonly iteration?: number;
}
