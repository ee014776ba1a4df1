// How does a component show the simulated time without being drawn sixty times a second?

import { useEffect, useState } from 'react';
import { clock } from './clock.ts';

/** Real time between two updates of a panel that follows the clock. */
const updateMs = 200;

/** The simulated time, at most five times a second. Drawing code reads `clock.timeS` instead. */
export function useClock(): number {
  const [timeS, setTimeS] = useState(clock.timeS);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const update = (): void => {
      timer = undefined;
      setTimeS(clock.timeS);
    };
    const unsubscribe = clock.subscribe(() => {
      timer ??= setTimeout(update, updateMs);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, []);
  return timeS;
}

/** Whether the clock runs, and how fast: what the transport's buttons show. */
export function useClockState(): { readonly isPlaying: boolean; readonly rate: number } {
  const [state, setState] = useState({ isPlaying: clock.isPlaying, rate: clock.rate });
  useEffect(
    () =>
      clock.subscribe(() => {
        const { isPlaying, rate } = clock;
        setState((old) =>
          old.isPlaying === isPlaying && old.rate === rate ? old : { isPlaying, rate },
        );
      }),
    [],
  );
  return state;
}
