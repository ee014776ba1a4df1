// What must hold, or the program is wrong? Failures are ours, never the user's.

/** Throws with the message when the condition does not hold. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Dawnline's own error: ${message}`);
}
