// Does weather over several sites come to what others found, and light in fibre to what it takes?

import { fibreDelayS } from '../network/fibre.ts';
import { independentAvailability, siteDiversity } from '../network/weather/diversity.ts';
import { createWeather } from '../network/weather/weather.ts';
import { resolveStation } from '../scenario/resolveStation.ts';
import { weatherByDefault, weatherOf } from '../scenario/weatherSchema.ts';
import type { Claim } from './claim.ts';

const dayS = 86_400;
const newYear2027Ms = 1_798_761_600_000;

/** Eight places of ours over the span of the paper's: 60° of longitude, 20° of latitude. */
const australasia = [
  [-31.98, 115.82],
  [-22.2, 114.1],
  [-23.76, 133.88],
  [-34.7, 138.6],
  [-35.32, 149.01],
  [-27.5, 153],
  [-36.85, 174.76],
  [-43.99, 170.46],
] as const;

const availability = 0.69;

/** Share of a year in which at least one of the eight is clear. */
function networkFraction(): number {
  const stations = australasia.map(([latitudeDeg, longitudeDeg], index) => {
    const cloudFraction = 1 - availability;
    return resolveStation({
      id: `s${index}`,
      latitudeDeg,
      longitudeDeg,
      altitudeM: 0,
      cloudFraction,
    });
  });
  const weather = weatherOf({ ...weatherByDefault, isOn: true, diurnalFraction: 0 });
  const run = { seed: 1, startUtcMs: newYear2027Ms, durationS: 365 * dayS };
  const skies = createWeather({ ...run, stations, weather });
  const all = stations.map((_, index) => index);
  return siteDiversity(skies, all, 'optical', run.durationS).networkFraction;
}

/** Weather over sites, and ways over land. */
export const weatherClaims: readonly Claim[] = [
  {
    what: 'At least one of eight Australasian sites of 0.69 clear, cloud alike over 500 km',
    source: 'Birch and others, arXiv:2211.09248v2: up to 99.97 % (their own sites and clouds)',
    unit: 'fraction',
    published: [0.9997],
    tolerance: 0.0006,
    ours: () => [networkFraction()],
  },
  {
    what: 'The same eight if they were independent',
    source: 'by hand: 1 − 0.31⁸',
    unit: 'fraction',
    published: [0.999915],
    tolerance: 1e-6,
    ours: () => [independentAvailability(australasia.map(() => availability))],
  },
  {
    what: 'One way through 1,000 km of fibre',
    source: 'by hand: 1,000 km · 1.4682 ÷ 299,792.458 km/s',
    unit: 's',
    published: [0.004897],
    tolerance: 1e-6,
    ours: () => [fibreDelayS(1000, 1)],
  },
];
