// Whose fault is it when a policy fails? That of whoever wrote the policy: not the simulator's.

/** A policy threw, returned something that is no list, or never came to rest. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly policyName: string;
  readonly timeS: number;
  readonly whatHappened: string;

  constructor(policyName: string, timeS: number, whatHappened: string, cause?: unknown) {
    super(`policy ${policyName} at ${timeS} s: ${whatHappened}`, { cause });
    this.policyName = policyName;
    this.timeS = timeS;
    this.whatHappened = whatHappened;
  }
}
