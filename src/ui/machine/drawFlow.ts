// How are the flows painted? Bands whose thickness is power or energy, on one canvas.

import type { Palette } from '../timeline/palette.ts';
import { labelPx, layOut, leastHeightPx, scaleOf } from './flowLayout.ts';
import type { FlowBand, FlowBox, FlowPlan } from './flowLayout.ts';
import type { FlowId, Flows } from './flows.ts';
import { flowBlocks, flowWords } from './flowWords.ts';
import type { FlowBlock } from './flowWords.ts';

const titlePx = 18;
const blockGapPx = 14;
const labelsPx = 94;
const barPx = 5;
const hubPx = 8;
const paddingPx = 4;
const fontPx = 11;
/** From a bar to its label. */
const leaderPx = 9;

/** Heights of the two pictures and of all, px: the labels of the longer side must fit. */
const bodyPx = flowBlocks.map(({ left, right }) =>
  Math.max(150, leastHeightPx(Math.max(left.length, right.length)) + 14),
);
export const flowHeightPx = bodyPx.reduce((sum, px) => sum + px + titlePx, blockGapPx);

export interface FlowPicture {
  readonly flows: Flows;
  /** What a full picture stands for, W or J. */
  readonly whole: number;
  readonly highlight: FlowId | null;
  readonly palette: Palette;
  readonly widthPx: number;
  readonly format: (amount: number) => string;
}

type Context = CanvasRenderingContext2D;

/** A place on the canvas that stands for a flow. */
export interface FlowPlace {
  readonly id: FlowId;
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Paints everything; returns where each flow's label is, for the pointer. */
export function drawFlow(context: Context, picture: FlowPicture): FlowPlace[] {
  const places: FlowPlace[] = [];
  context.clearRect(0, 0, picture.widthPx, flowHeightPx);
  context.font = `${fontPx}px ${picture.palette.fontUi}`;
  // One scale for both, so that what is lost above is as thick below.
  const scale = Math.min(
    ...flowBlocks.map((block, place) => scaleOf(picture.whole, bodyPx[place]!, block)),
  );
  let topPx = 0;
  flowBlocks.forEach((block, place) => {
    const box: FlowBox = {
      ...{ leftPx: paddingPx, topPx: topPx + titlePx, labelsPx },
      ...{ widthPx: picture.widthPx - 2 * paddingPx, heightPx: bodyPx[place]! },
    };
    drawTitle(context, picture, block, topPx);
    const plan = layOut(block, picture.flows, scale, box);
    drawBlock(context, picture, plan, block.isLastPastHub);
    for (const band of plan.bands) {
      if (band.amount > 0) places.push(drawLabel(context, picture, plan, band));
    }
    topPx += bodyPx[place]! + titlePx + blockGapPx;
  });
  return places;
}

function drawTitle(context: Context, picture: FlowPicture, block: FlowBlock, topPx: number): void {
  context.fillStyle = picture.palette.textDim;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillText(block.title, paddingPx, topPx + titlePx / 2);
  context.textAlign = 'center';
  context.fillText(block.hub, picture.widthPx / 2, topPx + titlePx / 2);
}

const alphaOf = (id: FlowId, highlight: FlowId | null): number => {
  if (highlight === null) return 0.42;
  return id === highlight ? 0.75 : 0.16;
};

/** A band between two edges, as thick at both, with horizontal ends. */
function drawBand(context: Context, from: [number, number], to: [number, number], px: number) {
  if (px <= 0) return;
  const [x0, y0] = from;
  const [x1, y1] = to;
  const bend = (x0 + x1) / 2;
  context.beginPath();
  context.moveTo(x0, y0);
  context.bezierCurveTo(bend, y0, bend, y1, x1, y1);
  context.lineTo(x1, y1 + px);
  context.bezierCurveTo(bend, y1 + px, bend, y0 + px, x0, y0 + px);
  context.fill();
}

function drawBlock(
  context: Context,
  { palette, highlight }: FlowPicture,
  plan: FlowPlan,
  isLastPastHub: boolean,
): void {
  const { leftXPx, hubXPx, rightXPx, bands, past } = plan;
  const lastOf = (side: FlowBand['side']) => bands.filter((band) => band.side === side).at(-1);
  const [lastLeft, lastRight] = [lastOf('left'), lastOf('right')];
  for (const band of bands) {
    const { id, side, topPx, hubTopPx } = band;
    const isPast = isLastPastHub && band === lastRight;
    const pastPx = isLastPastHub && band === lastLeft ? (past?.thickPx ?? 0) : 0;
    context.fillStyle = flowWords[id].color(palette);
    context.globalAlpha = alphaOf(id, highlight);
    const thickPx = band.thickPx - pastPx;
    if (side === 'left') {
      drawBand(context, [leftXPx, topPx], [hubXPx, hubTopPx], thickPx);
    } else if (!isPast) drawBand(context, [hubXPx, hubTopPx], [rightXPx, topPx], thickPx);
    else if (past) drawBand(context, [leftXPx, past.fromPx], [rightXPx, past.toPx], past.thickPx);
    context.globalAlpha = 1;
    const barX = side === 'left' ? leftXPx - barPx : rightXPx;
    context.fillRect(barX, topPx, barPx, band.thickPx);
  }
  context.fillStyle = palette.textDim;
  context.fillRect(hubXPx - hubPx / 2, plan.hubTopPx, hubPx, Math.max(1, plan.hubThickPx));
}

function drawLabel(
  context: Context,
  { palette, highlight, format }: FlowPicture,
  plan: FlowPlan,
  band: FlowBand,
): FlowPlace {
  const { id, side, amount, labelTopPx } = band;
  const isLeft = side === 'left';
  const edge = isLeft ? plan.leftXPx - barPx : plan.rightXPx + barPx;
  const way = isLeft ? -1 : 1;
  const x = edge + way * (leaderPx + 3);
  context.textAlign = isLeft ? 'right' : 'left';
  context.textBaseline = 'alphabetic';
  context.globalAlpha = highlight === null || highlight === id ? 1 : 0.55;
  context.strokeStyle = flowWords[id].color(palette);
  context.beginPath();
  context.moveTo(edge + way, band.topPx + band.thickPx / 2);
  context.lineTo(edge + way * leaderPx, labelTopPx + labelPx / 2);
  context.stroke();
  context.fillStyle = palette.textDim;
  context.fillText(flowWords[id].label, x, labelTopPx + 12);
  context.fillStyle = palette.text;
  context.fillText(format(amount), x, labelTopPx + 25);
  context.globalAlpha = 1;
  const widthPx = labelsPx;
  return { id, leftPx: isLeft ? x - widthPx : x, topPx: labelTopPx, widthPx, heightPx: 28 };
}

/** The flow whose label or bar is under the pointer, or null. */
export function flowUnder(places: readonly FlowPlace[], x: number, y: number): FlowId | null {
  const place = places.find(
    ({ leftPx, topPx, widthPx, heightPx }) =>
      x >= leftPx - 8 && x <= leftPx + widthPx + 8 && y >= topPx && y < topPx + heightPx,
  );
  return place?.id ?? null;
}
