// Is the machine fast enough for every detail while things move? Still pictures always have it.

import type { AtlasDetail } from './earthAtlas.ts';

/** Frames further apart than this on average look jerky. */
const slowFrameMs = 60;
/** Share of a new interval in the running average. */
const weight = 0.15;
/** A pause between frames, not a slow frame. */
const pauseMs = 1000;
/** After so long without a frame the scene is at rest. */
const restMs = 350;

/** Chooses the detail of each frame from how fast the frames before it came. */
export class DetailChoice {
  private averageMs = 0;
  private lastMs = NaN;
  private isResting = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly invalidate: () => void;

  /** `invalidate` asks for the frame that shows every detail once the scene is at rest. */
  constructor(invalidate: () => void) {
    this.invalidate = invalidate;
  }

  next(nowMs: number): AtlasDetail {
    const intervalMs = nowMs - this.lastMs;
    this.lastMs = nowMs;
    if (this.isResting) {
      this.isResting = false;
      return 'fine';
    }
    if (intervalMs < pauseMs) this.averageMs += (intervalMs - this.averageMs) * weight;
    if (this.averageMs < slowFrameMs) return 'fine';
    this.rest();
    return 'coarse';
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private rest(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.isResting = true;
      this.invalidate();
    }, restMs);
  }
}
