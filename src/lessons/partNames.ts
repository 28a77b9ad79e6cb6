/** The parts that can be explained. */
export const PART_NAMES = [
  'accuracy',
  'loss',
  'draw',
  'weights',
  'digits',
  'wrong',
  'why',
  'layers',
  'glassBox',
  'time',
  'steer',
] as const;

export type PartName = (typeof PART_NAMES)[number];

/** The part of that name, if it can be explained. */
export function explainedPart(name: string): PartName | undefined {
  return PART_NAMES.find(part => part === name);
}
