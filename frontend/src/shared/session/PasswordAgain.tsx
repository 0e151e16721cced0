import { useEffect, useState } from "react";
import { later } from "@/shared/ui/later";
import { answerWith } from "./again";

const Dialog = later(() => import("./PasswordDialog").then((loaded) => loaded.default));

type Answer = (typed: boolean) => void;

/** Asks for the password when an act needs it, and lets the act go on. */
export function PasswordAgain() {
  const [answer, setAnswer] = useState<{ say: Answer } | null>(null);
  useEffect(() => answerWith(() => new Promise<boolean>((say) => setAnswer({ say }))), []);
  if (!answer) return null;
  const end = (typed: boolean) => {
    answer.say(typed);
    setAnswer(null);
  };
  return <Dialog end={end} gone={() => end(false)} />;
}
