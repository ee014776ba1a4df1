// Which AI models are known, and what do they ask of an accelerator?

import { from } from './sourced.ts';
import type { CatalogueRecord } from './sourced.ts';

/** What is said of a model. Of a dense model all parameters are active. */
export interface ModelFields {
  readonly parameterCount: number;
  readonly activeParameterCount: number;
  readonly layerCount: number;
  readonly widthCount: number;
  /** Keys and values of one token over all layers, at 2 bytes a number. */
  readonly kvBytePerToken: number;
  /** Routed experts a layer, and how many of them a token visits; 1 of 1 in a dense model. */
  readonly expertCount: number;
  readonly expertActiveCount: number;
}

const llama = from(
  'Meta, The Llama 3 Herd of Models (arXiv:2407.21783), Table 3',
  '2024-07',
  'high',
);
const deepSeek = from('DeepSeek-V3 Technical Report (arXiv:2412.19437)', '2024-12', 'high');
const gptOss = from('OpenAI, gpt-oss model card (arXiv:2508.10925)', '2025-08', 'high');

/** Dense model with grouped-query attention: 2 · layers · KV heads · head size · 2 bytes. */
function denseLlama(size: number, layerCount: number, widthCount: number) {
  const kvBytePerToken = 2 * layerCount * 8 * 128 * 2;
  return {
    parameterCount: llama(size),
    activeParameterCount: llama(size),
    layerCount: llama(layerCount),
    widthCount: llama(widthCount),
    kvBytePerToken: llama(kvBytePerToken, 'byte (2 · layers · 8 heads · 128 · 2 bytes)'),
    expertCount: llama(1),
    expertActiveCount: llama(1),
  };
}

/** The AI models of this version. */
export const models: readonly CatalogueRecord<ModelFields>[] = [
  { id: 'llama-3.1-8b', name: 'Llama 3.1 8B', fields: denseLlama(8.03e9, 32, 4096) },
  { id: 'llama-3.1-70b', name: 'Llama 3.1 70B', fields: denseLlama(70.6e9, 80, 8192) },
  { id: 'llama-3.1-405b', name: 'Llama 3.1 405B', fields: denseLlama(405e9, 126, 16384) },
  {
    id: 'deepseek-v3',
    name: 'DeepSeek-V3',
    fields: {
      parameterCount: deepSeek(671e9),
      activeParameterCount: deepSeek(37e9),
      layerCount: deepSeek(61),
      widthCount: deepSeek(7168),
      kvBytePerToken: deepSeek(61 * (512 + 64) * 2, 'byte (layers · latent 512 + 64 · 2 bytes)'),
      expertCount: deepSeek(256),
      expertActiveCount: deepSeek(8),
    },
  },
  {
    id: 'gpt-oss-120b',
    name: 'gpt-oss-120b',
    fields: {
      parameterCount: gptOss(116.8e9),
      activeParameterCount: gptOss(5.1e9),
      layerCount: gptOss(36),
      widthCount: gptOss(2880),
      // Every other layer keeps only a window of 128 tokens; all are counted: an upper bound.
      kvBytePerToken: gptOss(2 * 36 * 8 * 64 * 2, 'byte (2 · layers · 8 heads · 64 · 2 bytes)'),
      expertCount: gptOss(128),
      expertActiveCount: gptOss(4),
    },
  },
];
