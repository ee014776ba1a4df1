// Do waiting transfers keep their order, and how fast does a contact carry them?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import {
  bookBits,
  createBitLedger,
  createContact,
  serverRateBitPerS,
  WaitingLine,
} from '../../../src/compute/operate/transfers.ts';
import type { Transfer } from '../../../src/compute/operate/transfers.ts';
import { ringFleet, scenarioOf } from './scenarios.ts';

function transferOf(sequence: number, satellite = 0): Transfer {
  const shared = { job: sequence, satellite, direction: 0 as const, sequence };
  return { ...shared, bitsLeft: 100, hasStarted: false, server: null };
}

type Step = { readonly add: number } | { readonly remove: number } | 'take' | 'takeAll';

test('a line gives its transfers in the order of request, whatever comes and goes', () => {
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ add: fc.integer({ min: 0, max: 500 }) }) },
    { weight: 2, arbitrary: fc.record({ remove: fc.integer({ min: 0, max: 500 }) }) },
    { weight: 3, arbitrary: fc.constant('take' as const) },
    { weight: 1, arbitrary: fc.constant('takeAll' as const) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const line = new WaitingLine();
      let model: Transfer[] = [];
      for (const each of steps) {
        if (each === 'take') {
          expect(line.first()).toBe(model[0] ?? null);
          line.take();
          model = model.slice(1);
        } else if (each === 'takeAll') {
          expect(line.takeAll()).toEqual(model);
          model = [];
        } else if ('add' in each) {
          if (model.some(({ sequence }) => sequence === each.add)) continue;
          const transfer = transferOf(each.add);
          line.add(transfer);
          model = [...model, transfer].sort((a, b) => a.sequence - b.sequence);
        } else {
          const found = model.find(({ sequence }) => sequence === each.remove);
          line.remove(found ?? transferOf(each.remove));
          model = model.filter((other) => other !== found);
        }
        expect(line.count).toBe(model.length);
        expect(line.first()).toBe(model[0] ?? null);
      }
    }),
    { numRuns: 60, seed: 5 },
  );
});

describe('rates', () => {
  const stations = [{ base: 'svalbard', uplinkRateBitPerS: 5e8, downlinkRateBitPerS: 6e8 }];
  const platform = { uplinkRateBitPerS: 7e8, downlinkRateBitPerS: 4e8, linkRateBitPerS: 1e8 };
  const scenario = scenarioOf({ fleets: [ringFleet(2, platform)], stations });
  const contact = createContact({ window: 0, satellite: 0, station: 0, openedS: 0 }, 10);
  const [up, down] = contact.servers;

  test('the slower of antenna and terminal sets the pace; a relay is as fast as its links', () => {
    expect([up!.id, down!.id]).toEqual([10, 11]);
    expect(serverRateBitPerS(scenario, up!, transferOf(0))).toBe(5e8);
    expect(serverRateBitPerS(scenario, down!, transferOf(0))).toBe(4e8);
    expect(serverRateBitPerS(scenario, up!, transferOf(0, 1))).toBe(1e8);
  });

  test('bits belong to the satellite whose job they are of; over another they are relayed', () => {
    const ledger = createBitLedger(2);
    const [own, others] = [transferOf(0), transferOf(1, 1)];
    bookBits(ledger, up!, own, 60);
    bookBits(ledger, down!, others, 30);
    expect([...ledger.uplinkedBit]).toEqual([60, 0]);
    expect([...ledger.downlinkedBit]).toEqual([0, 30]);
    expect([...ledger.relayedBit]).toEqual([0, 30]);
    expect([own.bitsLeft, others.bitsLeft]).toEqual([40, 70]);
  });
});
