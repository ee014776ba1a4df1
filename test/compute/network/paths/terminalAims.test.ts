// Do the paths of an instant use exactly the accesses that are open in a run?
import { expect, test } from 'vitest';
import type { InstantGraph } from '../../../../src/compute/network/paths/instantGraph.ts';
import { networkInstants } from '../../../../src/compute/network/paths/instantNetwork.ts';
import { surveyWorld } from '../../../../src/compute/operate/world.ts';
import { parseScenario } from '../../../../src/compute/scenario/parse.ts';
import type { Scenario } from '../../../../src/compute/scenario/scenario.ts';

function scenarioOf(terminal: object, links: object = { topology: 'ring' }): Scenario {
  const orbit = { kind: 'ring', altitudeKm: 900, inclinationDeg: 70, satelliteCount: 12 };
  const platform = { base: 'server-8', ...terminal };
  const file = {
    ...{ dawnline: 1, name: 's', startUtc: '2026-12-21T00:00:00Z', durationS: 9000, stepS: 60 },
    fleets: [{ id: 'a', orbit, platform }],
    stations: [
      { id: 'zurich', latitudeDeg: 47.4, longitudeDeg: 8.5, elevationMinDeg: 5 },
      { id: 'lima', latitudeDeg: -12, longitudeDeg: -77, elevationMinDeg: 15 },
    ],
    links,
  };
  const { scenario, problems } = parseScenario(JSON.stringify(file));
  expect(problems).toEqual([]);
  return scenario!;
}

/** Edges at an instant by the windows of a run: accesses and links, `a-b` with a before b. */
function openAt(world: ReturnType<typeof surveyed>, timeS: number, satelliteCount: number) {
  const open: string[] = [];
  const { access, links } = world;
  for (let row = 0; row < access.count; row += 1) {
    if (!(access.startS[row]! <= timeS && timeS < access.endS[row]!)) continue;
    open.push(`${access.satelliteIndex[row]!}-${satelliteCount + access.stationIndex[row]!}`);
  }
  for (let row = 0; row < links.count; row += 1) {
    if (!(links.startS[row]! <= timeS && timeS < links.endS[row]!)) continue;
    const ends = [links.satelliteAIndex[row]!, links.satelliteBIndex[row]!].sort((a, b) => a - b);
    open.push(ends.join('-'));
  }
  return open.sort();
}

function surveyed(scenario: Scenario) {
  const work = surveyWorld(scenario);
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
}

/** Edges of a graph, `a-b` with a before b. */
function edgesOf(graph: InstantGraph): string[] {
  const edges: string[] = [];
  for (let node = 0; node < graph.nodeCount; node += 1) {
    for (let at = graph.rowStart[node]!; at < graph.rowStart[node + 1]!; at += 1) {
      const other = graph.neighbour[at]!;
      if (node < other) edges.push(`${node}-${other}`);
    }
  }
  return edges.sort();
}

test.each([
  ['a cone of 70°', { terminalFieldOfRegardDeg: 70 }],
  ['no bound', { terminalFieldOfRegardDeg: 180 }],
])('terminals with %s: the graph has the edges that the windows of a run have', (_, terminal) => {
  const scenario = scenarioOf(terminal);
  const world = surveyed(scenario);
  let accessCount = 0;
  for (const { graph, timeS } of networkInstants(scenario, 67)) {
    expect(edgesOf(graph)).toEqual(openAt(world, timeS, scenario.satellites.length));
    accessCount += graph.edgeCount / 2 - 12; // the ring is closed all the time
  }
  expect(accessCount).toBeGreaterThan(50);
});

test.each([
  ['ring', { topology: 'ring' }],
  ['mesh', { topology: 'mesh', rangeMaxKm: 8000 }],
  ['nearest', { topology: 'nearest', rangeMaxKm: 8000, neighbourCount: 2 }],
])('link terminals on two sides of a yawing body: the same, by %s', (_, links) => {
  const sides = { linkNormals: ['+y', '-y'], linkFieldOfRegardDeg: 25 };
  const scenario = scenarioOf(sides, links);
  const [world, free] = [scenario, scenarioOf({}, links)].map(surveyed);
  const linkTimeS = (of: typeof world) =>
    of!.links.endS.reduce((sum, endS, row) => sum + endS - of!.links.startS[row]!, 0);
  expect(linkTimeS(world)).toBeLessThan(0.95 * linkTimeS(free));
  expect(linkTimeS(world)).toBeGreaterThan(0.05 * linkTimeS(free));
  for (const { graph, timeS } of networkInstants(scenario, 67)) {
    expect(edgesOf(graph)).toEqual(openAt(world!, timeS, scenario.satellites.length));
  }
});

test('who links with the nearest takes one that it can look at before a nearer one', () => {
  const links = { topology: 'nearest', rangeMaxKm: 9000, neighbourCount: 1 };
  const scenario = scenarioOf({ linkNormals: ['+y', '-y'], linkFieldOfRegardDeg: 35 }, links);
  const linksOf = (each: Scenario): string[][] =>
    Array.from(networkInstants(each, 67), ({ graph }) =>
      edgesOf(graph).filter((edge) => Number(edge.split('-')[1]) < each.satellites.length),
    );
  const free = linksOf(scenarioOf({}, links));
  // A choice that did not ask would only lose some of what it takes freely.
  const others = linksOf(scenario).map((held, at) => held.filter((e) => !free[at]!.includes(e)));
  expect(others.flat().length).toBeGreaterThan(10);
});
