import type { MutateOptions } from "@tanstack/react-query";
import { useRef } from "react";

type Mutate<Answer, Sent> = (sent: Sent, options?: MutateOptions<Answer, Error, Sent>) => void;

/** `mutate`, deaf to a second press: the same is neither sent nor answered twice while the first is under way. */
export function useOnce<Answer, Sent>(mutate: Mutate<Answer, Sent>): Mutate<Answer, Sent> {
  const underWay = useRef<string | null>(null);
  return (sent, options) => {
    const text = JSON.stringify(sent);
    if (underWay.current === text) return;
    underWay.current = text;
    mutate(sent, {
      ...options,
      onSettled: (...answered) => {
        underWay.current = null;
        options?.onSettled?.(...answered);
      },
    });
  };
}
