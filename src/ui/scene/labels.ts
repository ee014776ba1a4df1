// Where do labels go so that they neither overlap nor leave the picture? By order of importance.

/** A label that wants a place: its size, its anchor and how much it matters. */
export interface LabelWish {
  readonly id: string;
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Larger wins. */
  readonly priority: number;
  /** Distance of the line of sight from the Earth's edge, share of its radius; negative: hidden. */
  readonly clearance: number;
}

export interface LabelPlace {
  readonly id: string;
  /** Top left corner. */
  readonly xPx: number;
  readonly yPx: number;
  readonly opacity: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Room between a mark and its label. */
const gapPx = 9;
/** Within this share of the radius from the Earth's edge a label behind it fades. */
export const fadeClearance = 0.02;

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const isInPicture = (box: Box, widthPx: number, heightPx: number): boolean =>
  box.left >= 0 && box.top >= 0 && box.right <= widthPx && box.bottom <= heightPx;

/** The four sides of an anchor, best first: right, left, above, below. */
function boxesOf({ xPx, yPx, widthPx, heightPx }: LabelWish): Box[] {
  const box = (left: number, top: number): Box => ({
    ...{ left, top, right: left + widthPx, bottom: top + heightPx },
  });
  const [middleX, middleY] = [xPx - widthPx / 2, yPx - heightPx / 2];
  return [
    box(xPx + gapPx, middleY),
    box(xPx - gapPx - widthPx, middleY),
    box(middleX, yPx - gapPx - heightPx),
    box(middleX, yPx + gapPx),
  ];
}

/**
 * Places labels in a picture of the given size, the most important first; one that fits on none of
 * its four sides, or whose anchor is behind the Earth or outside, is left out.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  widthPx: number,
  heightPx: number,
): LabelPlace[] {
  const taken: Box[] = [];
  const places: LabelPlace[] = [];
  const order = [...wishes].sort((a, b) => b.priority - a.priority);
  for (const wish of order) {
    const isSeen = wish.xPx >= 0 && wish.yPx >= 0 && wish.xPx < widthPx && wish.yPx < heightPx;
    if (wish.clearance < 0 || !isSeen) continue;
    const isFree = (box: Box): boolean => !taken.some((other) => overlaps(box, other));
    const free = boxesOf(wish).find((box) => isInPicture(box, widthPx, heightPx) && isFree(box));
    if (free === undefined) continue;
    taken.push(free);
    const opacity = Math.min(1, wish.clearance / fadeClearance);
    places.push({ id: wish.id, xPx: free.left, yPx: free.top, opacity });
  }
  return places;
}
