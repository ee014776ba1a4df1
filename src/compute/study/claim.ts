// What is a published number that the project says it reproduces?

/**
 * A number (or the components of a vector) that somebody else published, and how the project's own
 * functions come to it. `tolerance` is what the comparison deserves: the last printed digit, or
 * the stated difference between the models.
 */
export interface Claim {
  readonly what: string;
  readonly source: string;
  readonly unit: string;
  readonly published: readonly number[];
  /** Largest absolute difference of any component. */
  readonly tolerance: number;
  readonly ours: () => readonly number[];
}
