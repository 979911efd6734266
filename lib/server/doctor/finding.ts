/** What a look at one thing gave: all well; something to know or to mend when there is time; something that is wrong. */
export type Level = 'ok' | 'hint' | 'problem';

export interface Finding {
  /** What was looked at, in a word or two. */
  readonly about: string;
  readonly level: Level;
  readonly words: string;
  /** What to do; null where all is well. */
  readonly advice: string | null;
}

/** Makes the findings of one thing. */
export function findingsAbout(about: string) {
  return {
    ok: (words: string): Finding => ({ about, level: 'ok', words, advice: null }),
    hint: (words: string, advice: string): Finding => ({ about, level: 'hint', words, advice }),
    problem: (words: string, advice: string): Finding => ({ about, level: 'problem', words, advice }),
  };
}

const SIGNS: Readonly<Record<Level, string>> = { ok: 'ok', hint: 'hint', problem: 'PROBLEM' };

/** One finding for a terminal, with what to do on a line of its own. */
export function findingText({ about, level, words, advice }: Finding): string {
  const head = `${SIGNS[level].padEnd(8)}${about}: ${words}`;
  return advice === null ? head : `${head}\n        → ${advice}`;
}

/** All in a sentence. */
export function summaryText(findings: readonly Finding[]): string {
  const count = (level: Level) => findings.filter((one) => one.level === level).length;
  const problems = count('problem');
  const hints = count('hint');
  const hintWords = `${hints} hint${hints === 1 ? '' : 's'}`;
  if (problems === 0) return hints === 0 ? 'All is well.' : `Nothing is wrong; ${hintWords}.`;
  return `${problems} problem${problems === 1 ? '' : 's'}, ${hintWords}.`;
}
