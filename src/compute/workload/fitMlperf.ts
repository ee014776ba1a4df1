// Which rows of MLPerf's result tables does the model stand against?

import type { PublishedThroughput } from './fitRows.ts';
import type { Precision } from './roofline.ts';

const modelIds: Readonly<Record<string, string>> = {
  'llama2-70b': 'llama-2-70b',
  gptj: 'gpt-j-6b',
  'mixtral-8x7b': 'mixtral-8x7b',
  'llama3.1-8b': 'llama-3.1-8b',
  'llama3.1-405b': 'llama-3.1-405b',
  'deepseek-r1': 'deepseek-v3',
};

/** How version 4.1, which has no column for it, names accelerators in its names of systems. */
const systemPatterns: readonly [RegExp, string][] = [
  [/H100[-_]SXM/, 'h100-sxm'],
  [/H100_PCIe_80GB/, 'h100-pcie'],
  [/H200[-_]SXM/, 'h200-sxm'],
  [/B200-SXM/, 'b200'],
  [/MI300X/, 'mi300x'],
];

/** And how many of them. */
const countPatterns = [/GB[xX](\d+)/, /^(\d+)xMI300X/];

/** Systems at another power limit: capped to save energy, or raised by cooling of their own. */
const otherPower = /MaxQ|CTS/;

const acceleratorIds: Readonly<Record<string, string>> = {
  'NVIDIA H100-SXM-80GB': 'h100-sxm',
  'NVIDIA H200-SXM-141GB': 'h200-sxm',
  'NVIDIA B200-SXM-180GB': 'b200',
  'NVIDIA GB200': 'gb200',
  'NVIDIA GB300': 'gb300',
  'AMD Instinct MI300X 192GB HBM3': 'mi300x',
};

type Result = Omit<PublishedThroughput, 'tokensPerS'> & {
  readonly system: string;
  readonly tokenPerS: number;
};

/**
 * Offline results of the closed division of version 4.1 on accelerators that the catalogue has and
 * the system's name tells, at their usual power. One measurement entered for both accuracies
 * counts once. Its table names no precision: B200 was entered in FP4, all others in FP8.
 */
export function rowsOfVersion41(csv: string): PublishedThroughput[] {
  const results = recordsOf(csv).flatMap((row): Result[] => {
    const system = row['system'] ?? '';
    const modelId = modelIds[benchmarkOf(row['benchmark'])];
    const isMeant =
      row['division'] === 'closed' && row['scenario'] === 'Offline' && row['valid'] === 'VALID';
    const acceleratorId = systemPatterns.find(([pattern]) => pattern.test(system))?.[1];
    const isUsual = isMeant && !otherPower.test(system);
    if (!isUsual || modelId === undefined || acceleratorId === undefined) return [];
    const acceleratorCount = Number(
      countPatterns.map((pattern) => pattern.exec(system)?.[1]).find(Boolean),
    );
    const precision = acceleratorId === 'b200' ? 'fp4' : 'fp8';
    const tokenPerS = Number(row['tokens_s']);
    const place = `${row['submitter'] ?? ''} ${system}`;
    return [{ system: place, acceleratorId, acceleratorCount, modelId, precision, tokenPerS }];
  });
  return gathered(results);
}

/** The same of version 5.1: data-centre suite, precision and accelerator as its columns say. */
export function rowsOfVersion51(csv: string): PublishedThroughput[] {
  const results = recordsOf(csv).flatMap((row): Result[] => {
    const modelId = modelIds[benchmarkOf(row['UsedModel']).replace('llama3_1', 'llama3.1')];
    const acceleratorId = acceleratorIds[row['Accelerator'] ?? ''];
    const isMeant =
      row['Category'] === 'closed' &&
      row['Suite'] === 'datacenter' &&
      row['Scenario'] === 'Offline';
    if (!isMeant || modelId === undefined || acceleratorId === undefined) return [];
    const acceleratorCount = Number(row['a#']) * Number(row['Nodes']);
    const precision = row['weight_data_types'] as Precision;
    const tokenPerS = Number(row['Performance_Result']);
    const system = `${row['Submitter'] ?? ''} ${row['Platform'] ?? ''}`;
    return [{ system, acceleratorId, acceleratorCount, modelId, precision, tokenPerS }];
  });
  return gathered(results);
}

const benchmarkOf = (name = ''): string => name.replace(/-99(\.9)?$/, '');

/** Results by configuration, in the order of their names; doubles of one system once. */
function gathered(results: readonly Result[]): PublishedThroughput[] {
  const groups = new Map<string, Map<string, Result>>();
  for (const result of results) {
    const { acceleratorId, acceleratorCount, modelId, precision } = result;
    const count = String(acceleratorCount).padStart(4, '0');
    const key = [modelId, acceleratorId, count, precision].join(' ');
    const group = groups.get(key) ?? new Map<string, Result>();
    group.set(`${result.system} ${result.tokenPerS}`, result);
    groups.set(key, group);
  }
  const keys = [...groups.keys()].sort();
  return keys.map((key) => {
    const group = [...groups.get(key)!.values()];
    const { acceleratorId, acceleratorCount, modelId, precision } = group[0]!;
    const tokensPerS = group.map(({ tokenPerS }) => tokenPerS).sort((a, b) => a - b);
    return { acceleratorId, acceleratorCount, modelId, precision, tokensPerS };
  });
}

/** Rows of a table by the names of its first line; cells may stand in quotes. */
function recordsOf(csv: string): Record<string, string | undefined>[] {
  const [names = [], ...rows] = csv.trim().split(/\r?\n/).map(cellsOf);
  return rows.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at]])));
}

function cellsOf(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}
