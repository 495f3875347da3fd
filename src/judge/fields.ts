/** Reads the fields of a request or of a reply as they were sent, up to the end of the blank line. */
import type { StepId } from '../../spec/index.js';
import type { Cursor } from './cursor.js';
import { type Check, differenceOf } from './values.js';

/** A field whose name the text has. */
export interface Known {
  name: string;
  step: StepId;
  required: boolean;
  check: Check;
}

/** How a side writes its fields. */
export interface Form {
  known: readonly Known[];
  /** What values of other fields have to satisfy. */
  other: Check;
  /** Whether the step of a known field gives its line as it stands, with its name in this case and the space. */
  isGiven: boolean;
  /** What asks for a line. */
  line: StepId;
  /** What asks for the blank line. */
  end: StepId;
}

export interface FieldSeen {
  /** As the text has it, if it does. */
  name: string;
  /** The name as it was sent. */
  sent: string;
  /** One character for each byte. */
  value: string;
  /** Without its CRLF. */
  line: string;
  isKnown: boolean;
}

const [LF, CR, COLON] = [0x0a, 0x0d, 0x3a];

export const isVisible = (byte: number) => byte >= 0x21 && byte <= 0x7e;

/** @throws Stopped, see cursor.ts */
export function readFields(cursor: Cursor, form: Form): FieldSeen[] {
  const fields: FieldSeen[] = [];
  while (cursor.peek() !== CR) fields.push(readField(cursor, form, fields));
  // At the blank line, what was not sent is left out for good.
  const absent = form.known.filter(({ name, required }) => required && !fields.some((each) => each.name === name));
  const [first] = absent;
  if (first !== undefined) {
    const names = absent.map(({ name }) => name);
    throw cursor.fault(cursor.at, first.step, `the fields end without ${names.join(', ')}`, names, 'omission');
  }
  cursor.expectCrlf(form.end, 'the list of fields');
  return fields;
}

function readField(cursor: Cursor, form: Form, before: readonly FieldSeen[]): FieldSeen {
  const start = cursor.at;
  const sent = cursor.while((byte) => isVisible(byte) && byte !== COLON);
  const known = form.known.find(({ name }) => name.toLowerCase() === sent.toLowerCase());
  const name = known?.name ?? sent;
  const step = form.isGiven ? (known?.step ?? form.line) : form.line;
  if (form.isGiven && name !== sent)
    throw cursor.fault(start + differenceOf(sent, name), step, `the name ${name} is written as ${sent}`, [name]);
  if (sent === '') throw cursor.fault(start, step, 'a field has no name', ['a field', 'CRLF']);
  cursor.expect(':', step, `no colon follows the name ${sent}`);
  if (known !== undefined && before.some((each) => each.name === name))
    throw cursor.fault(start, known.step, `${sent} is sent a second time`, ['each field once']);
  // What a client adds of its own is of no form that the text gives.
  if (known !== undefined || !form.isGiven) cursor.expect(' ', step, `no space follows "${sent}:"`);
  const at = cursor.at;
  const { text: value, complete } = cursor.begun((byte) => byte !== CR && byte !== LF);
  const wrong = (known?.check ?? form.other)(value, complete);
  if (wrong !== undefined) throw cursor.fault(at + wrong.index, wrong.step, `the value of ${sent} ${wrong.why}`, wrong.allowed);
  cursor.expectCrlf(form.line, `the field ${sent}`);
  return { name, sent, value, line: cursor.bytes.toString('utf8', start, cursor.at - 2), isKnown: known !== undefined };
}
