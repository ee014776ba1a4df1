// How is JSON written by every command?

/** Indented by two, ended by a line feed; numbers that are not finite become null. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
