// From which level to which does each step of a link budget go? Rows for table and bars; pure.

import type { LinkBudget } from '../../compute/index.ts';

/** One line of the waterfall. */
export interface WaterfallRow {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  /** As it is written: a level in dBW, or a step in dB. */
  readonly value: number;
  readonly unit: 'dBW' | 'dB';
  /** Ends of the bar on the scale, dBW; the same for a level. */
  readonly fromDbw: number;
  readonly toDbw: number;
  readonly kind: 'level' | 'gain' | 'loss' | 'margin' | 'lack';
}

/** The level that a receiver sees nothing below, where a term takes everything. */
const floorDbw = -400;
const held = (dbw: number): number => Math.max(floorDbw, dbw);

function levelRow(id: string, label: string, dbw: number, note = ''): WaterfallRow {
  const at = held(dbw);
  return { id, label, note, value: dbw, unit: 'dBW', fromDbw: at, toDbw: at, kind: 'level' };
}

/**
 * Transmitted power, every step, received power, what the rate needs, and the margin. Steps of
 * nothing (less than a thousandth of a dB) are left out.
 */
export function waterfallRows(budget: LinkBudget): WaterfallRow[] {
  const { terms, transmitDbw, receivedDbw, thresholdDbw, marginDb } = budget;
  let level = transmitDbw;
  const steps = terms.map(({ id, label, db, note }): WaterfallRow => {
    const fromDbw = held(level);
    level += db;
    const kind = db < 0 ? 'loss' : 'gain';
    return {
      ...{ id, label, note: note ?? '', value: db, unit: 'dB', kind },
      ...{ fromDbw, toDbw: held(level) },
    };
  });
  return [
    levelRow('transmit', 'Sent', transmitDbw),
    ...steps.filter(({ value }) => Math.abs(value) >= 0.001),
    levelRow('received', 'Received', receivedDbw),
    levelRow('threshold', 'Needed for the rate', thresholdDbw, budget.modulation),
    {
      ...{ id: 'margin', label: 'Margin', note: '', value: marginDb, unit: 'dB' },
      ...{ fromDbw: held(thresholdDbw), toDbw: held(receivedDbw) },
      kind: marginDb < 0 ? 'lack' : 'margin',
    },
  ];
}

/** The scale that all bars share: least and greatest level, a little wider. */
export function waterfallSpan(rows: readonly WaterfallRow[]): readonly [from: number, to: number] {
  const levels = rows.flatMap(({ fromDbw, toDbw }) => [fromDbw, toDbw]);
  const [from, to] = [Math.min(...levels), Math.max(...levels)];
  const air = Math.max(1, (to - from) * 0.02);
  return [from - air, to + air];
}
