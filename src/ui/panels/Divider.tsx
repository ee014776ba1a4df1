// How is the border between two panels moved, by pointer and by key?

import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';

interface DividerProps {
  readonly axis: 'column' | 'row';
  readonly label: string;
  /** The custom property on the root element that holds the size of the panel behind the border. */
  readonly property: '--inspector-width' | '--dock-height';
  readonly sizePx: { readonly initial: number; readonly min: number; readonly max: number };
}

const keyStepPx = 24;

/** A border that can be dragged, or moved with the arrow keys: towards the start it grows. */
export function Divider({ axis, label, property, sizePx }: DividerProps) {
  const size = useRef(sizePx.initial);
  const setSize = (element: HTMLElement, px: number): void => {
    const roomPx = axis === 'column' ? window.innerWidth * 0.6 : window.innerHeight * 0.7;
    size.current = Math.round(Math.min(Math.max(px, sizePx.min), sizePx.max, roomPx));
    document.documentElement.style.setProperty(property, `${size.current}px`);
    element.setAttribute('aria-valuenow', String(size.current));
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.dataset['dragging'] = '';
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const movedPx = axis === 'column' ? event.movementX : event.movementY;
    setSize(event.currentTarget, size.current - movedPx);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const grows = axis === 'column' ? 'ArrowLeft' : 'ArrowUp';
    const shrinks = axis === 'column' ? 'ArrowRight' : 'ArrowDown';
    if (event.key !== grows && event.key !== shrinks) return;
    event.preventDefault();
    setSize(event.currentTarget, size.current + (event.key === grows ? keyStepPx : -keyStepPx));
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={axis === 'column' ? 'vertical' : 'horizontal'}
      aria-valuenow={sizePx.initial}
      aria-valuemin={sizePx.min}
      aria-valuemax={sizePx.max}
      className={`divider ${axis === 'column' ? 'dividerColumn' : 'dividerRow'}`}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={(event) => {
        delete event.currentTarget.dataset['dragging'];
      }}
      onKeyDown={onKeyDown}
    />
  );
}
