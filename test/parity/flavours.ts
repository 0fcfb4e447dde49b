import type { Scenario } from './scenario.js';

/** The entry points of the package: one waits on the calling thread, the other returns promises. */
export const FLAVOURS = ['blocking', 'promises'] as const;
export type Flavour = (typeof FLAVOURS)[number];

/** Themes of scenarios that a flavour cannot run yet. */
const LACKING: Readonly<Record<Flavour, { reason: string; themes: readonly string[] }>> = {
  blocking: { reason: '', themes: [] },
  promises: { reason: '', themes: [] },
};

/** Whether the flavour cannot run the scenario yet. */
export function isLacking(flavour: Flavour, { name }: Scenario): boolean {
  return LACKING[flavour].themes.some((theme) => name.startsWith(`${theme}:`));
}

/** Prints what is left out, if anything. */
export function sayWhatLacks(): void {
  for (const flavour of FLAVOURS) {
    const { reason, themes } = LACKING[flavour];
    if (themes.length === 0) continue;
    console.info(`parity: ${flavour}: ${reason}: not run: ${themes.join(', ')}`);
  }
}
