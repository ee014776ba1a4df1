// Is every bit that was sent in the books, of satellites, of contacts and of ways?
import { expect, test } from 'vitest';
import { createTransfer, FlowLedger } from '../../../src/compute/operate/transfers.ts';
import type { NetworkPlan } from '../../../src/compute/network/plan/planContacts.ts';
import { planOf, requestOf, toolsOf } from '../network/plan/plans.ts';
import type { Row } from '../network/plan/plans.ts';

/** Satellites 0 and 1, the ground is node 2; a link from 0 to 1, passes of both. */
const rows: Row[] = [
  [0, 1, 0, 100, 2, 0],
  [1, 2, 0, 100, 1, 0],
  [0, 2, 50, 100, 1, 0],
  [2, 0, 0, 100, 1, 0],
];
const plan = { ...planOf(rows), station: Int32Array.from([-1, -1, -1, -1]) };
const groundRows = [1, 2, 3].map((index) => {
  return [...plan.fromNode].findIndex((from, row) => {
    return from === rows[index]![0] && plan.toNode[row] === rows[index]![1];
  });
});
for (const row of groundRows) plan.station[row] = 0;
const network: NetworkPlan = {
  plan,
  groundNode: 2,
  sites: [
    {
      ...{
        station: 3,
        kind: 'x',
        antennaCount: 1,
        terminal: null,
        acquisitionS: 0,
        slewRateRadPerS: 1,
      },
      ...{ elevationMinRad: 0, sunExclusionRad: 0, satelliteExclusionRad: 0 },
    },
  ],
  windowOfPointing: Int32Array.from([-1, 0, 1, 2]),
};

const loadDown = { job: 7, satellite: 0, direction: 1, sequence: 0, bits: 40 } as const;

test('bits belong to the satellite whose job they are of; over another they are relayed', () => {
  const { shipper } = toolsOf(plan, 10, 1);
  const ledger = new FlowLedger(network);
  const transfer = createTransfer(loadDown, 0);
  transfer.fragments.push(...shipper.ship(requestOf(0, 2, 40)).fragments);
  ledger.close(transfer, 100);
  expect([...ledger.bits.downlinkedBit]).toEqual([40, 0]);
  expect([...ledger.bits.relayedBit]).toEqual([40, 0]);
  expect([...ledger.bits.uplinkedBit]).toEqual([0, 0]);
  expect(transfer.bitsLeft).toBe(0);
  const routes = ledger.routes();
  expect([...routes.jobIndex]).toEqual([7, 7]);
  expect([...routes.fromIndex]).toEqual([0, 1]);
  expect([...routes.toIndex]).toEqual([1, -1 - 3]);
  expect(ledger.carriedBit.reduce((sum, bits) => sum + bits, 0)).toBe(80);
});

test('at the end of the run what is under way counts as far as it has come', () => {
  const { shipper } = toolsOf(plan, 10, 1);
  const ledger = new FlowLedger(network);
  const transfer = createTransfer(loadDown, 0);
  const [fragment] = shipper.ship(requestOf(0, 2, 40)).fragments;
  transfer.fragments.push(fragment!);
  const last = fragment!.hops.at(-1)!;
  ledger.close(transfer, last.startS + 15);
  expect(ledger.bits.downlinkedBit[0]).toBeCloseTo(15, 9);
  expect(transfer.bitsLeft).toBeCloseTo(25, 9);
});

test('input that was never booked has not left the ground', () => {
  const ledger = new FlowLedger(network);
  const transfer = createTransfer({ ...loadDown, direction: 0 }, 0);
  ledger.close(transfer, 100);
  expect(transfer.bitsLeft).toBe(40);
  expect([...ledger.bits.uplinkedBit]).toEqual([0, 0]);
  expect(ledger.routes().count).toBe(0);
});
