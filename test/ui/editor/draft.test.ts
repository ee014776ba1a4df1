// Does a draft survive, and does what anybody else wrote do no harm?
import { expect, test } from 'vitest';
import { dropDraft, readDraft, writeDraft } from '../../../src/ui/editor/draft.ts';

function createStorage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test('a draft is read back until it is dropped', () => {
  const storage = createStorage();
  writeDraft(storage, { sourceName: 'ring', text: '{ }' });
  expect(readDraft(storage)).toEqual({ sourceName: 'ring', text: '{ }' });
  dropDraft(storage);
  expect(readDraft(storage)).toBeNull();
});

test.each(['{', '7', '{"text":5,"sourceName":"x"}', '[]'])('%j is no draft', (value) => {
  const storage = createStorage();
  writeDraft(storage, { sourceName: 'ring', text: '' });
  for (const key of storage.kept.keys()) storage.kept.set(key, value);
  expect(readDraft(storage)).toBeNull();
});

test('a storage that refuses does not stop the typing', () => {
  const refuse = (): never => {
    throw new Error('quota');
  };
  const storage = { getItem: refuse, setItem: refuse, removeItem: refuse };
  writeDraft(storage, { sourceName: 'ring', text: '' });
  dropDraft(storage);
  expect(readDraft(storage)).toBeNull();
});
