// Can these numbers be the elements of an orbit?

/** The angles in degrees and the mean motion in revolutions a day, as files write them. */
export interface WrittenElements {
  readonly inclinationDeg: number;
  readonly rightAscensionDeg: number;
  readonly eccentricity: number;
  readonly argumentOfPerigeeDeg: number;
  readonly meanAnomalyDeg: number;
  readonly meanMotionRevPerDay: number;
}

const ranges: readonly (readonly [keyof WrittenElements, string, number, number])[] = [
  ['inclinationDeg', 'inclination (degrees)', 0, 180],
  ['rightAscensionDeg', 'right ascension of the node (degrees)', -360, 360],
  ['eccentricity', 'eccentricity', 0, 0.999999999],
  ['argumentOfPerigeeDeg', 'argument of perigee (degrees)', -360, 360],
  ['meanAnomalyDeg', 'mean anomaly (degrees)', -360, 360],
  // 17.2 revolutions a day graze the ground; 1e-5 is far beyond the Moon
  ['meanMotionRevPerDay', 'mean motion (revolutions a day)', 1e-5, 20],
];

/** One message for each number that is missing, not finite or out of its range. */
export function rangeMessages(elements: WrittenElements): string[] {
  const messages: string[] = [];
  for (const [key, label, least, most] of ranges) {
    const value = elements[key];
    if (!(value >= least && value <= most)) {
      messages.push(`${label} must be ${least} to ${most}, found ${value}`);
    }
  }
  return messages;
}
