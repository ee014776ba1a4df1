// Which value do so many of a sorted list not exceed?

/** Value at share `fraction` of the sorted list (nearest rank); null of an empty one. */
export function percentile(sorted: Float64Array, fraction: number): number | null {
  if (sorted.length === 0) return null;
  return sorted[Math.max(0, Math.ceil(fraction * sorted.length) - 1)]!;
}
