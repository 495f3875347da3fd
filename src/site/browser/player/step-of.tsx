/** The id of an item of the text that plays, which leads to what r4820 has of it; one that r4820 does not have leads nowhere. */
import type { Revision } from '../../../../machines/index.js';
import { placeIn } from '../../player/look.js';

export function StepOf({ id, revision, text = id }: { id: string; revision: Revision; text?: string }) {
  const place = placeIn(id, revision);
  return place === undefined ? <span title={`only ${revision} has it`}>{text}</span> : <a href={place}>{text}</a>;
}
