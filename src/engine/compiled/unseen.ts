/** Faults in the code of a server that change nothing that can happen, or nothing that the paths of the tests show. */
export const UNSEEN: readonly string[] = [
  // The field is emptied before the first.
  'serverReadingHandshake_letFieldBeEmptyStrings(c, t); => ',
  // In code for configurations that guards keep the machine from: termination waits before establishment.
  'constructUrl_letConstructedBeEmpty(c, s2); => ',
  'if (serverTerminating_flagIsSet(c, t)) { => if (!serverTerminating_flagIsSet(c, t)) {',
  // No path terminates under the policy that leaves the client's closing frame unanswered.
  'm.serverTerminating = 0; => m.serverTerminating = (0 + 1) % 2;',
];
