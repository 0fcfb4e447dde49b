// @ts-check
// The chart: ratios to C as horizontal bars, legible on light and dark backgrounds.
import { ratioOver, SMALL } from './bars.mjs';
import { COMPETITORS, labelOf } from './plan.mjs';

/** @typedef {import('./bars.mjs').Results} Results */

const WIDTH = 760;
const LEFT = 210;
const RIGHT = 70;
const ROW = 20;
const BAR = 13;
const TOP = 74;

const LARGE = ['roundtrip:tcp:65536', 'roundtrip:udp:60000', 'roundtrip:unix:65536'];
const GROUPS = [
  { title: 'Round trip up to 1 KiB', trials: SMALL },
  { title: 'Round trip of 64 KiB', trials: LARGE },
  { title: 'Call that does not wait, 64 B', trials: ['pair:stream:64', 'pair:dgram:64'] },
  { title: 'UDP sendto + recvfrom, echo', trials: ['tuple:echo:64'] },
  { title: 'Send over TCP by 64 KiB, CPU time', trials: ['upload:tcp:65536'] },
  { title: 'Receive over TCP by 64 KiB, CPU time', trials: ['download:tcp:65536'] },
];

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #24292f; }
  .title { font-size: 16px; font-weight: 600; }
  .group { font-weight: 600; }
  .quiet { fill: #57606a; }
  .line { stroke: #57606a; stroke-dasharray: 3 3; }
  .pysocket { fill: #1a7f37; } .python { fill: #4b7fb8; } .node { fill: #9a8a5c; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .quiet { fill: #9da7b1; }
    .line { stroke: #9da7b1; }
    .pysocket { fill: #3fb950; } .python { fill: #6ea3dd; } .node { fill: #b8a671; }
  }`;

/** @param {Results} results */
function rowsOf(results) {
  return GROUPS.flatMap(({ title, trials }) => {
    const bars = COMPETITORS.flatMap(({ id, program }) => {
      const ratio = program === 'c' ? null : ratioOver(results, trials, id, 'c');
      return ratio === null ? [] : [{ label: labelOf(id, trials[0]), program, ratio }];
    });
    return bars.length === 0 ? [] : [{ title, bars }];
  });
}

/**
 * @param {Results} results
 * @param {string} subtitle
 */
export function chart(results, subtitle) {
  const groups = rowsOf(results);
  const longest = Math.max(1.5, ...groups.flatMap(({ bars }) => bars.map(({ ratio }) => ratio)));
  const scale = (WIDTH - LEFT - RIGHT) / longest;
  const body = [];
  let y = TOP;
  for (const { title, bars } of groups) {
    body.push(`<text class="group" x="16" y="${y + 12}">${title}</text>`);
    y += ROW + 2;
    for (const { label, program, ratio } of bars) {
      const width = (ratio * scale).toFixed(1);
      // Keep the number off the line that marks C.
      const end = (LEFT + (ratio > 0.85 ? Math.max(ratio, 1) : ratio) * scale + 6).toFixed(1);
      body.push(
        `<text x="${LEFT - 8}" y="${y + 11}" text-anchor="end">${label}</text>`,
        `<rect class="${program}" x="${LEFT}" y="${y}" width="${width}" height="${BAR}" rx="2"/>`,
        `<text x="${end}" y="${y + 11}">${ratio.toFixed(2)}</text>`,
      );
      y += ROW;
    }
    y += 12;
  }
  const one = (LEFT + scale).toFixed(1);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 4}" width="${WIDTH}" height="${y + 4}" role="img" aria-label="Time of each competitor divided by that of C">
<style>${STYLE}
</style>
<text class="title" x="16" y="28">Time taken, C = 1 (less is better)</text>
<text class="quiet" x="16" y="48">${subtitle}</text>
<text class="quiet" x="${one}" y="${TOP - 6}" text-anchor="middle">C</text>
${body.join('\n')}
<line class="line" x1="${one}" y1="${TOP}" x2="${one}" y2="${y - 8}"/>
</svg>
`;
}
