import { useRef, useState } from "react";
import { upload } from "@/shared/api/client";
import { ApiProblem } from "@/shared/api/problem";
import { uuid7 } from "@/shared/api/uuid";

export type Sending = { name: string; percent: number | null; problem: ApiProblem | null };

/** Send a file with its progress. The same file keeps its id, so trying again after a broken line is harmless. */
export function useSending(onSent: (id: string, name: string) => void) {
  const [sending, setSending] = useState<Sending | null>(null);
  const last = useRef<{ file: File; id: string } | null>(null);
  const send = async (file: File | null): Promise<void> => {
    if (!file) return;
    if (last.current?.file !== file) last.current = { file, id: uuid7() };
    const { id } = last.current;
    setSending({ name: file.name, percent: 0, problem: null });
    try {
      await upload(id, file, (percent) => setSending({ name: file.name, percent, problem: null }));
      setSending(null);
      onSent(id, file.name);
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : new ApiProblem(500, {});
      setSending({ name: file.name, percent: null, problem });
    }
  };
  const again = () => void send(last.current?.file ?? null);
  return { sending, send, again, forget: () => setSending(null) };
}
