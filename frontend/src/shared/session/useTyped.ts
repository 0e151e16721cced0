import { type FormEvent, useState } from "react";
import { ApiProblem } from "@/shared/api/problem";

/** A form of texts on the way to `send`: what was typed, and what was wrong with it. It stays busy after success when
 * `send` leaves the page. */
export function useTyped<Name extends string>(
  empty: Record<Name, string>,
  send: (typed: Record<Name, string>) => Promise<void>,
) {
  const [typed, setTyped] = useState(empty);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const field = (name: Name) => ({
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setTyped((kept) => ({ ...kept, [name]: value }));
    },
    error: problem?.errors.find((error) => error.field === name)?.message,
    required: true,
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    send(typed).catch((error: unknown) => {
      setProblem(error instanceof ApiProblem ? error : new ApiProblem(500, {}));
      setBusy(false);
    });
  };
  const placed = (problem?.errors.length ?? 0) > 0 && problem?.errors.every(({ field }) => field in empty);
  /** What no field says. */
  const trouble = problem && !placed ? problem.message : null;
  const again = () => {
    setTyped(empty);
    setBusy(false);
  };
  return { field, onSubmit, trouble, busy, again };
}
