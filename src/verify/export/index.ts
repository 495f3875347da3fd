/** Writes the composition of client and server in Promela from the machines themselves. */
import { server, webSocket } from '../../../machines/index.js';
import { modelText } from '../literal.js';
import { alphabetOf, alphabetOfTurns, type SideName, type Told } from './alphabet.js';
import { beginnings, type Pair, unopened } from './opening.js';
import { namesInPromela, tableInPromela } from './promela.js';
import { type Table, tableOf } from './table.js';

export { KINDS, letterOf, type SideName, type Told } from './alphabet.js';
export { doingsOf } from './doings.js';
export { beginnings, type Pair, type Runnable } from './opening.js';
export { defineOf } from './promela.js';
export type { Table } from './table.js';

export const machinesOfText: Pair = { client: webSocket, server };

/** What was exported: the tables of both sides; the names and numbers of what they use, in Promela; and the model. */
export interface Exported {
  tables: Record<'client' | 'server', Table>;
  promela: string;
  alphabets: Record<SideName, readonly Told[]>;
}

/** The composition of the text's machines, which is made once. */
export function exportOfText(): Exported {
  ofText ??= exported();
  return ofText;
}
let ofText: Exported | undefined;

/**
 * The composition of two machines.
 * @param messages how many either side may send
 */
export function exported(pair: Pair = machinesOfText, messages = 2): Exported {
  const from = beginnings(pair);
  const alphabets = { client: alphabetOf('client', from.client, messages), server: alphabetOf('server', from.server, messages) };
  const table = (side: SideName) => tableOf(side, pair[side], from[side], alphabets[side]);
  const tables = { client: table('client'), server: table('server') };
  const names = namesInPromela(Object.values(alphabets), [...tables.client.policies, ...tables.server.policies]);
  const driver = (['client', 'server'] as const).reduce(
    (text, side) => text.replace(`${side}Hears(e)`, () => tableInPromela(tables[side], alphabets[side])),
    modelText('machines.pml'),
  );
  return {
    tables,
    alphabets,
    promela: [`#ifndef MSGS\n#define MSGS ${messages}\n#endif`, modelText('world.pml'), names, driver].join('\n'),
  };
}

/** Several connections to one address: the opening handshakes of a client, which the world sees as turns asked for and given back. */
export function exportedTurns(pair: Pair = machinesOfText): string {
  const { construct, ...from } = unopened(pair);
  const alphabet = alphabetOfTurns(construct, beginnings(machinesOfText).client);
  const known = (doing: string) => /^(awaitsTurn|opensTcp|established|connectionClosed|timerStops|clientTimer)\b/.test(doing);
  const table = tableOf('client', pair.client, { ...from, handshake: [] }, alphabet, known);
  const driver = modelText('turns.pml').replace('clientHears(e)', () => tableInPromela(table, alphabet));
  return [namesInPromela([alphabet], table.policies), driver].join('\n');
}
