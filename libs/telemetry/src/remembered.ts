/** Asks, and gives the same answer for so many milliseconds to whoever asks again. */
export function remembered<T>(millis: number, ask: () => T, now: () => number = () => performance.now()): () => T {
  let asked = -Infinity;
  let answer: T;
  return () => {
    if (now() - asked >= millis) {
      asked = now();
      answer = ask();
    }
    return answer;
  };
}
