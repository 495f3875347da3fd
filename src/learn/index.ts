/** Learns what a peer is: its state machine, from outside, laid beside that of the text. */
export { type Alphabet, alphabetIn, isCall, PRESETS, preset, Unusable } from './alphabet.js';
export { graphOf as learnedGraph, LEGEND as learnedLegend } from './chart.js';
export { clientToLearn } from './client-peer.js';
export { type LearnOptions, learn } from './learn.js';
export { inLines, partingLines } from './report.js';
export { type Learned, learnedIn, partings } from './result.js';
export { tracesOfDifferences } from './save.js';
export { serverToLearn } from './server-peer.js';
export { NoPeer } from './talk.js';
