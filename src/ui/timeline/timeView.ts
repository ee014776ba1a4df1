// Which stretch of time do timeline and charts show? One window for both, outside React.

import { clampWindow, panWindow, revealTime, zoomWindow } from './timeScale.ts';
import type { TimeWindow } from './timeScale.ts';

type Listener = () => void;

/** The window that timeline and charts share. Subscribers are called after every change. */
export class TimeView {
  window: TimeWindow = { startS: 0, endS: 1 };
  bounds: TimeWindow = { startS: 0, endS: 1 };
  private readonly listeners = new Set<Listener>();

  /** Take the span of another run; the window is kept when the span is the same. */
  setDuration(durationS: number): void {
    if (this.bounds.endS === durationS) return;
    this.bounds = { startS: 0, endS: durationS };
    this.show(this.bounds);
  }

  show(window: TimeWindow): void {
    const next = clampWindow(window, this.bounds);
    if (next.startS === this.window.startS && next.endS === this.window.endS) return;
    this.window = next;
    for (const listener of this.listeners) listener();
  }

  fit(): void {
    this.show(this.bounds);
  }

  zoom(aboutS: number, factor: number): void {
    this.show(zoomWindow(this.window, aboutS, factor, this.bounds));
  }

  pan(deltaS: number): void {
    this.show(panWindow(this.window, deltaS, this.bounds));
  }

  /** Move only if the time is out of sight; it then stands at `placeFraction` of the window. */
  reveal(timeS: number, placeFraction = 0.5): void {
    this.show(revealTime(this.window, timeS, placeFraction, this.bounds));
  }

  contains(timeS: number): boolean {
    return timeS >= this.window.startS && timeS <= this.window.endS;
  }

  /** Returns the unsubscriber. */
  subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

/** The page's window of time. */
export const timeView = new TimeView();
