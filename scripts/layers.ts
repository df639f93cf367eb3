import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  cruise,
  type ICruiseOptions,
  type ICruiseResult,
  type IForbiddenRuleType,
  type IViolation,
} from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import dependencyRules, { loadingRules } from '../.dependency-cruiser.mjs';

/** A room of the house: a folder, what it holds, and which rooms it may import (all of them, or only their types). */
export interface Layer {
  room: string;
  holds: string;
  imports: string[];
  types: string[];
}

const root = new URL('../', import.meta.url);

export function readLayers(): Layer[] {
  return JSON.parse(readFileSync(new URL('layers.json', root), 'utf8'));
}

/** The layer table as docs/architecture.md shows it; a test holds the two equal. */
export function layerTable(layers: readonly Layer[]): string {
  const rows = layers.map(({ room, holds, imports, types }) => {
    const mayImport = [...imports.map(shortName), ...types.map((path) => `types of ${shortName(path)}`)];
    return `| \`${room}/\` | ${holds} | ${mayImport.join(', ') || 'nothing of ours'} |`;
  });
  return ['| room | what lives there | may import |', '|---|---|---|', ...rows].join('\n');
}

function shortName(path: string): string {
  return path.replace(/^src\//, '');
}

/** One import that breaks a rule of .dependency-cruiser.mjs. */
export interface ImportViolation {
  rule: string;
  from: string;
  to: string;
  comment: string;
}

/**
 * Follows every import of `folders` under `base` and returns those that break a rule, and how many modules were read:
 * a check that read nothing proves nothing.
 */
export async function checkImports(
  base: string,
  folders: readonly string[],
): Promise<{ violations: ImportViolation[]; modules: number }> {
  const { forbidden = [], options = {} } = dependencyRules;
  const written = await follow(base, folders, forbidden, options.tsPreCompilationDeps);
  const loaded = await follow(base, folders, loadingRules, false);
  const comments = new Map([...forbidden, ...loadingRules].map(({ name, comment }) => [name, comment ?? '']));
  return {
    violations: [...written.summary.violations, ...loaded.summary.violations].map((violation) => ({
      rule: violation.rule.name,
      from: violation.from,
      to: describeTarget(violation),
      comment: comments.get(violation.rule.name) ?? '',
    })),
    modules: written.modules.filter(({ source }) => folders.some((folder) => source.startsWith(`${folder}/`))).length,
  };
}

async function follow(
  baseDir: string,
  folders: readonly string[],
  forbidden: IForbiddenRuleType[],
  tsPreCompilationDeps: ICruiseOptions['tsPreCompilationDeps'],
): Promise<ICruiseResult> {
  const { options = {} } = dependencyRules;
  const { output } = await cruise(
    [...folders],
    { ...options, tsPreCompilationDeps, baseDir, validate: true, ruleSet: { forbidden } },
    options.enhancedResolveOptions,
    { tsConfig: extractTSConfig(fileURLToPath(new URL('tsconfig.json', root))) },
  );
  return output as ICruiseResult;
}

function describeTarget({ to, cycle, via }: IViolation): string {
  const path = cycle ?? via;
  return path ? path.map(({ name }) => name).join(' → ') : to;
}
