/** Learns what a peer is: its state machine, from outside, laid beside that of the text. */
export { type Alphabet, alphabetIn, PRESETS, preset, Unusable } from './alphabet.js';
export { apart, MOST_BYTES } from './apart.js';
export { type Apart, courseOf, type Texts } from './apart-names.js';
export { graphOf as learnedGraph, LEGEND as learnedLegend } from './chart.js';
export { type Committed, committedMachines, fileOf, learnedFolder, learnPeers } from './peers.js';
export { learnClient, learnServer } from './programs.js';
export { inLines, partingLines } from './report.js';
export { type Learned, learnedIn, partings } from './result.js';
export { tracesOfDifferences } from './save.js';
export { NoPeer } from './talk.js';
