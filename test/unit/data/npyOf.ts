/** A NumPy array of unsigned bytes as a file. */
export function npyOf(values: Uint8Array, shape: readonly number[]): Uint8Array {
  const header = `{'descr': '|u1', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`;
  const padded = `${header.padEnd(117)}\n`;
  const start = Buffer.from(
    `\x93NUMPY\x01\x00${String.fromCharCode(padded.length)}\x00${padded}`,
    'latin1',
  );
  return Buffer.concat([start, values]);
}
