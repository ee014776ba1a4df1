// Why did something wait, stop or not happen? The closed list of causes that every trail uses.

/**
 * Causes, in the order of their codes (`Uint8Array` columns hold the index into this list).
 * The list is a contract with scripts outside the project: it is only ever appended to.
 */
export const causes = [
  'inputLink',
  'outputLink',
  'energy',
  'heat',
  'accelerator',
  'priority',
  'data',
  'law',
  'fault',
  'noWork',
] as const;

/** One word for why something waited: see docs/models/operate.md for what each one means. */
export type Cause = (typeof causes)[number];

/** The code of a cause in typed columns. */
export function causeCode(cause: Cause): number {
  return causes.indexOf(cause);
}
