// Where do bars, bands and labels of the flows lie? Heights in proportion; pure.

import type { FlowId, Flows } from './flows.ts';
import type { FlowBlock } from './flowWords.ts';

/** Space between two bars of a side, px. */
const gapPx = 7;
/** A label takes two lines. */
export const labelPx = 29;
/** A flow that is there is never thinner. */
const thinnestPx = 1;

export interface FlowBox {
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Room for the labels beside the bars, each side. */
  readonly labelsPx: number;
}

/** One flow: its bar at the side, its end at the hub (or at the other side), its label. */
export interface FlowBand {
  readonly id: FlowId;
  readonly side: 'left' | 'right';
  readonly amount: number;
  readonly thickPx: number;
  readonly topPx: number;
  /** Top of its end at the hub. */
  readonly hubTopPx: number;
  /** NaN for what does not flow: it has no label. */
  readonly labelTopPx: number;
}

export interface FlowPlan {
  readonly leftXPx: number;
  readonly hubXPx: number;
  readonly rightXPx: number;
  readonly hubTopPx: number;
  readonly hubThickPx: number;
  readonly bands: readonly FlowBand[];
  /** What goes past the hub from the last left bar to the last right one, or null. */
  readonly past: {
    readonly fromPx: number;
    readonly toPx: number;
    readonly thickPx: number;
  } | null;
}

/** Height that a side of `count` labels needs at least, px. */
export const leastHeightPx = (count: number): number => count * labelPx;

/** The scale at which a whole fits a height beside all gaps, px per unit. */
export function scaleOf(whole: number, heightPx: number, block: FlowBlock): number {
  const gapCount = Math.max(block.left.length, block.right.length) - 1;
  return whole > 0 ? Math.max(0, heightPx - gapCount * gapPx) / whole : 0;
}

const thickOf = (amount: number, scale: number): number =>
  amount > 0 ? Math.max(thinnestPx, amount * scale) : 0;

/** Tops of bars stacked with gaps about the middle of the box. */
function stacked(thickPx: readonly number[], { topPx, heightPx }: FlowBox): number[] {
  const sum = thickPx.reduce((total, thick) => total + thick, 0);
  const wholePx = sum + gapPx * (thickPx.length - 1);
  let next = topPx + Math.max(0, (heightPx - wholePx) / 2);
  return thickPx.map((thick) => {
    const top = next;
    next += thick + gapPx;
    return top;
  });
}

/** Tops of labels near the middles of their bars, none over another, all within the box. */
export function labelTops(middles: readonly number[], { topPx, heightPx }: FlowBox): number[] {
  const tops: number[] = [];
  for (const middle of middles) {
    const least = tops.length > 0 ? tops[tops.length - 1]! + labelPx : topPx;
    tops.push(Math.max(least, middle - labelPx / 2));
  }
  let most = topPx + heightPx - labelPx;
  for (let place = tops.length - 1; place >= 0; place -= 1) {
    tops[place] = Math.min(tops[place]!, most);
    most = tops[place]! - labelPx;
  }
  return tops;
}

interface Side {
  readonly ids: readonly FlowId[];
  readonly thickPx: readonly number[];
  readonly tops: readonly number[];
  readonly labels: readonly number[];
}

function sideOf(ids: readonly FlowId[], flows: Flows, scale: number, box: FlowBox): Side {
  const thickPx = ids.map((id) => thickOf(flows[id], scale));
  const tops = stacked(thickPx, box);
  const places = [...ids.keys()].filter((place) => flows[ids[place]!] > 0);
  const near = labelTops(
    places.map((place) => tops[place]! + thickPx[place]! / 2),
    box,
  );
  const labels = ids.map((_, place) => near[places.indexOf(place)] ?? NaN);
  return { ids, thickPx, tops, labels };
}

/** The picture of one block at a scale (px per W or J) in a box. */
export function layOut(block: FlowBlock, flows: Flows, scale: number, box: FlowBox): FlowPlan {
  const left = sideOf(block.left, flows, scale, box);
  const right = sideOf(block.right, flows, scale, box);
  const pastPx = block.isLastPastHub ? right.thickPx[right.thickPx.length - 1]! : 0;
  const sumPx = left.thickPx.reduce((total, thick) => total + thick, 0);
  const hubThickPx = Math.max(0, sumPx - pastPx);
  const hubTopPx = box.topPx + Math.max(0, (box.heightPx - sumPx) / 2);
  const bandsOf = (side: Side, name: FlowBand['side']): FlowBand[] => {
    let next = hubTopPx;
    return side.ids.map((id, place) => {
      const thickPx = side.thickPx[place]!;
      const isLast = place === side.ids.length - 1;
      const band = {
        ...{ id, side: name, amount: flows[id], thickPx, hubTopPx: next },
        ...{ topPx: side.tops[place]!, labelTopPx: side.labels[place]! },
      };
      next += isLast ? thickPx - pastPx : thickPx;
      return band;
    });
  };
  const lastLeft = left.tops.length - 1;
  return {
    leftXPx: box.leftPx + box.labelsPx,
    hubXPx: box.leftPx + box.widthPx / 2,
    rightXPx: box.leftPx + box.widthPx - box.labelsPx,
    ...{ hubTopPx, hubThickPx, bands: [...bandsOf(left, 'left'), ...bandsOf(right, 'right')] },
    past:
      pastPx > 0
        ? {
            fromPx: left.tops[lastLeft]! + left.thickPx[lastLeft]! - pastPx,
            toPx: right.tops[right.tops.length - 1]!,
            thickPx: pastPx,
          }
        : null,
  };
}
