/** Faults in the code of a server that change nothing that can happen, or nothing that the paths of the tests show. */
export const UNSEEN: readonly string[] = [
  // The field is emptied before the first.
  'BYTE_17: serverReadingHandshake_letFieldBeEmptyStrings(c, t); => ',
  // In code for configurations that guards keep the machine from: termination waits before establishment.
  'BYTE_100: constructUrl_letConstructedBeEmpty(c, s2); => ',
  'then_77: if (serverTerminating_flagIsSet(c, t)) { => if (!serverTerminating_flagIsSet(c, t)) {',
  // No path terminates under the policy that leaves the client's closing frame unanswered.
  'then_123: m.serverTerminating = 0; => m.serverTerminating = (0 + 1) % 2;',
];

/** Functions of a server's code that no path goes through. */
export const UNREACHED: readonly string[] = ['BYTE_37', 'then_47', 'then_49', 'then_89', 'then_90'];
