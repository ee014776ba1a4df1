// What of a scenario's text is an object or a list, whatever somebody has written there?

/** An object of a text that has been read. */
export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object, or an empty one for anything else. */
export const asObject = (value: unknown): Json => (isObject(value) ? value : {});

/** The list, or an empty one for anything else. */
export const asList = (value: unknown): unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : [];
