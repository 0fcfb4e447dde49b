import type { Scenario } from './scenario.js';

/** The entry points of the package: what waits on the calling thread, and what returns promises. */
export const FLAVOURS = ['blocking', 'promises'] as const;
export type Flavour = (typeof FLAVOURS)[number];

/** What a flavour lacks: the themes of scenarios that wait for it. */
const LACKING: Readonly<Record<Flavour, { reason: string; themes: readonly string[] }>> = {
  blocking: { reason: '', themes: [] },
  promises: { reason: '', themes: [] },
};

/** Can the flavour not run the scenario yet? */
export function isLacking(flavour: Flavour, { name }: Scenario): boolean {
  return LACKING[flavour].themes.some((theme) => name.startsWith(`${theme}:`));
}

/** Says what is left out, if anything is. */
export function sayWhatLacks(): void {
  for (const flavour of FLAVOURS) {
    const { reason, themes } = LACKING[flavour];
    if (themes.length === 0) continue;
    console.info(`parity: ${flavour}: ${reason}: not run: ${themes.join(', ')}`);
  }
}
