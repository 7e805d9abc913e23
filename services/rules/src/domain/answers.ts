import { ByWords } from './by-words.js';
import { type Asked, inBoth } from './panel.js';
import type { Rule } from './rule.js';

/** Which rules are worth asking of something. */
export type Answer = readonly Asked[];

/** Most answers are the same as another: they are one list, for few of them fit near the processor. */
export class Answers {
  private readonly distinct = new Map<string, Answer>();
  /** How many are remembered, wherever that is. */
  count = 0;

  /** Counts one more that is remembered. */
  add(scope: Rule['scope'], answer: Answer): Answer {
    this.count += 1;
    return this.same(scope, answer);
  }

  same(scope: Rule['scope'], answer: Answer): Answer {
    const text = [scope, ...answer.map(({ panel, which }) => `${panel.number} ${which}`)].join();
    const before = this.distinct.get(text);
    if (before !== undefined) return before;
    this.distinct.set(text, answer);
    this.count += 1;
    return answer;
  }
}

/** An answer for whatever days, and what is left of it on those that were asked for last. */
export class Undated {
  private days: Answer | undefined;
  private left: Answer;

  constructor(private readonly answer: Answer) {
    this.left = answer;
  }

  on(days: Answer, scope: Rule['scope'], answers: Answers): Answer {
    if (days !== this.days) {
      this.left = answers.same(scope, inBoth(this.answer, days));
      this.days = days;
    }
    return this.left;
  }
}

/** Answers by first and last day. */
export class Dated {
  private readonly known = new ByWords<Answer>();
  private last: { readonly from: string; readonly to: string; readonly answer: Answer } | undefined;

  on(from: string, to: string, find: () => Answer): Answer {
    const { last } = this;
    if (last !== undefined && last.from === from && last.to === to) return last.answer;
    const answer = this.known.get([from, to]) ?? this.known.set([from, to], find());
    this.last = { from, to, answer };
    return answer;
  }
}
