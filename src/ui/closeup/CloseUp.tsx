// What does the selected satellite's neighbourhood look like from some hundred metres away?

import { useEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { clock } from '../clock.ts';
import type { ReadScenario } from '../run/messages.ts';
import { useStore } from '../store.ts';
import { readPalette } from '../timeline/palette.ts';
import { closeCloseUp, useCloseUp } from './closeUpState.ts';
import { shortName, turned, zoomed } from './closeView.ts';
import type { CloseView } from './closeView.ts';
import { DistanceTable } from './DistanceTable.tsx';
import { drawCloseUp, rowAt } from './drawCloseUp.ts';
import { Neighbourhood } from './neighbourhood.ts';
import './closeUp.css';

const turnRad = (5 * Math.PI) / 180;
const radPerPx = 0.006;
const zoomFactor = 1.15;
/** A press that moves less than this is a click, px. */
const clickPx = 4;

const change = (next: (view: CloseView) => CloseView): void =>
  useCloseUp.setState(({ view }) => ({ view: next(view) }));

const keyActions: Readonly<Record<string, () => void>> = {
  ArrowLeft: () => change((view) => turned(view, -turnRad, 0)),
  ArrowRight: () => change((view) => turned(view, turnRad, 0)),
  ArrowUp: () => change((view) => turned(view, 0, turnRad)),
  ArrowDown: () => change((view) => turned(view, 0, -turnRad)),
  '+': () => change((view) => zoomed(view, 1 / zoomFactor)),
  '=': () => change((view) => zoomed(view, 1 / zoomFactor)),
  '-': () => change((view) => zoomed(view, zoomFactor)),
  Escape: closeCloseUp,
};

function onKeyDown(event: KeyboardEvent): void {
  const action = keyActions[event.key];
  if (action === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  action();
  event.preventDefault();
  event.stopPropagation();
}

/** Drag turns, the wheel zooms, a click selects. */
function listen(canvas: HTMLCanvasElement, onClick: (x: number, y: number) => void): () => void {
  let last: { x: number; y: number; moved: number } | null = null;
  const controller = new AbortController();
  const { signal } = controller;
  const down = (event: PointerEvent): void => {
    last = { x: event.offsetX, y: event.offsetY, moved: 0 };
    canvas.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent): void => {
    if (last === null) return;
    const [dx, dy] = [event.offsetX - last.x, event.offsetY - last.y];
    last = { x: event.offsetX, y: event.offsetY, moved: last.moved + Math.hypot(dx, dy) };
    if (last.moved >= clickPx) change((view) => turned(view, dx * radPerPx, dy * radPerPx));
  };
  const up = (): void => {
    if (last !== null && last.moved < clickPx) onClick(last.x, last.y);
    last = null;
  };
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    change((view) => zoomed(view, Math.exp(event.deltaY * 0.0012)));
  };
  canvas.addEventListener('pointerdown', down, { signal });
  canvas.addEventListener('pointermove', move, { signal });
  canvas.addEventListener('pointerup', up, { signal });
  canvas.addEventListener('wheel', wheel, { signal, passive: false });
  return () => controller.abort();
}

/** Draws when the clock, the view or the size changes, once a frame at most. */
function mount(
  canvas: HTMLCanvasElement,
  neighbourhood: Neighbourhood,
  scenario: ReadScenario,
): () => void {
  const places = new Float64Array(3 * neighbourhood.members.length);
  const names = neighbourhood.members.map((index) => shortName(scenario.satellites[index]!.name));
  const palette = readPalette(canvas);
  const context = canvas.getContext('2d');
  let at: Float64Array = new Float64Array(0);
  let request = 0;
  const draw = (): void => {
    request = 0;
    if (context === null) return;
    const sheet = { widthPx: canvas.clientWidth, heightPx: canvas.clientHeight };
    const [width, height] = [sheet.widthPx, sheet.heightPx].map((px) => px * devicePixelRatio);
    if (canvas.width !== width) canvas.width = width!;
    if (canvas.height !== height) canvas.height = height!;
    neighbourhood.placesInto(places, clock.timeS);
    const { view } = useCloseUp.getState();
    at = drawCloseUp(context, { places, names, view, sheet, palette });
  };
  const invalidate = (): void => {
    if (request === 0) request = requestAnimationFrame(draw);
  };
  const observer = new ResizeObserver(invalidate);
  observer.observe(canvas);
  const stopListening = listen(canvas, (x, y) => {
    const index = neighbourhood.members[rowAt(at, x, y)];
    if (index !== undefined) useStore.getState().select({ kind: 'satellite', index });
  });
  const unsubscribers = [clock.subscribe(invalidate), useCloseUp.subscribe(invalidate)];
  invalidate();
  return () => {
    for (const unsubscribe of unsubscribers) unsubscribe();
    observer.disconnect();
    stopListening();
    cancelAnimationFrame(request);
  };
}

function useCanvas(
  canvas: RefObject<HTMLCanvasElement | null>,
  neighbourhood: Neighbourhood,
  scenario: ReadScenario,
): void {
  useEffect(() => {
    if (canvas.current === null) return undefined;
    return mount(canvas.current, neighbourhood, scenario);
  }, [canvas, neighbourhood, scenario]);
}

interface CloseUpProps {
  readonly scenario: ReadScenario;
  readonly index: number;
}

function CloseUpBody({ scenario, index }: CloseUpProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const neighbourhood = useMemo(
    () => new Neighbourhood(scenario, index, clock.timeS),
    [scenario, index],
  );
  useCanvas(canvas, neighbourhood, scenario);
  const { name } = scenario.satellites[index]!;
  const isAlone = neighbourhood.members.length === 1;
  return (
    <section className="closeUp" aria-label={`Close-up of ${name}`}>
      <canvas
        ref={canvas}
        tabIndex={0}
        role="application"
        aria-label={`Satellites about ${name}. Arrow keys turn, plus and minus zoom, Escape ends`}
        onKeyDown={onKeyDown}
      />
      <header className="closeUpHead">
        <strong>{name}</strong>
        <span className="dim">
          {isAlone
            ? 'no other satellite within 20 km'
            : `and ${neighbourhood.members.length - 1} satellites about it, in its turning frame`}
        </span>
        <button type="button" className="button" onClick={closeCloseUp}>
          Back to the Earth
        </button>
      </header>
      {isAlone ? null : <DistanceTable scenario={scenario} neighbourhood={neighbourhood} />}
    </section>
  );
}

/** The close-up of the selected satellite, over the scene; nothing without one. */
export default function CloseUp() {
  const scenario = useStore((state) => state.scenario);
  const selection = useStore((state) => state.selection);
  const index = selection?.kind === 'satellite' ? selection.index : -1;
  if (scenario?.satellites[index] === undefined) return null;
  return <CloseUpBody scenario={scenario} index={index} />;
}
