// How do job kinds differ when colour cannot be seen? A hatching each, as a repeating tile.

import { jobKinds } from '../../compute/index.ts';
import type { JobKind } from '../../compute/index.ts';

/** LLM inference is plain; the others carry strokes. The legend shows the same names in CSS. */
export const hatchingByKind: Readonly<Record<JobKind, 'plain' | 'rising' | 'dots' | 'bars'>> = {
  llmInference: 'plain',
  training: 'rising',
  earthObservation: 'dots',
  batch: 'bars',
};

/** Patterns by index into `jobKinds`, for one ratio of device to CSS pixels; null: plain. */
export function makeHatching(
  context: CanvasRenderingContext2D,
  ratio: number,
): (CanvasPattern | null)[] {
  return jobKinds.map((kind) => makePattern(context, hatchingByKind[kind], ratio));
}

function makePattern(
  context: CanvasRenderingContext2D,
  name: 'plain' | 'rising' | 'dots' | 'bars',
  ratio: number,
): CanvasPattern | null {
  if (name === 'plain') return null;
  const size = Math.round(6 * ratio);
  const tile = document.createElement('canvas');
  tile.width = size;
  tile.height = size;
  // Kept where the rows are drawn: a pattern on the graphics unit would be fetched at every use.
  const ink = tile.getContext('2d', { willReadFrequently: true });
  if (!ink) return null;
  ink.strokeStyle = 'rgb(0 0 0 / 0.45)';
  ink.fillStyle = 'rgb(0 0 0 / 0.5)';
  ink.lineWidth = 1.4 * ratio;
  strokes[name](ink, size);
  return context.createPattern(tile, 'repeat');
}

type Stroke = (ink: CanvasRenderingContext2D, size: number) => void;

const strokes: Readonly<Record<'rising' | 'dots' | 'bars', Stroke>> = {
  rising: (ink, size) => {
    ink.beginPath();
    for (const shift of [-size, 0, size]) {
      ink.moveTo(shift - 1, size + 1);
      ink.lineTo(shift + size + 1, -1);
    }
    ink.stroke();
  },
  dots: (ink, size) => {
    const radius = size / 5.2;
    for (const [x, y] of [
      [0.25, 0.25],
      [0.75, 0.75],
    ] as const) {
      ink.beginPath();
      ink.arc(x * size, y * size, radius, 0, 2 * Math.PI);
      ink.fill();
    }
  },
  bars: (ink, size) => {
    ink.fillRect(0, 0, Math.max(1, Math.round(size / 4)), size);
  },
};
