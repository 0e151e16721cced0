import { notifications } from "@mantine/notifications";
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from "react";
import { fetched } from "@/shared/api/fetched";
import { ApiProblem } from "@/shared/api/problem";
import { REFUSED } from "./refused";
import { Failed } from "./states";

type Told = ComponentType<{ error: unknown; retry: () => void }>;

/** A part of the page that comes when it is first shown: pages need not wait for it. When the network does not bring it, the page
 * stays as it is: that is said by `told` in its place or, where it would open over the page, by a note, and `gone` is called. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, told: Told = Failed) {
  let Part: ComponentType<P> | undefined;
  const Cut = told;
  // biome-ignore lint/correctness/noComponentHookFactories: made once for its file, as lazy() makes one
  return function Later({ gone, meanwhile, ...props }: P & { gone?: () => void; meanwhile?: ReactNode }) {
    const [tried, again] = useState(0);
    const [error, fail] = useState<unknown>();
    const [, come] = useState(() => Part);
    const latest = useRef(gone);
    latest.current = gone;
    // biome-ignore lint/correctness/useExhaustiveDependencies: each try asks anew
    useEffect(() => {
      let here = !Part;
      if (!Part)
        fetched(load).then(
          (loaded) => {
            Part = loaded;
            if (here) come(() => loaded);
          },
          (problem: unknown) => {
            if (!here) return;
            if (latest.current && problem instanceof ApiProblem) {
              notifications.show({ ...REFUSED, id: "later", message: problem.message });
              latest.current();
            } else fail(problem);
          },
        );
      return () => {
        here = false;
      };
    }, [tried]);
    if (Part) return <Part {...(props as unknown as P)} />;
    if (error && !(error instanceof ApiProblem)) throw error;
    if (!error) return meanwhile;
    const retry = () => {
      fail(undefined);
      again(tried + 1);
    };
    return <Cut error={error} retry={retry} />;
  };
}
