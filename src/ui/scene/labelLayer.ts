// Which names stand over the scene? A handful of plain elements, moved outside React.

import { limbClearance, projectInto } from './picking.ts';
import type { View } from './picking.ts';
import { fadeClearance, placeLabels } from './labels.ts';
import type { LabelWish } from './labels.ts';

/** What a label says and where its anchor is. */
export interface Label {
  readonly id: string;
  readonly kind: 'satellite' | 'station' | 'sun' | 'cell';
  readonly title: string;
  /** A second line; empty for none. */
  readonly detail: string;
  readonly isStrong: boolean;
  readonly place: ArrayLike<number>;
  readonly priority: number;
}

interface Drawn {
  readonly element: HTMLElement;
  readonly title: HTMLElement;
  readonly detail: HTMLElement;
  text: string;
  isStrong: boolean;
  writtenMs: number;
  widthPx: number;
  heightPx: number;
}

/** Details change no faster than anybody reads: each change makes the page measure the label. */
const detailMs = 200;

function createDrawn(parent: HTMLElement): Drawn {
  const element = document.createElement('div');
  const [title, detail] = [document.createElement('span'), document.createElement('small')];
  element.append(title, detail);
  parent.append(element);
  return {
    element,
    title,
    detail,
    text: '',
    isStrong: false,
    writtenMs: -Infinity,
    widthPx: 0,
    heightPx: 0,
  };
}

/** What is selected keeps its label behind the Earth; only its mark is dimmed there. */
function clearanceMin({ kind, isStrong }: Label): number {
  return kind === 'satellite' && isStrong ? fadeClearance : -Infinity;
}

/** The overlay of labels. Names come from files: they are set as text, never as markup. */
export class LabelLayer {
  private readonly drawn = new Map<string, Drawn>();
  private readonly parent: HTMLElement;
  private readonly screen = new Float64Array(3);

  constructor(parent: HTMLElement) {
    this.parent = parent;
  }

  /** Shows exactly these labels, as far as there is room. */
  update(labels: readonly Label[], view: View, nowMs: number): void {
    const wishes: LabelWish[] = [];
    const wanted = new Set<string>();
    for (const label of labels) {
      wanted.add(label.id);
      const { widthPx, heightPx } = this.write(label, nowMs);
      if (!projectInto(this.screen, view, label.place)) continue;
      wishes.push({
        ...{ id: label.id, priority: label.priority, widthPx, heightPx },
        ...{ xPx: this.screen[0]!, yPx: this.screen[1]! },
        clearance: Math.max(limbClearance(view, label.place), clearanceMin(label)),
      });
    }
    for (const [id, { element }] of this.drawn) {
      if (wanted.has(id)) continue;
      element.remove();
      this.drawn.delete(id);
    }
    this.move(wishes, view);
  }

  dispose(): void {
    for (const { element } of this.drawn.values()) element.remove();
    this.drawn.clear();
  }

  private move(wishes: readonly LabelWish[], view: View): void {
    const places = new Map(
      placeLabels(wishes, view.widthPx, view.heightPx).map((place) => [place.id, place]),
    );
    for (const [id, { element }] of this.drawn) {
      const place = places.get(id);
      element.style.opacity = place === undefined ? '0' : place.opacity.toFixed(2);
      if (place === undefined) continue;
      const [x, y] = [place.xPx.toFixed(1), place.yPx.toFixed(1)];
      element.style.transform = `translate(${x}px, ${y}px)`;
    }
  }

  /** Text and size of a label; the page is measured only when the text has changed. */
  private write(label: Label, nowMs: number): Drawn {
    let drawn = this.drawn.get(label.id);
    if (drawn === undefined) {
      drawn = createDrawn(this.parent);
      this.drawn.set(label.id, drawn);
    }
    const strength = label.isStrong ? ' sceneLabelStrong' : '';
    const text = `${label.kind}${strength}\n${label.title}\n${label.detail}`;
    const isSameMark = drawn.title.textContent === label.title && drawn.isStrong === label.isStrong;
    if (text === drawn.text || (isSameMark && nowMs - drawn.writtenMs < detailMs)) return drawn;
    Object.assign(drawn, { text, writtenMs: nowMs, isStrong: label.isStrong });
    drawn.element.className = `sceneLabel sceneLabel-${label.kind}${strength}`;
    drawn.title.textContent = label.title;
    drawn.detail.textContent = label.detail;
    drawn.widthPx = drawn.element.offsetWidth;
    drawn.heightPx = drawn.element.offsetHeight;
    return drawn;
  }
}
