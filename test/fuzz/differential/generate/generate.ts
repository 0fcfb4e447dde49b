/** Random programs. */
import type { Step } from '../steps.js';
import { Dice } from './dice.js';
import * as files from './filing.js';
import { accept, receive } from './receiving.js';
import { scene } from './scenes.js';
import { drain, send, sendmsg, sendMuch, sendto } from './sending.js';
import * as states from './states.js';
import { World } from './world.js';

/** Adds steps to the program. Returns false if it has nothing to work on. */
type Move = (world: World) => boolean;

const MOVES: readonly (readonly [number, Move])[] = [
  [10, send],
  [4, sendto],
  [4, sendmsg],
  [1, sendMuch],
  [1, drain],
  [16, receive],
  [3, accept],
  [6, states.mode],
  [3, states.modeByDuplicate],
  [3, states.duplicate],
  [2, states.beside],
  [5, states.shutdown],
  [3, states.close],
  [1, states.detach],
  [3, states.ask],
  [2, states.option],
  [2, states.address],
  [1, states.another],
  [2, states.rights],
  [2, files.open],
  [4, files.read],
  [4, files.write],
  [1, files.other],
  [4, joinOne],
];

const MOVES_OF_A_PROGRAM = 22;

function joinOne(world: World): boolean {
  const name = world.dice.any(pendingNames(world));
  if (name === undefined) return false;
  world.join(name);
  return true;
}

function pendingNames({ socks }: World): string[] {
  const names = socks.flatMap(({ description }) => [description.reading, description.writing]);
  return [...new Set(names.filter((name) => name !== null))];
}

export function generate(seed: number): Step[] {
  const dice = new Dice(seed);
  const world = new World(dice, dice.chance(0.45));
  scene(world);
  const count = 4 + dice.below(MOVES_OF_A_PROGRAM);
  for (let made = 0, tries = 0; made < count && tries < 200; tries++) {
    if (dice.weighted(MOVES)?.(world)) made++;
  }
  for (const name of pendingNames(world)) {
    if (dice.chance(0.6)) world.join(name);
  }
  return world.steps;
}
