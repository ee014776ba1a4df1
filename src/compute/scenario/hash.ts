// Which fingerprint does a text have, and when are two scenarios the same?

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of the text as UTF-8, in lower-case hexadecimal. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The first 128 bits of `sha256Hex` as four signed 32-bit numbers: the state of a generator. */
export function sha256Words(text: string): [number, number, number, number] {
  const hex = sha256Hex(text);
  const word = (index: number): number => Number(`0x${hex.slice(8 * index, 8 * index + 8)}`) | 0;
  return [word(0), word(1), word(2), word(3)];
}

/** JSON with the keys of every object sorted by code unit; keys without a value are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  const members = entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`);
  return `{${members.join(',')}}`;
}

/** SHA-256 of texts and bytes one after the other, too long to hold at once. */
export function sha256HexOfPieces(pieces: Iterable<string | Uint8Array>): string {
  const hash = sha256.create();
  for (const piece of pieces) hash.update(typeof piece === 'string' ? utf8ToBytes(piece) : piece);
  return bytesToHex(hash.digest());
}
