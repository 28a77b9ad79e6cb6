import { t } from '@vscode/l10n';
import { BOX_SIZE, IMAGE_SIZE, placeByMass } from '../handwriting/mnistBox.ts';
import { type Area, cropped, type GreyPicture, scaled } from './greyPicture.ts';
import { PictureError } from './pictureError.ts';

/** A picture as a network receives it, and what was done to it. */
export interface DigitOfPicture {
  /** `[784]` 0 to 255 */
  readonly image: Uint8Array;
  /** Dark ink on a light ground became light on dark, as MNIST is. */
  readonly isInverted: boolean;
  /** Where the ink is; missing: size and place were MNIST's and stayed. */
  readonly ink?: Area;
  /** What the ink was scaled to. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** Less difference than this between the ground and the strongest ink is no ink. */
const LEAST_CONTRAST = 0.08;
/** What is fainter than this share of the strongest ink is the paper. */
const PAPER = 0.2;
/** Ink that begins a digit: edges that are fainter belong to it, but do not make it larger. */
const SURE_INK = 0.4;

/**
 * Makes of a picture what MNIST makes of a digit: light ink on a dark ground, cropped, fitted into a
 * box of 20x20 pixels and centred by its mass in 28x28.
 * @throws PictureError `blank` where there is no ink
 */
export function digitOfPicture(picture: GreyPicture, fileName: string): DigitOfPicture {
  const ground = greyOfBorder(picture);
  const isInverted = ground > 0.5;
  const difference = differenceFrom(picture, ground, isInverted);
  const ink = inkOf(difference, fileName);
  const area = areaOf(ink);
  if (isPlacedAsMnist(ink, area)) {
    // To the last bit: it may be one of MNIST's own digits.
    const image = Uint8Array.from(difference.greys, value => Math.round(255 * value));
    return { image, isInverted };
  }
  const scale = BOX_SIZE / Math.max(area.width, area.height);
  const width = Math.max(1, Math.round(area.width * scale));
  const height = Math.max(1, Math.round(area.height * scale));
  const image = new Uint8Array(IMAGE_SIZE * IMAGE_SIZE);
  placeByMass(inBox(scaled(cropped(ink, area), width, height)), image, 0);
  return { image, isInverted, ink: area, size: { width, height } };
}

/** The median of what is along the border. */
function greyOfBorder({ width, height, greys }: GreyPicture): number {
  const border: number[] = [];
  for (let x = 0; x < width; x++) {
    border.push(greys[x], greys[(height - 1) * width + x]);
  }
  for (let y = 0; y < height; y++) {
    border.push(greys[y * width], greys[y * width + width - 1]);
  }
  return border.sort((one, other) => one - other)[Math.floor(border.length / 2)];
}

/** What differs from the ground towards the other end of the greys. */
function differenceFrom(picture: GreyPicture, ground: number, isInverted: boolean): GreyPicture {
  const sign = isInverted ? -1 : 1;
  return { ...picture, greys: picture.greys.map(grey => Math.max(0, sign * (grey - ground))) };
}

/** The difference without the paper's own, and with full ink, 0 to 1. */
function inkOf({ width, height, greys }: GreyPicture, fileName: string): GreyPicture {
  const strongest = greys.reduce((most, value) => Math.max(most, value), 0);
  if (strongest < LEAST_CONTRAST) {
    const sentence = t('{0} is all one tone: there is no digit in it.', fileName);
    throw new PictureError('blank', sentence);
  }
  const ink = greys.map(value => Math.max(0, (value / strongest - PAPER) / (1 - PAPER)));
  return { width, height, greys: ink };
}

function areaOf({ width, height, greys }: GreyPicture): Area {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (greys[y * width + x] >= SURE_INK) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = y;
      }
    }
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** 28x28 pixels, not larger than the box, with the centre of mass where MNIST has it. */
function isPlacedAsMnist({ width, height, greys }: GreyPicture, area: Area): boolean {
  if (width !== IMAGE_SIZE || height !== IMAGE_SIZE) {
    return false;
  }
  let [mass, massX, massY] = [0, 0, 0];
  for (const [at, value] of greys.entries()) {
    mass += value;
    massX += value * (at % IMAGE_SIZE);
    massY += value * Math.floor(at / IMAGE_SIZE);
  }
  const fromCentre = (moment: number) => Math.abs(moment / mass - IMAGE_SIZE / 2);
  const isCentred = fromCentre(massX) <= 1.5 && fromCentre(massY) <= 1.5;
  const longer = Math.max(area.width, area.height);
  return isCentred && longer <= BOX_SIZE && longer >= BOX_SIZE - 3;
}

/** In the middle of an empty box `[20, 20]`, with ink that is full somewhere. */
function inBox({ width, height, greys }: GreyPicture): Float32Array {
  const strongest = greys.reduce((most, value) => Math.max(most, value), 0);
  const box = new Float32Array(BOX_SIZE * BOX_SIZE);
  const left = Math.floor((BOX_SIZE - width) / 2);
  const top = Math.floor((BOX_SIZE - height) / 2);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      box[(top + y) * BOX_SIZE + left + x] = greys[y * width + x] / strongest;
    }
  }
  return box;
}
