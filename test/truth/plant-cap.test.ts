// A power cap's throughput, and the array that an eclipse asks for, against numbers by others.
import { expect, test } from 'vitest';
import { throughputOfPower } from '../../src/compute/plant/throttle.ts';
import { sunlitPowerW } from '../../src/compute/study/designPower.ts';
import { machineOf } from '../compute/study/machines.ts';

test('8 × H200 MaxQ keep 81 % of the throughput at about 6.2 kW (MLPerf Inference v4.1)', () => {
  // Full power is not printed: 8 to 8.8 kW, of which 960 W are drawn when idle.
  const { powerCapBendFraction } = machineOf('server-8').accelerator;
  for (const fullW of [8000, 8400, 8800]) {
    const share = (6153 - 960) / (fullW - 960);
    const ours = throughputOfPower(share, powerCapBendFraction);
    expect(Math.abs(ours - 25_262 / 31_303)).toBeLessThan(0.04);
  }
  const nominal = throughputOfPower((6153 - 960) / (8400 - 960), powerCapBendFraction);
  expect(Math.abs(nominal - 25_262 / 31_303)).toBeLessThan(0.005);
});

test('AI1’s 120 kW need 154 kW of array through 19.7 minutes of shadow: 150 do not close', () => {
  const day = { utcMs: 0, betaRad: 0, periodS: 97.73 * 60, darkS: 19.7 * 60 };
  expect(Math.round(sunlitPowerW(120, day, 0.9))).toBe(154);
  expect(sunlitPowerW(120, day, 1)).toBeLessThan(153); // even without losses
  expect(sunlitPowerW(120, day, 1)).toBeGreaterThan(150);
});
