import { useCallback, useState } from "react";

export type Speaker = { say: (words: string) => void; cry: (words: string) => void };

/** What a board says to those who do not see it: calmly, or, for refusals alone, at once. */
export function useSpeech() {
  const [said, setSaid] = useState("");
  const [cried, setCried] = useState("");
  const say = useCallback((words: string) => setSaid(words), []);
  const cry = useCallback((words: string) => setCried(words), []);
  return { said, cried, say, cry };
}

export function Speech({ said, cried }: { said: string; cried: string }) {
  return (
    <>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <p className="visually-hidden" role="alert">
        {cried}
      </p>
    </>
  );
}
