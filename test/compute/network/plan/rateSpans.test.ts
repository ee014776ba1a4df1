// Do stretches of constant rate carry what the budget's integral over the window gives?
import { describe, expect, test } from 'vitest';
import {
  accessRateBitPerS,
  createAccessLink,
  createInterSatelliteLink,
} from '../../../../src/compute/network/budget/link.ts';
import {
  linkSignal,
  type ChangingLink,
} from '../../../../src/compute/network/budget/linkSignal.ts';
import {
  rateSpans,
  SightSamples,
  type CarriedSpan,
} from '../../../../src/compute/network/plan/rateSpans.ts';
import { LinkSight, PassSight } from '../../../../src/compute/network/plan/sights.ts';
import { resolveTerminal } from '../../../../src/compute/scenario/resolveTerminal.ts';
import {
  createStateSource,
  createStationFrame,
  createSunTrack,
  fleetStates,
  gmstRad,
  lookAnglesInto,
  prepareFleet,
  temeToEcef,
} from '../../../../src/orbit/index.ts';
import { orbitOf } from '../../../../src/compute/scenario/orbitOf.ts';
import { surveyWorld } from '../../../../src/compute/operate/world.ts';
import { drain, ringFleet, scenarioOf } from '../../operate/scenarios.ts';

const scenario = scenarioOf({
  durationS: 43_200,
  fleets: [ringFleet(8)],
  stations: ['svalbard', { id: 'home', latitudeDeg: 47, longitudeDeg: 8 }],
  links: { topology: 'ring' },
});
const { startUtcMs, ut1MinusUtcS, satellites, stations } = scenario;
const { access, links } = drain(surveyWorld(scenario));
const fleet = prepareFleet(satellites.map((each) => createStateSource(orbitOf(each))));
const flight = { statesAt: fleetStates(fleet, startUtcMs), startUtcMs, ut1MinusUtcS };
const samples = new SightSamples();
const sunTrack = createSunTrack(startUtcMs, 0, scenario.durationS);

function volumeOf(spans: readonly CarriedSpan[]): number {
  let bits = 0;
  for (const { rates, endS } of spans) {
    rates.forEach(({ startS, rateBitPerS }, at) => {
      bits += rateBitPerS * ((rates[at + 1]?.startS ?? endS) - startS);
    });
  }
  return bits;
}

/** Bits of a rate over a window, seen at every tenth of a second. */
function integralBit(startS: number, endS: number, rateAt: (timeS: number) => number): number {
  const count = Math.ceil((endS - startS) / 0.1);
  let sum = 0;
  for (let k = 0; k < count; k += 1) sum += rateAt(startS + ((k + 0.5) / count) * (endS - startS));
  return (sum * (endS - startS)) / count;
}

/** The rate of a pass by the orbit room's own look angles and the link budget. */
function passRate(link: ChangingLink, satellite: number, station: number) {
  const [state, fixed, look] = [new Float64Array(6), new Float64Array(3), new Float64Array(4)];
  const { latitudeRad, longitudeRad, altitudeM } = stations[station]!;
  const frame = createStationFrame(latitudeRad, longitudeRad, altitudeM / 1000);
  return (timeS: number): number => {
    flight.statesAt(state, satellite, timeS);
    temeToEcef(fixed, state, gmstRad(startUtcMs + timeS * 1000, ut1MinusUtcS));
    lookAnglesInto(look, frame, fixed, fixed);
    return accessRateBitPerS(link, look[2]!, look[1]!);
  };
}

describe('the stretches of a pass', () => {
  test.each([
    ['ka-leo', 'ka-ground', 'down'],
    ['ka-leo', 'ka-ground', 'up'],
    ['x-leo', 'x-ground', 'down'],
    ['laser-to-ground', 'optical-ground-40cm', 'down'],
  ] as const)('of %s with %s (%s) carry the integral of the budget', (above, below, direction) => {
    const sight = new PassSight(flight, sunTrack);
    let bits = 0;
    for (let row = 0; row < access.count; row += 7) {
      const [satellite, station] = [access.satelliteIndex[row]!, access.stationIndex[row]!];
      const span = { startS: access.startS[row]!, endS: access.endS[row]! };
      const ends = [resolveTerminal(above), resolveTerminal(below)] as const;
      const site = { ...stations[station]!, elevationMinRad: 0.02 };
      const terminal = { ...ends[1], elevationMinRad: 0.02 };
      const link = createAccessLink(ends[0], terminal, site, direction) as ChangingLink;
      sight.select(satellite, stations[station]!, span);
      samples.take(sight, span);
      const volume = volumeOf(rateSpans(samples, linkSignal(link)));
      const exact = integralBit(span.startS, span.endS, passRate(link, satellite, station));
      // A pass of a minute near the horizon may have a single step.
      const tolerance = 1e-3 * exact + 2e-4 * exact * (300 / (span.endS - span.startS));
      expect(Math.abs(volume - exact)).toBeLessThanOrEqual(tolerance);
      bits += volume;
    }
    expect(bits).toBeGreaterThan(1e9);
  });
});

describe('the stretches of a link', () => {
  test.each(['laser-100g', 'optical-10cm', 'sda-2g5'])('of %s carry the integral', (name) => {
    const end = resolveTerminal(name);
    const link = createInterSatelliteLink(end, end) as ChangingLink;
    const sight = new LinkSight(flight, sunTrack);
    const [a, b] = [links.satelliteAIndex[0]!, links.satelliteBIndex[0]!];
    const span = { startS: 100, endS: 20_000 };
    sight.select(a, b, span);
    samples.take(sight, span);
    const spans = rateSpans(samples, linkSignal(link));
    const [here, there] = [new Float64Array(6), new Float64Array(6)];
    const exact = integralBit(span.startS, span.endS, (timeS) => {
      flight.statesAt(here, a, timeS);
      flight.statesAt(there, b, timeS);
      const [x, y, z] = [0, 1, 2].map((axis) => there[axis]! - here[axis]!);
      return accessRateBitPerS(link, Math.sqrt(x! * x! + y! * y! + z! * z!), Math.PI / 2);
    });
    expect(Math.abs(volumeOf(spans) - exact)).toBeLessThanOrEqual(1e-3 * exact);
  });
});
