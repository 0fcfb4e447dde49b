// Checks whether this checkout can be published: `npm run check:release`. If the workflow runs for a tag,
// the tag is GITHUB_REF_NAME.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isFresh, readManifest } from './prebuild.mjs';
import { binaryOf, TARGETS } from './targets.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

/** The first npm that publishes without a token, by relying on what GitHub attests about the workflow. */
const NPM = [11, 5, 1];

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const manifest = readManifest();

function checkTag() {
  const { GITHUB_REF_TYPE, GITHUB_REF_NAME } = process.env;
  if (GITHUB_REF_TYPE === 'tag' && GITHUB_REF_NAME !== `v${version}`)
    return `the tag is ${GITHUB_REF_NAME}, and the version in package.json ${version}`;
}

function checkChangelog() {
  const headings = readFileSync('CHANGELOG.md', 'utf8').match(/^## .*$/gm) ?? [];
  if (!headings.some((heading) => heading.split(' ')[1] === version))
    return `CHANGELOG.md has no heading "## ${version}"`;
}

function checkBinary(target) {
  const file = binaryOf(target);
  if (!existsSync(file)) return `${file} is missing`;
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (sha256 !== manifest[target.name]?.sha256)
    return `${file} is not the one that prebuilds/manifest.json describes`;
  if (!isFresh(manifest, target)) return `${file} is older than its sources`;
}

function checkNpm() {
  const [, ...found] = /^npm\/(\d+)\.(\d+)\.(\d+)/.exec(process.env.npm_config_user_agent) ?? [];
  const at = NPM.findIndex((wanted, i) => Number(found[i]) !== wanted);
  if (found.length === 0 || (at >= 0 && Number(found[at]) < NPM[at]))
    return `npm has to be ${NPM.join('.')} or newer`;
}

const problems = [checkTag(), checkChangelog(), ...TARGETS.map(checkBinary), checkNpm()].filter(
  (problem) => problem !== undefined,
);
for (const problem of problems) console.error(problem);
console.log(`${version}: ${problems.length === 0 ? 'can be published' : 'cannot be published'}`);
process.exit(problems.length === 0 ? 0 : 1);
