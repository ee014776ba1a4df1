// Does the page say rightly why two satellites are not linked now?
import { expect, test } from 'vitest';
import { applyOverrides } from '../../../src/compute/index.ts';
import { linkPlace } from '../../../src/ui/network/linkGeometry.ts';
import { linkReason } from '../../../src/ui/network/linkReason.ts';
import { relayGrid, relayGridText } from './relayGrid.ts';

const choice = (index: number) => {
  return { satellite: 0, partner: { kind: 'satellite', index } } as const;
};

function gridWith(assignments: readonly string[]) {
  const { text, problems } = applyOverrides(relayGridText, assignments);
  expect(problems).toEqual([]);
  return relayGrid(text);
}

test('neighbours of the built-in grid have no reason; far ones have range or Earth', () => {
  const scenario = relayGrid();
  expect(linkReason(scenario, choice(1), 0)).toBe('');
  const reasons = scenario.satellites.map((_, index) => linkReason(scenario, choice(index), 0));
  const { rangeMaxKm } = scenario.links;
  reasons.forEach((reason, index) => {
    const { rangeKm } = linkPlace(scenario, choice(index), 0)!;
    expect(reason.includes('km apart, links reach')).toBe(rangeKm >= rangeMaxKm);
  });
  expect(reasons.filter((reason) => reason !== '').length).toBeGreaterThan(30);
  const far = gridWith(['links.rangeMaxKm=20000']);
  const farReasons = far.satellites.map((_, index) => linkReason(far, choice(index), 0));
  // Two satellites 1,000 km up see each other over 7,060 km at most.
  far.satellites.forEach((_, index) => {
    const { rangeKm } = linkPlace(far, choice(index), 0)!;
    if (rangeKm > 7100) expect(farReasons[index]).toBe('the Earth is in the way');
    else if (rangeKm < 6000) expect(farReasons[index]).toBe('');
  });
});

test('terminals that look elsewhere say by how much they miss whom', () => {
  // Eight in a plane: each sees the next 22.5° below its own level, so 112.5° off its zenith.
  const up = [
    'fleets[0].platform.linkNormals=["-z"]',
    'fleets[0].platform.linkFieldOfRegardDeg=60',
  ];
  const scenario = gridWith(up);
  const [here, there] = [scenario.satellites[0]!.name, scenario.satellites[1]!.name];
  const reason = linkReason(scenario, choice(1), 0);
  const found = /^the link terminals of (.+) miss (.+) by ([\d.]+)°$/.exec(reason)!;
  expect([found[1], found[2]]).toEqual([here, there]);
  expect(Number(found[3])).toBeCloseTo(52.5, 0);
});

test('with the nearest, one in sight and in reach gives way to others', () => {
  const scenario = gridWith(['links.topology=nearest']);
  expect(linkReason(scenario, choice(1), 0)).toBe('others are nearer');
});
