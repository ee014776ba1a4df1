// Does a waterfall add up, and does each step name the value that it rests on?
import { expect, test } from 'vitest';
import { applyOverrides, canTalk, resolveTerminal } from '../../../src/compute/index.ts';
import type { LinkPlace } from '../../../src/ui/network/linkGeometry.ts';
import {
  accessLinkOf,
  budgetAt,
  namedAccess,
  namedAssignments,
  namedLink,
  namedLinks,
  pairsOf,
  satelliteLinkOf,
} from '../../../src/ui/network/scenarioLink.ts';
import { valueOfTerm } from '../../../src/ui/network/terminalValues.ts';
import { waterfallRows, waterfallSpan } from '../../../src/ui/network/waterfall.ts';
import { relayGrid, relayGridText } from './relayGrid.ts';

const overhead: LinkPlace = { rangeKm: 1200, elevationRad: 1 };
const toOptical = { satellite: 0, partner: { kind: 'station', index: 0 } } as const;
const toRadio = { satellite: 0, partner: { kind: 'station', index: 6 } } as const;
const toSatellite = { satellite: 0, partner: { kind: 'satellite', index: 1 } } as const;

function links() {
  const scenario = relayGrid();
  const ways = ['out', 'back'] as const;
  const access = [toOptical, toRadio].flatMap((choice) =>
    pairsOf(scenario, choice).flatMap((pair) =>
      ways.map((way) => accessLinkOf(scenario, choice, pair, way)),
    ),
  );
  return [...access, ...ways.map((way) => satelliteLinkOf(scenario, toSatellite, way))];
}

test('each bar begins where the one before it ended, and the last meets what is received', () => {
  for (const { link } of links()) {
    const rows = waterfallRows(budgetAt(link, overhead));
    const steps = rows.filter(({ kind }) => kind === 'gain' || kind === 'loss');
    expect(steps.length).toBeGreaterThan(4);
    let level = rows[0]!.value;
    for (const { fromDbw, toDbw, value } of steps) {
      expect(fromDbw).toBeCloseTo(level, 1);
      expect(toDbw - fromDbw).toBeCloseTo(value, 9);
      level = toDbw;
    }
    const received = rows.find(({ id }) => id === 'received')!.value;
    expect(level).toBeCloseTo(received, 1);
    const [least, most] = waterfallSpan(rows);
    expect(Math.min(...rows.map(({ fromDbw }) => fromDbw))).toBeGreaterThan(least);
    expect(most).toBeGreaterThan(rows[0]!.value);
  }
});

test('the margin is what is received above what the rate needs', () => {
  for (const { link } of links()) {
    const rows = waterfallRows(budgetAt(link, overhead));
    const valueOf = (id: string) => rows.find((row) => row.id === id)!.value;
    expect(valueOf('margin')).toBeCloseTo(valueOf('received') - valueOf('threshold'), 9);
  }
});

test('steps rest on values of the right end, and the scenario has a place for them', () => {
  const [down, up] = links();
  const sent = valueOfTerm(relayGridText, down!.ends!, 'transmit')!;
  expect(sent.row).toMatchObject({ id: 'laser-to-ground', field: 'transmitPowerW' });
  expect(valueOfTerm(relayGridText, up!.ends!, 'transmit')!.row.id).toBe('optical-ground-40cm');
  expect(valueOfTerm(relayGridText, up!.ends!, 'transmitGain')!.row.field).toBe(
    'beamHalfAngleMicroRad',
  );
  const { text, problems } = applyOverrides(relayGridText, sent.override!.assignments);
  expect(problems).toEqual([]);
  const { fleets } = relayGrid(text);
  expect(fleets[0]!.platform.groundTerminals[0]).toMatchObject({ transmitPowerW: sent.row.value });
});

test('every step but that of gases and the near field has a certificate', () => {
  for (const { link, ends } of links()) {
    const bare = waterfallRows(budgetAt(link, overhead))
      .filter(({ kind }) => kind === 'gain' || kind === 'loss')
      .filter(({ id }) => valueOfTerm(relayGridText, ends!, id) === null)
      .map(({ id }) => id);
    expect(['gases', 'nearField']).toEqual(expect.arrayContaining(bare));
  }
});

test('terminals that are offered understand each other and carry something', () => {
  const scenario = relayGrid();
  for (const pair of [...namedAccess, ...namedLinks]) {
    const [above, below] = pair.map(resolveTerminal);
    expect(canTalk(above!, below!)).toBe(true);
  }
  for (const pair of namedAccess) {
    const { link } = namedLink(scenario, toRadio, pair, 'out');
    expect(budgetAt(link, overhead).rateBitPerS).toBeGreaterThan(1e6);
  }
});

test('what is offered can be flown, and then is what the scenario has', () => {
  const scenario = relayGrid();
  const set = namedAssignments(scenario, toRadio, ['x-leo', 'x-ground']);
  const { text, problems } = applyOverrides(relayGridText, set);
  expect(problems).toEqual([]);
  const changed = relayGrid(text);
  const [pair] = pairsOf(changed, toRadio);
  const offered = namedLink(scenario, toRadio, ['x-leo', 'x-ground'], 'out');
  expect(budgetAt(pair!.down, overhead)).toEqual(budgetAt(offered.link, overhead));
});
