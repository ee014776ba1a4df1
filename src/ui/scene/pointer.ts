// What do pointer and mouse do over the scene? Hover, click and double click, told from a drag.

/** Where a pointer is over the element, CSS pixels. */
export interface PointerPlace {
  readonly xPx: number;
  readonly yPx: number;
  /** Touch needs a larger radius. */
  readonly radiusPx: number;
}

export interface PointerActions {
  click: (at: PointerPlace) => void;
  doubleClick: (at: PointerPlace) => void;
  /** Something moved over the scene, or left it; the next frame looks what is below. */
  move: () => void;
}

const mouseRadiusPx = 10;
const touchRadiusPx = 22;
/** A press that moves further than this is a drag. */
const dragPx = 5;

/** Listens to one element. `hover` is where to look; null during a drag or with nothing there. */
export class PointerWatch {
  hover: PointerPlace | null = null;
  private press: { readonly x: number; readonly y: number } | null = null;
  private isDrag = false;
  private readonly element: HTMLElement;
  private readonly actions: PointerActions;
  private readonly abort = new AbortController();

  constructor(element: HTMLElement, actions: PointerActions) {
    this.element = element;
    this.actions = actions;
    const { signal } = this.abort;
    element.addEventListener('pointerdown', this.down, { signal });
    element.addEventListener('pointermove', this.move, { signal });
    element.addEventListener('pointerup', this.up, { signal });
    element.addEventListener('pointerleave', this.leave, { signal });
    element.addEventListener('pointercancel', this.leave, { signal });
    element.addEventListener('dblclick', this.doubleClick, { signal });
  }

  dispose(): void {
    this.abort.abort();
  }

  private placeOf(event: MouseEvent): PointerPlace {
    const { left, top } = this.element.getBoundingClientRect();
    const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
    const radiusPx = isTouch ? touchRadiusPx : mouseRadiusPx;
    return { xPx: event.clientX - left, yPx: event.clientY - top, radiusPx };
  }

  private readonly down = (event: PointerEvent): void => {
    this.press =
      event.isPrimary && event.button === 0 ? { x: event.clientX, y: event.clientY } : null;
    this.isDrag = false;
  };

  private readonly move = (event: PointerEvent): void => {
    const { press } = this;
    if (press !== null) {
      const distancePx = Math.hypot(event.clientX - press.x, event.clientY - press.y);
      this.isDrag ||= distancePx > dragPx;
    }
    this.hover = event.pointerType === 'touch' || this.isDrag ? null : this.placeOf(event);
    this.actions.move();
  };

  private readonly up = (event: PointerEvent): void => {
    if (this.press !== null && !this.isDrag) this.actions.click(this.placeOf(event));
    this.press = null;
    this.isDrag = false;
  };

  private readonly leave = (): void => {
    this.hover = null;
    this.press = null;
    this.actions.move();
  };

  private readonly doubleClick = (event: MouseEvent): void => {
    this.actions.doubleClick(this.placeOf(event));
  };
}
