// What happened over the run, on one line? For the eye and the pointer; words stand beside it.

import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { clock } from '../clock.ts';
import { stripWidth } from './strip.ts';

interface StripProps {
  readonly durationS: number;
  readonly heightPx: number;
  /** Shapes in `stripWidth` × `heightPx`. */
  readonly children: ReactNode;
  readonly className?: string;
}

/** Shapes over the run with the clock's hand; a click seeks. */
export function Strip({ durationS, heightPx, children, className = '' }: StripProps) {
  const hand = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = (): void => {
      if (hand.current) hand.current.style.left = `${(clock.timeS / durationS) * 100}%`;
    };
    place();
    return clock.subscribe(place);
  }, [durationS]);
  const seek = (event: React.MouseEvent): void => {
    const box = event.currentTarget.getBoundingClientRect();
    clock.seek(((event.clientX - box.left) / box.width) * durationS);
  };
  return (
    <div className={`networkStrip ${className}`} aria-hidden="true" onClick={seek}>
      <svg
        viewBox={`0 0 ${stripWidth} ${heightPx}`}
        height={heightPx}
        width="100%"
        preserveAspectRatio="none"
      >
        {children}
      </svg>
      <div className="networkHand" ref={hand} />
    </div>
  );
}
