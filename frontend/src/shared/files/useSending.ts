import { useRef, useState } from "react";
import { upload } from "@/shared/api/client";
import { ApiProblem } from "@/shared/api/problem";
import { uuid7 } from "@/shared/api/uuid";

export type Sending = { name: string; percent: number | null; problem: ApiProblem | null };

/** Send files, one after the other, each with its progress; one that does not get through keeps those behind it waiting. The same
 * file keeps its id, so trying again after a broken line is harmless. */
export function useSending(onSent: (id: string, name: string) => void) {
  const [sending, setSending] = useState<Sending | null>(null);
  const waiting = useRef<{ file: File; id: string }[]>([]);
  const goOn = async (): Promise<void> => {
    for (const { file, id } of [...waiting.current]) {
      setSending({ name: file.name, percent: 0, problem: null });
      try {
        await upload(id, file, (percent) => setSending({ name: file.name, percent, problem: null }));
      } catch (error) {
        const problem = error instanceof ApiProblem ? error : new ApiProblem(500, {});
        setSending({ name: file.name, percent: null, problem });
        return;
      }
      waiting.current.shift();
      setSending(null);
      onSent(id, file.name);
    }
  };
  const send = async (files: File[]): Promise<void> => {
    waiting.current = files.map((file) => ({ file, id: uuid7() }));
    await goOn();
  };
  const forget = () => {
    waiting.current = [];
    setSending(null);
  };
  return { sending, send, again: () => void goOn(), forget };
}
