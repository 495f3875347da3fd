/** The matrix: every implementation that is installed, as server and as client, and all of them with each other. */
export { type MatrixStanding, matrixOf, matrixStanding, standingOfBoth } from './expectation.js';
export { findings } from './findings.js';
export { type MatrixOptions, runMatrix } from './matrix.js';
export { allPeers, installedVersion, type Peer, peersFolder, whatComesAndGoes, wordsOf } from './peers.js';
export { matrixInWords, roleInWords, talksOf } from './text.js';
export type * from './types.js';
