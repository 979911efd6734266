/** What is to be undone, whatever happens: last made, first undone. */
export interface Cleanup {
  readonly add: (clean: () => Promise<void> | void) => void;
  /** Undoes everything so far. A step that fails is told and does not keep the others. */
  readonly run: () => Promise<void>;
}

export function makeCleanup(say: (line: string) => void): Cleanup {
  const steps: (() => Promise<void> | void)[] = [];
  return {
    add: (clean) => steps.push(clean),
    run: async () => {
      for (let clean = steps.pop(); clean; clean = steps.pop()) {
        try {
          await clean();
        } catch (error) {
          say(`While tidying up: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
    },
  };
}
