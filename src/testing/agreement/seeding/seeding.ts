/** Seeds faults in a compiled machine and looks which of them test cases tell from the definitions. */

import { generatedScript, type Make, makerOf } from '../evaluated.js';
import { deadLines } from './dead.js';
import type { Ground } from './exchanges.js';
import { bounded, type Fault, faultsOf, withFault } from './faults.js';
import { byCompiled, Definitions, isSame, type Outcome } from './outcomes.js';
import { type Found, testCasesOf } from './test-cases.js';

/** A machine's test cases, and what comes of each by the definitions. */
export interface Held {
  ground: Ground;
  script: string;
  make: Make;
  definitions: Definitions;
  testCases: readonly { testCase: Found; right: Outcome }[];
}

export interface Seeding {
  /** Faults that were seeded: those in functions that some test case goes through. */
  faults: readonly Fault[];
  /** What the faults do that nobody saw, as `function: line => what it becomes`. */
  unseen: readonly string[];
  /** Functions that no test case goes through. */
  unreached: readonly string[];
}

export function held(ground: Ground): Held {
  const script = generatedScript(ground.file);
  const make = makerOf(bounded(script));
  const definitions = new Definitions(ground.machine, make);
  const testCases = testCasesOf(ground).map((testCase) => ({ testCase, right: definitions.byInterpreter(testCase) }));
  return { ground, script, make, definitions, testCases };
}

/** Faults on lines that nothing can go through are left out: they change nothing. */
export function seed({ ground, script, testCases }: Held): Seeding {
  const dead = deadLines(script, ground.machine.algorithms);
  const all = faultsOf(script).filter(({ line }) => !dead.has(line));
  const through = (name: string) => testCases.filter(({ testCase }) => testCase.way.has(name));
  const byFunction = new Map([...new Set(all.map(({ of }) => of))].map((name) => [name, through(name)]));
  const isReached = (name: string) => (byFunction.get(name)?.length ?? 0) > 0;
  const faults = all.filter(({ of }) => isReached(of));
  const isSeen = (fault: Fault) => {
    const make = makerOf(withFault(script, fault));
    return byFunction.get(fault.of)?.some(({ testCase, right }) => !isSame(byCompiled(make, testCase), right));
  };
  const unseen = faults
    .filter((fault) => !isSeen(fault))
    .map(({ of, was, becomes }) => `${of}: ${was.trim()} => ${becomes.trim()}`);
  return { faults, unseen, unreached: [...byFunction.keys()].filter((name) => !isReached(name)) };
}
