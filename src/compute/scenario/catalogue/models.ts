// Which AI models are known, and what do they ask of an accelerator?

import { from } from './sourced.ts';
import type { CatalogueRecord, Certified, Sourced } from './sourced.ts';

/** What is said of a model. Of a dense model all parameters are active. */
export interface ModelFields {
  readonly parameterCount: number;
  readonly activeParameterCount: number;
  readonly layerCount: number;
  /** Width of the residual stream. */
  readonly widthCount: number;
  /** Heads times the mean size of key and value, mean of all layers, while a prompt is read. */
  readonly attentionWidthCount: number;
  /** The same while answers are written; larger where keys and values are kept compressed. */
  readonly decodeAttentionWidthCount: number;
  /** Keys and values of one token over all layers, at 2 bytes a number. */
  readonly kvBytePerToken: number;
  /** Routed experts a layer, and how many of them a token visits; 1 of 1 in a dense model. */
  readonly expertCount: number;
  readonly expertActiveCount: number;
}

type Source = ReturnType<typeof from>;
type ModelRecord = CatalogueRecord<ModelFields>;

const llama2 = from('Meta, Llama 2 (arXiv:2307.09288) and its configuration', '2023-07', 'high');
const llama3 = from(
  'Meta, The Llama 3 Herd of Models (arXiv:2407.21783), Table 3',
  '2024-07',
  'high',
);
const gptJ = from('EleutherAI, GPT-J-6B, model card', '2021-06', 'high');
const mixtral = from(
  'Mistral AI, Mixtral of Experts (arXiv:2401.04088), Table 1',
  '2024-01',
  'high',
);
const deepSeek = from('DeepSeek-V3 Technical Report (arXiv:2412.19437)', '2024-12', 'high');
const gptOss = from('OpenAI, gpt-oss model card (arXiv:2508.10925)', '2025-08', 'high');
const qwen = from(
  'Qwen3.5-397B-A17B: size, 512 experts of which 10, full attention in every fourth of 60 layers ' +
    'as in SGLang’s documentation; widths and heads recalled of its configuration',
  '2026',
  'medium',
);
const glm = from(
  'GLM-5: configuration class GlmMoeDsaConfig of NVIDIA NeMo AutoModel; 744B, 40B active',
  '2026-02',
  'high',
);
const miniMax = from(
  'MiniMax M2 series: config.json (62 layers, width 3,072, 48 heads, 8 for keys); 230B, ' +
    'about 10B active',
  '2026',
  'high',
);

/** How a layer looks back: heads, heads for keys and values, numbers of one head. */
interface Heads {
  readonly headCount: number;
  readonly keyHeadCount: number;
  readonly headSize: number;
  /** Layers that look back on everything; all of them unless said. */
  readonly fullLayerCount?: number;
}

/** Layers with grouped queries: cache 2 · full layers · KV heads · head size · 2 bytes. */
function grouped(source: Source, layerCount: number, widthCount: number, heads: Heads) {
  const { headCount, keyHeadCount, headSize, fullLayerCount = layerCount } = heads;
  const attention = (headCount * headSize * fullLayerCount) / layerCount;
  return {
    layerCount: source(layerCount),
    widthCount: source(widthCount),
    attentionWidthCount: source(attention, 'heads · head size, mean of the layers'),
    decodeAttentionWidthCount: source(attention, 'heads · head size, mean of the layers'),
    kvBytePerToken: source(
      2 * fullLayerCount * keyHeadCount * headSize * 2,
      `byte (2 · ${fullLayerCount} layers · ${keyHeadCount} heads · ${headSize} · 2 bytes)`,
    ),
  };
}

/** Layers with latent attention: the cache holds 512 + 64 numbers, widened again for every head. */
function latent(source: Source, layerCount: number, widthCount: number, heads: LatentHeads) {
  const { headCount, keySize, valueSize } = heads;
  const unit = 'heads · (key + value) / 2';
  return {
    layerCount: source(layerCount),
    widthCount: source(widthCount),
    attentionWidthCount: source((headCount * (keySize + valueSize)) / 2, unit),
    decodeAttentionWidthCount: source((headCount * (576 + 512)) / 2, `${unit}, compressed`),
    kvBytePerToken: source(layerCount * 576 * 2, 'byte (layers · latent 512 + 64 · 2 bytes)'),
  };
}

interface LatentHeads {
  readonly headCount: number;
  readonly keySize: number;
  readonly valueSize: number;
}

/** Parameters of a dense model. */
function dense(source: Source, parameterCount: number) {
  return experts(source, [parameterCount, parameterCount], [1, 1]);
}

/** Parameters in all and active; experts in all and visited. */
function experts(
  source: Source,
  [parameterCount, activeParameterCount]: readonly [number, number],
  [expertCount, expertActiveCount]: readonly [number, number],
): Record<SizeField, Sourced> {
  return {
    parameterCount: source(parameterCount),
    activeParameterCount: source(activeParameterCount),
    expertCount: source(expertCount),
    expertActiveCount: source(expertActiveCount),
  };
}

type SizeField = 'parameterCount' | 'activeParameterCount' | 'expertCount' | 'expertActiveCount';

function record(
  id: string,
  name: string,
  size: Record<SizeField, Sourced>,
  layers: Omit<Certified<ModelFields>, SizeField>,
): ModelRecord {
  return { id, name, fields: { ...size, ...layers } };
}

const llamaHeads = (headCount: number): Heads => ({ headCount, keyHeadCount: 8, headSize: 128 });

/** The AI models of this version. */
export const models: readonly ModelRecord[] = [
  record(
    'llama-2-70b',
    'Llama 2 70B',
    dense(llama2, 68.98e9),
    grouped(llama2, 80, 8192, llamaHeads(64)),
  ),
  record(
    'llama-3.1-8b',
    'Llama 3.1 8B',
    dense(llama3, 8.03e9),
    grouped(llama3, 32, 4096, llamaHeads(32)),
  ),
  record(
    'llama-3.1-70b',
    'Llama 3.1 70B',
    dense(llama3, 70.6e9),
    grouped(llama3, 80, 8192, llamaHeads(64)),
  ),
  record(
    'llama-3.1-405b',
    'Llama 3.1 405B',
    dense(llama3, 405e9),
    grouped(llama3, 126, 16384, llamaHeads(128)),
  ),
  record(
    'gpt-j-6b',
    'GPT-J 6B',
    dense(gptJ, 6.05e9),
    grouped(gptJ, 28, 4096, { headCount: 16, keyHeadCount: 16, headSize: 256 }),
  ),
  record(
    'mixtral-8x7b',
    'Mixtral 8x7B',
    experts(mixtral, [46.7e9, 12.9e9], [8, 2]),
    grouped(mixtral, 32, 4096, llamaHeads(32)),
  ),
  record(
    'deepseek-v3',
    'DeepSeek-V3 (and R1)',
    experts(deepSeek, [671e9, 37e9], [256, 8]),
    latent(deepSeek, 61, 7168, { headCount: 128, keySize: 192, valueSize: 128 }),
  ),
  record(
    'gpt-oss-120b',
    'gpt-oss-120b',
    experts(gptOss, [116.8e9, 5.1e9], [128, 4]),
    // Every other layer keeps only a window of 128 tokens, which is left out: it is small.
    grouped(gptOss, 36, 2880, {
      headCount: 64,
      keyHeadCount: 8,
      headSize: 64,
      fullLayerCount: 18,
    }),
  ),
  record(
    'qwen-3.5-397b',
    'Qwen 3.5 397B-A17B',
    experts(qwen, [397e9, 17e9], [512, 10]),
    // The other layers carry a state of fixed size, which is left out.
    grouped(qwen, 60, 4096, {
      headCount: 32,
      keyHeadCount: 2,
      headSize: 256,
      fullLayerCount: 15,
    }),
  ),
  record(
    'glm-5',
    'GLM-5',
    experts(glm, [744e9, 40e9], [256, 8]),
    latent(glm, 78, 6144, { headCount: 64, keySize: 256, valueSize: 256 }),
  ),
  record(
    'minimax-m2.5',
    'MiniMax M2.5',
    experts(miniMax, [230e9, 10e9], [256, 8]),
    grouped(miniMax, 62, 3072, { headCount: 48, keyHeadCount: 8, headSize: 128 }),
  ),
];
