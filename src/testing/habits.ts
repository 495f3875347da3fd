/** Words over which readers stumbled, and which are not to come back into what they read. */

const HABITS: readonly RegExp[] = [
  // For "after". Something may be behind a proxy, sit behind a function, or be left behind.
  /(?<!\b(leav\w+|left|sits?|script|intranet)\b[^.;]{0,60})\bbehind\b(?!.{0,12}\b(proxy|proxies|item|file|colon`|colon,))/i,
  // For "valid" or "correct".
  /\b(un)?sound(?! (as|like)\b)\b/i,
  /\b(shall|unspec|rightly|wrongly)\b/i,
  // For "list", "print", "report", "fire".
  /\btells? (of|when|once)\b/i,
  /themselves, and report which step|draw and trace themselves/i,
  /known\.json`? (today|tomorrow)|more comes than goes|takes more than your side has is/i,
  /tests bite|what is (by chance|no handshake)|do otherwise than the text|keys begin as the products/i,
  // What is not true.
  /first shipped|spoken since 2011|eleven implementations|engine of 2010|17 state charts/i,
];

/** Each place where a text has one of them, with some words around it. */
export function habitsIn(text: string): string[] {
  const line = text.replace(/\s+/g, ' ');
  return HABITS.flatMap((habit) =>
    Array.from(line.matchAll(new RegExp(habit, 'gi')), ({ index, 0: found }) =>
      line.slice(Math.max(0, index - 40), index + found.length + 40),
    ),
  );
}
