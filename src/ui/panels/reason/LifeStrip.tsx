// What did the life of a job look like? Waiting by cause, at work, due and delivered, on one line.

import { useEffect, useRef } from 'react';
import { clock } from '../../clock.ts';
import type { Strip } from './words.ts';

/** For the eye and the pointer: the list below says the same in words. */
export function LifeStrip({ strip }: { readonly strip: Strip }): React.JSX.Element {
  const hand = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = (): void => {
      const fraction = (clock.timeS - strip.startS) / (strip.endS - strip.startS);
      if (!hand.current) return;
      hand.current.style.left = `${fraction * 100}%`;
      hand.current.hidden = fraction < 0 || fraction > 1;
    };
    place();
    return clock.subscribe(place);
  }, [strip]);
  const seek = (event: React.MouseEvent): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const fraction = (event.clientX - box.left) / box.width;
    clock.seek(strip.startS + fraction * (strip.endS - strip.startS));
  };
  return (
    <div className="reasonStrip" aria-hidden="true" onClick={seek}>
      {strip.pieces.map(({ cause, startS, fromFraction, lengthFraction }) => (
        <div
          key={`${cause ?? 'work'} ${startS}`}
          className="reasonPiece"
          data-cause={cause ?? 'work'}
          style={{ left: `${fromFraction * 100}%`, width: `${lengthFraction * 100}%` }}
        />
      ))}
      <Mark what="deadline" fraction={strip.deadlineFraction} />
      <Mark what="delivered" fraction={strip.deliveredFraction} />
      <div className="reasonHand" ref={hand} />
    </div>
  );
}

interface MarkProps {
  readonly what: 'deadline' | 'delivered';
  readonly fraction: number | null;
}

function Mark({ what, fraction }: MarkProps): React.JSX.Element | null {
  if (fraction === null) return null;
  return <div className="reasonMark" data-what={what} style={{ left: `${fraction * 100}%` }} />;
}
