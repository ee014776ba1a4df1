// What can be wrong with weather in a scenario, beyond its single fields?

import { patchCount } from '../network/weather/cloudPatches.ts';
import type { Problem, Scenario } from './scenario.ts';

/** Patches of sky in a run: about a minute of work; a year at 100 km and 6 h has 19 million. */
export const patchCountMax = 20_000_000;

/** Weather of so many small or short-lived patches that nobody would wait for it. */
export function weatherProblems({ weather, durationS }: Scenario): Problem[] {
  const count = patchCount({ ...weather, durationS });
  if (!weather.isOn || count <= patchCountMax) return [];
  const found = Math.round(count);
  const message = `expected at most ${patchCountMax} patches of sky, found about ${found}`;
  const hint = 'raise correlationKm or persistenceH, or use a shorter durationS';
  return [{ path: 'weather', message, hint }];
}
