// What area and mass do radiators that others flew or drew need for a kilowatt?
import { from, type Sourced } from '../scenario/catalogue/sourced.ts';

/** One system: figures that its source does not give are null. */
export interface PublishedRadiator {
  readonly name: string;
  readonly areaM2PerKw: Sourced<readonly [least: number, most: number]>;
  readonly massKgPerKw: Sourced | null;
}

const iss = from(
  'NASA, ISS active thermal control system overview, via spacedc-mdao',
  '2013',
  'high',
);
const ai1 = from('SpaceX AI1, 8 June 2026: 110 m² for 120 kW', '2026-06', 'medium');
const ieee = from('IEEE and ABI Research on orbital data centres, as compiled', '2026', 'low');
const turyshev = from('S. Turyshev (JPL), as compiled', '2026', 'low');
const iscr = from('ISCR, as compiled', '2026', 'low');
const hot = from('literature at 370 K, as compiled', '2026', 'low');

/** A row of one figure for area, in m²/kW of planform. */
function row(
  name: string,
  certify: ReturnType<typeof from>,
  areaM2PerKw: number | readonly [number, number],
  massKgPerKw?: number,
): PublishedRadiator {
  const range: readonly [number, number] =
    typeof areaM2PerKw === 'number' ? [areaM2PerKw, areaM2PerKw] : areaM2PerKw;
  return {
    name,
    areaM2PerKw: certify(range, 'm²/kW'),
    massKgPerKw: massKgPerKw === undefined ? null : certify(massKgPerKw, 'kg/kW'),
  };
}

// Six units of 23.3 m × 3.4 m and 1,122.6 kg for 70 kW; one of 3.12 m × 13.6 m and 740.7 kg for 14.
const eatcs = { areaM2: 6 * 23.3 * 3.4, massKg: 6 * 1122.6, heatKw: 70 };
const pvr = { areaM2: 3.12 * 13.6, massKg: 740.7, heatKw: 14 };

/** Flown systems first, then drawn ones. */
export const publishedRadiators: readonly PublishedRadiator[] = [
  row('ISS EATCS', iss, eatcs.areaM2 / eatcs.heatKw, eatcs.massKg / eatcs.heatKw),
  row('ISS photovoltaic radiator', iss, pvr.areaM2 / pvr.heatKw, pvr.massKg / pvr.heatKw),
  row('SpaceX AI1 as announced', ai1, 110 / 120),
  row('Literature at 370 K', hot, 0.95),
  row('IEEE / ABI', ieee, [1.4, 4.3]),
  row('Turyshev', turyshev, 2.5),
  row('ISCR', iscr, 2.9),
];
