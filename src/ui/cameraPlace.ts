// Where is the camera, and where should it be? What address and scene tell each other.

/** A place in the scene's frame (TEME), km. */
export type PlaceKm = readonly [number, number, number];

interface CameraPlace {
  /** Where an address wants the camera; the scene takes it and puts null. */
  wanted: PlaceKm | null;
  /** Where somebody has put it; null as long as nobody has, or while it follows. */
  read: () => PlaceKm | null;
  /** Called by the scene when somebody has moved it. */
  moved: () => void;
}

/** The page's camera; before the scene is there it is nowhere. */
export const cameraPlace: CameraPlace = {
  wanted: null,
  read: () => null,
  moved: () => undefined,
};
