// In which direction is the Sun? A ray from the Earth with a disc at its end.

import { Group } from 'three';
import { earthRadiusScene } from './frames.ts';
import { MarkerLayer } from './markerLayer.ts';
import { PathLayer } from './pathLayer.ts';
import type { Rgb } from './palette.ts';

const sunColor: Rgb = [246, 198, 91];
/** The ray begins outside the air and is long enough to be read as a direction. */
const rayStart = earthRadiusScene * 1.04;
const rayEnd = earthRadiusScene * 1.55;
const dashCount = 12;

/** The mark of the Sun's direction; not its distance, which is 23,000 Earth radii. */
export class SunView {
  readonly object = new Group();
  /** Where the disc is, for its label. */
  readonly place = new Float64Array(3);
  private readonly ray = new PathLayer(dashCount * 2, sunColor, 1.2);
  private readonly disc = new MarkerLayer(1);

  constructor() {
    this.disc.draw(0, { color: sunColor, sizePx: 13, kind: 'sun', halo: 0 });
    this.object.add(this.ray.object, this.disc.object);
  }

  update(sunDirection: ArrayLike<number>): void {
    const [x, y, z] = [sunDirection[0]!, sunDirection[1]!, sunDirection[2]!];
    const end = [x * rayEnd, y * rayEnd, z * rayEnd];
    if (this.place.every((value, axis) => value === end[axis])) return;
    this.place.set(end);
    this.disc.place(0, end[0]!, end[1]!, end[2]!);
    this.ray.clear();
    const at = (share: number): number => rayStart + (rayEnd - rayStart) * share;
    for (let dash = 0; dash < dashCount; dash += 1) {
      const [from, to] = [at(dash / dashCount), at((dash + 0.5) / dashCount)];
      const opacity = 0.25 + (0.5 * dash) / dashCount;
      this.ray.add([x * from, y * from, z * from, x * to, y * to, z * to], () => opacity);
    }
    this.ray.commit();
  }

  dispose(): void {
    this.ray.dispose();
    this.disc.dispose();
  }
}
