// In which order do fleets, stations and streams stand, whatever the order of the file?

/** By ids in the order of code units: ties that an index settles are settled by names. */
export function byId(
  { id: a }: { readonly id: string },
  { id: b }: { readonly id: string },
): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
