// Which part of the run is on screen? A bar under the rows, dragged like a scrollbar.

import { useEffect, useRef } from 'react';
import { timeView } from './timeView.ts';

/** For the pointer only: the keyboard pans with Shift and the arrows. */
export function WindowBar(): React.JSX.Element {
  const bar = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = (): void => {
      const { window, bounds } = timeView;
      const element = thumb.current;
      const spanS = bounds.endS - bounds.startS;
      if (!element) return;
      element.style.left = `${((window.startS - bounds.startS) / spanS) * 100}%`;
      element.style.width = `${((window.endS - window.startS) / spanS) * 100}%`;
      element.dataset['whole'] = String(window.endS - window.startS >= spanS);
    };
    place();
    return timeView.subscribe(place);
  }, []);
  const drag = (event: React.PointerEvent): void => {
    if (event.buttons !== 1 || !bar.current) return;
    const spanS = timeView.bounds.endS - timeView.bounds.startS;
    timeView.pan((event.movementX / bar.current.clientWidth) * spanS);
  };
  const press = (event: React.PointerEvent): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    if (event.target === thumb.current || !bar.current) return;
    const box = bar.current.getBoundingClientRect();
    const { bounds, window } = timeView;
    const timeS =
      bounds.startS + ((event.clientX - box.left) / box.width) * (bounds.endS - bounds.startS);
    timeView.pan(timeS - (window.startS + window.endS) / 2);
  };
  return (
    <div
      className="timelineWindowBar"
      ref={bar}
      aria-hidden="true"
      onPointerDown={press}
      onPointerMove={drag}
    >
      <div className="timelineWindowThumb" ref={thumb} />
    </div>
  );
}
