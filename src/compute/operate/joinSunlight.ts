// How do the sunlight segments of consecutive chunks become those of the whole span?

import type { SunlightSegments } from '../../orbit/index.ts';

/** One table per satellite over all chunks; a segment that goes on across a border stays one. */
export function joinSunlight(chunks: readonly SunlightSegments[]): SunlightSegments {
  const satelliteCount = chunks[0]!.satelliteOffset.length - 1;
  const satelliteOffset = new Int32Array(satelliteCount + 1);
  const startS: number[] = [];
  const meanFraction: number[] = [];
  for (let s = 0; s < satelliteCount; s += 1) {
    const first = startS.length;
    for (const chunk of chunks) {
      for (let row = chunk.satelliteOffset[s]!; row < chunk.satelliteOffset[s + 1]!; row += 1) {
        const fraction = chunk.meanFraction[row]!;
        const isWhole = fraction === 0 || fraction === 1;
        const goesOn = startS.length > first && meanFraction[meanFraction.length - 1] === fraction;
        if (isWhole && goesOn) continue;
        startS.push(chunk.startS[row]!);
        meanFraction.push(fraction);
      }
    }
    satelliteOffset[s + 1] = startS.length;
  }
  return {
    satelliteOffset,
    startS: Float64Array.from(startS),
    meanFraction: Float64Array.from(meanFraction),
    endS: chunks[chunks.length - 1]!.endS,
  };
}
