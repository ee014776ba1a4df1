// What time is it in the simulation? One clock drives scene, timeline, charts and panels.

/** Simulated seconds per real second that the rate buttons step through. */
export const clockRates = [1, 10, 60, 300, 600, 1800, 3600] as const;

/** Longest real time that one tick may stand for: a hidden tab must not make time jump. */
const tickMaxS = 0.1;

type Listener = () => void;

/**
 * The simulation clock. It lives outside React: the frame loop calls `tick`, drawing code reads
 * `timeS`, and components subscribe (`useClock` for a coarse value).
 */
export class Clock {
  timeS = 0;
  rate: number = 60;
  isPlaying = false;
  /** Playing stops here; seeking is clamped to [0, endS]. */
  endS = 0;
  private readonly listeners = new Set<Listener>();

  /** Advance by the real time that passed; returns whether the time changed. */
  tick(elapsedRealS: number): boolean {
    if (!this.isPlaying) return false;
    const timeS = this.timeS + Math.min(elapsedRealS, tickMaxS) * this.rate;
    if (timeS >= this.endS) this.isPlaying = false;
    this.timeS = Math.min(timeS, this.endS);
    this.notify();
    return true;
  }

  seek(timeS: number): void {
    this.timeS = Math.min(Math.max(timeS, 0), this.endS);
    this.notify();
  }

  play(): void {
    if (this.timeS >= this.endS) this.timeS = 0;
    this.isPlaying = true;
    this.notify();
  }

  pause(): void {
    this.isPlaying = false;
    this.notify();
  }

  setRate(rate: number): void {
    this.rate = rate;
    this.notify();
  }

  setEnd(endS: number): void {
    this.endS = endS;
    this.seek(this.timeS);
  }

  /** Called on every change, up to once a frame while playing. Returns the unsubscriber. */
  subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private notify(): void {
    for (const listener of this.listeners) listener();
  }
}

/** The page's clock. */
export const clock = new Clock();
