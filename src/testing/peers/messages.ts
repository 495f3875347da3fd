const short = {
  ASCII: 'Hello, world! 0123456789 ~',
  'U+FEFF, at its start too': '\uFEFFfirst\uFEFF',
  'characters of four bytes': '\u{1D11E}\u{1F600}\u{10000}\u{10FFFD}',
  'no characters': '',
};

/** Messages that an echo must bring back unchanged, by what is special about them. */
export const messages: Readonly<Record<string, string>> = {
  ...short,
  // Characters of all lengths, so that the borders of segments fall within some of them.
  '64 KiB': `${'a\u00E9\u20AC\u{1D11E}'.repeat(6553)}abcdef`,
};

/** Several messages, none of them long, to be sent in a row. */
export const conversation: readonly string[] = Object.values(short);

/** Milliseconds that an echo may take: XState has its price per byte, most of all on a busy machine. */
export const patience = 120_000;
