/** Items that code implements and whose absence no run can notice, and why; a test holds that the list is exact. */
import type { StepId } from '../../spec/index.js';

export const unseen: Partial<Record<StepId, string>> = {};
