/** The way that a machine takes, as XState's inspection shows it. */
import type { AnyTransitionDefinition, InspectionEvent } from 'xstate';

/** Collects states and transitions from XState's inspection. */
export class Trail {
  private transitions: string[] = [];
  private states: string[] = [];

  /** Takes note of a microstep; other inspection events are passed over. */
  hear(event: InspectionEvent): void {
    if (event.type !== '@xstate.microstep') return;
    for (const transition of event._transitions) this.note(transition);
  }

  /** What was collected. */
  both(): { transitions: string[]; states: string[] } {
    return { transitions: this.transitions, states: this.states };
  }

  clear(): void {
    this.transitions = [];
    this.states = [];
  }

  private note({ meta, source, target }: AnyTransitionDefinition): void {
    const { algorithm, id } = meta as { algorithm: string; id: string };
    this.transitions.push(id);
    // The source of a transition from every state is the algorithm itself.
    if (source.key !== algorithm) this.states.push(`${algorithm}.${source.key}`);
    for (const entered of target ?? []) this.states.push(`${algorithm}.${entered.key}`);
  }
}
