/** The polynomial of zip, gzip and Ethernet, lowest bit first. */
const POLYNOMIAL = 0xedb88320;

/** What one byte does to the checksum. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) {
    value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  }
  return value;
});

/** The checksum that a zip file keeps of each of its entries. */
export function crc32(bytes: Uint8Array): number {
  let checksum = 0xffffffff;
  for (let index = 0; index < bytes.length; index++) {
    checksum = TABLE[(checksum ^ bytes[index]) & 0xff] ^ (checksum >>> 8);
  }
  return (checksum ^ 0xffffffff) >>> 0;
}
