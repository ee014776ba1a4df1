// What do editors and other programs read to know what a scenario file may hold?

import * as z from 'zod/mini';
import { scenarioFile } from './schema.ts';

/**
 * The JSON Schema (draft 2020-12) of a scenario file as people write it: keys with a default may be
 * left out, every field has a description with its unit and range.
 */
export function scenarioJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(scenarioFile, { io: 'input', reused: 'inline' });
  return { ...schema, title: 'Dawnline scenario' };
}
