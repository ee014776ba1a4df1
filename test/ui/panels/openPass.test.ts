// Does a chosen pass keep its table open, and is the station in the camera's sight?
import { describe, expect, it } from 'vitest';
import { ecefToTeme, geodeticToEcef, gmstRad } from '../../../src/orbit/index.ts';
import { cameraOverStation, stationOnScreen } from '../../../src/ui/panels/openPass.ts';
import type { ReadScenario } from '../../../src/ui/run/messages.ts';
import type { Selection } from '../../../src/ui/store.ts';

const startUtcMs = Date.UTC(2026, 11, 21);
const scenario = {
  startUtcMs,
  ut1MinusUtcS: 0,
  stations: [
    { latitudeRad: 1.36, longitudeRad: 0.27 },
    { latitudeRad: -0.6, longitudeRad: 2.4 },
  ],
} as unknown as ReadScenario;

describe('a chosen pass', () => {
  it('keeps its station on screen until something else is selected', () => {
    const selection: Selection = { kind: 'satellite', index: 3 };
    const pass = { row: 0, stationIndex: 1, selection };
    expect(stationOnScreen(selection, pass)).toBe(1);
    expect(stationOnScreen({ ...selection }, pass)).toBe(-1);
    expect(stationOnScreen({ kind: 'station', index: 0 }, pass)).toBe(0);
    expect(stationOnScreen(null, pass)).toBe(-1);
  });

  it('is looked at from within 35° of the zenith of its station, outside the orbit', () => {
    for (const [station, sizeKm] of [[0, 7000] as const, [1, 42_164] as const]) {
      const from = cameraOverStation(scenario, station, 3600, sizeKm);
      const { latitudeRad, longitudeRad } = scenario.stations[station]!;
      const place = new Float64Array(3);
      geodeticToEcef(place, latitudeRad, longitudeRad, 0);
      ecefToTeme(place, place, gmstRad(startUtcMs + 3_600_000));
      const dot = from.reduce((sum, value, axis) => sum + value * place[axis]!, 0);
      const cosine = dot / (Math.hypot(...from) * Math.hypot(...place));
      expect(cosine).toBeGreaterThan(Math.cos((35 * Math.PI) / 180));
      expect(Math.hypot(...from)).toBeGreaterThan(1.3 * sizeKm);
    }
  });
});
