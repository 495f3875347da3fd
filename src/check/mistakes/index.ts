/** Usual mistakes of implementations, told from what they sent: each is a hypothesis, and named where it gives just what was seen. */
export { type Asked, askedIn, type DigestMistake, digestBy, isOfSomeKeys, mistakesInDigest } from './digest.js';
export { withMistakes } from './results.js';
