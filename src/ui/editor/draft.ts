// What did the user type and not run yet? Kept in this browser only.

const key = 'dawnline.draft.1';
/** Browsers keep about five million characters a site; longer drafts are not worth losing all. */
const lengthMax = 2_000_000;

/** A text that was typed on top of a named one. */
export interface Draft {
  readonly sourceName: string;
  readonly text: string;
}

/** The draft, or null; what anybody else wrote under our key is ignored. */
export function readDraft(storage: Pick<Storage, 'getItem'>): Draft | null {
  try {
    const value: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    if (typeof value !== 'object' || value === null) return null;
    const { sourceName, text } = value as Partial<Record<keyof Draft, unknown>>;
    if (typeof sourceName !== 'string' || typeof text !== 'string') return null;
    return { sourceName, text };
  } catch {
    return null;
  }
}

/** Remembers the draft; a full or forbidden storage is no reason to stop typing. */
export function writeDraft(storage: Pick<Storage, 'setItem'>, draft: Draft): void {
  if (draft.text.length > lengthMax) return;
  try {
    storage.setItem(key, JSON.stringify(draft));
  } catch {
    // The draft lives on in the editor.
  }
}

export function dropDraft(storage: Pick<Storage, 'removeItem'>): void {
  try {
    storage.removeItem(key);
  } catch {
    // Nothing was kept, so nothing is left.
  }
}
