import { type RefObject, useImperativeHandle, useRef, useState } from "react";

export type Speaker = { say: (words: string) => void; cry: (words: string) => void };

/** What a board says to those who do not see it: calmly, or, for refusals alone, at once. The words are kept by `Speech`, so that
 * saying them draws nothing else anew. */
export function useSpeech() {
  const voice = useRef<Speaker>(null);
  const [speaker] = useState<Speaker>(() => ({
    say: (words) => voice.current?.say(words),
    cry: (words) => voice.current?.cry(words),
  }));
  return { ...speaker, voice };
}

export function Speech({ voice }: { voice: RefObject<Speaker | null> }) {
  const [said, say] = useState("");
  const [cried, cry] = useState("");
  useImperativeHandle(voice, () => ({ say, cry }), []);
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
