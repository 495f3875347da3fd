/** What can be wrong with the catalogue. */

/** Kinds of findings, with what each means. */
export const findingKinds = {
  missing: 'an item of the text that the catalogue lacks',
  unknown: 'an item of the catalogue that the text lacks',
  duplicate: 'a name that is given twice',
  order: 'items that stand in another order than in the text',
  outdated: 'a restatement of another text than the original',
  undecided: 'an item that does not say what it means, whom it binds, how, or what becomes of it',
  dangling: 'a name of an erratum, policy or option that there is not',
  onesided: 'two entries of which only one names the other, or an item that is not of its section',
  orphaned: 'code, policy, erratum or example that names an item that there is not',
  uncited: 'a part of a machine that names neither an item nor a modelling note',
  disagreeing: 'an item whose disposition and whose citations differ',
} as const;

export type FindingKind = keyof typeof findingKinds;

/** Something that is wrong. */
export interface Finding {
  kind: FindingKind;
  /** The item, policy, erratum, example or part of a machine. */
  id: string;
  message: string;
}
