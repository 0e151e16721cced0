import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";

const PAUSE = 250; // ms without a key

/** What a list is searched for: said a moment after the last key. What the address says otherwise (a saved view, a step back, all
 * filters off) is shown, and what was being typed is given up for it. */
export function SearchField({
  label,
  q,
  set,
  className = "filter",
}: {
  label: string;
  q: string | undefined;
  set: (q: string | undefined) => void;
  className?: string;
}) {
  const asked = q ?? "";
  const [typed, type] = useState(asked);
  const sent = useRef<string[]>([]); // and not yet in the address
  const say = useDebouncedCallback((text: string) => {
    const said = text.trim();
    if (said === asked && !sent.current.length) return;
    sent.current.push(said);
    set(said || undefined);
  }, PAUSE);
  useEffect(() => {
    const own = sent.current.indexOf(asked);
    sent.current = own < 0 ? [] : sent.current.slice(own + 1);
    if (own >= 0) return;
    say.cancel();
    type(asked);
  }, [asked, say]);
  return (
    <TextInput
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      onChange={(event) => {
        type(event.currentTarget.value);
        say(event.currentTarget.value);
      }}
      className={className}
    />
  );
}
