// With which code does a command line end? A contract with scripts.

/** Done; our fault; the input is wrong; interrupted. */
export const exitCodes = { done: 0, fault: 1, input: 2, interrupted: 130 } as const;

/** What a command sets when it ends without an error but not well. */
export interface Ending {
  code: number;
}
