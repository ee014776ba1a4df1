// How long does it take from a city to a computer in orbit and back, over a day?
import type { Scenario, Station } from '../../scenario/scenario.ts';
import { fibreDelayS, greatCircleKm } from '../fibre.ts';
import { DelayHistogram } from './delayHistogram.ts';
import { networkInstants } from './instantNetwork.ts';
import { ShortestPaths } from './shortestPaths.ts';

/** A place with people who ask. */
export interface AskingCity {
  readonly id: string;
  readonly latitudeRad: number;
  readonly longitudeRad: number;
}

/** `direct`: a user terminal in the city; `gateway`: fibre to a station; `best`: the quicker. */
export type LatencyMode = 'direct' | 'gateway' | 'best';

export interface LatencyOptions {
  readonly cities: readonly AskingCity[];
  readonly mode: LatencyMode;
  /** Default 60 s. */
  readonly stepS?: number;
  /** Lowest elevation of a user terminal; default 25°. */
  readonly userElevationMinRad?: number;
  /** Satellites that may answer; default: all with accelerators. The nearest in time does. */
  readonly satelliteIndices?: readonly number[];
  /** One way through fibre between a city and a station, s; default: that of the great circle. */
  readonly fibreDelayS?: (city: AskingCity, station: Station) => number;
}

/** The round trip from one city over all instants; see `DelayHistogram` for the percentiles. */
export interface CityLatency {
  readonly cityId: string;
  readonly p50S: number;
  readonly p90S: number;
  readonly p99S: number;
  readonly bestS: number;
  /** Shares of all instants. */
  readonly servedFraction: number;
  readonly below100MsFraction: number;
  readonly histogram: DelayHistogram;
}

const fibreOverLandS = (city: AskingCity, station: Station): number =>
  fibreDelayS(greatCircleKm(city, station));

/** Satellites with at least one accelerator. */
function computingSatellites({ satellites, fleets }: Scenario): number[] {
  return [...satellites.keys()].filter(
    (index) => fleets[satellites[index]!.fleetIndex]!.platform.acceleratorCount > 0,
  );
}

/** One way from each city at an instant, s. */
class CityDelays {
  readonly delayS: Float64Array;
  private readonly fibreS: Float64Array;

  constructor(
    private readonly scenario: Scenario,
    private readonly options: LatencyOptions,
  ) {
    const { stations } = scenario;
    const { cities, fibreDelayS: fibreOf = fibreOverLandS } = options;
    this.delayS = new Float64Array(cities.length);
    this.fibreS = Float64Array.from(
      cities.flatMap((city) => stations.map((station) => fibreOf(city, station))),
    );
  }

  /** From light times at the nodes: satellites, stations, and then the cities. */
  update(nodeDelayS: Float64Array): void {
    const { mode } = this.options;
    const [satelliteCount, stationCount] = [
      this.scenario.satellites.length,
      this.scenario.stations.length,
    ];
    for (let city = 0; city < this.delayS.length; city += 1) {
      let best = Infinity;
      if (mode !== 'gateway') best = nodeDelayS[satelliteCount + stationCount + city]!;
      for (let station = 0; mode !== 'direct' && station < stationCount; station += 1) {
        const throughS = this.fibreS[city * stationCount + station]!;
        best = Math.min(best, throughS + nodeDelayS[satelliteCount + station]!);
      }
      this.delayS[city] = best;
    }
  }
}

function summary(cityId: string, bestS: number, histogram: DelayHistogram): CityLatency {
  return {
    cityId,
    p50S: histogram.percentileS(0.5),
    p90S: histogram.percentileS(0.9),
    p99S: histogram.percentileS(0.99),
    bestS,
    servedFraction: 1 - histogram.unservedCount / Math.max(1, histogram.total),
    below100MsFraction: histogram.belowFraction(0.1),
    histogram,
  };
}

/**
 * The round trip of light from each city to the quickest computing satellite and back, at 0,
 * `stepS`, … to the end of the scenario's span: up from the city or from the gateway that is the
 * quickest with its fibre both ways, over links to the satellite, and back the same way. Network
 * delays alone: no queue, no computing, no protocol. Yields the share that is done.
 */
export function* latencyStudy(
  scenario: Scenario,
  options: LatencyOptions,
): Generator<{ readonly doneFraction: number }, CityLatency[]> {
  const { cities, stepS = 60, userElevationMinRad = (25 * Math.PI) / 180 } = options;
  const users = cities.map(({ latitudeRad, longitudeRad }) => ({
    ...{ latitudeRad, longitudeRad, altitudeM: 0, elevationMinRad: userElevationMinRad },
  }));
  const sources = Int32Array.from(options.satelliteIndices ?? computingSatellites(scenario));
  const paths = new ShortestPaths(
    scenario.satellites.length + scenario.stations.length + users.length,
  );
  const delays = new CityDelays(scenario, options);
  const histograms = cities.map(() => new DelayHistogram());
  const bestS = new Float64Array(cities.length).fill(Infinity);
  for (const { graph, doneFraction } of networkInstants(scenario, stepS, { users })) {
    paths.run(graph, sources);
    delays.update(paths.delayS);
    delays.delayS.forEach((oneWayS, city) => {
      histograms[city]!.add(2 * oneWayS);
      bestS[city] = Math.min(bestS[city]!, 2 * oneWayS);
    });
    yield { doneFraction };
  }
  return cities.map(({ id }, city) => summary(id, bestS[city]!, histograms[city]!));
}
