import { Button, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { write } from "@/shared/api/client";
import type { ReadUnits } from "@/shared/api/types";
import { problemOf } from "@/shared/api/useAct";
import { Ready } from "@/shared/ui/Ready";

/** Names from a letter or a sheet: those known are taken, those that could be several are asked, the rest is shown. */
export function PasteNames({ onFound }: { onFound: (ids: number[]) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [answered, answer] = useState<string[]>([]);
  const read = useMutation({
    mutationFn: () => write<ReadUnits>("POST", "orders/reading", { text }),
    onSuccess: ({ found }) => {
      answer([]);
      onFound(found.map((unit) => unit.id));
    },
  });
  const problem = problemOf(read.error);
  const asked = read.data?.ambiguous.filter((one) => !answered.includes(one.text)) ?? [];
  if (!open)
    return (
      <Button variant="default" className="self-start" onClick={() => setOpen(true)}>
        {t("newOrder.paste")}
      </Button>
    );
  return (
    <div className="stack-tight">
      <Textarea
        label={t("newOrder.paste")}
        description={t("newOrder.pasteHelp")}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={20_000}
        data-autofocus
        value={text}
        error={problem?.message}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Ready
        variant="default"
        className="self-start"
        unmet={!text.trim() && t("ready.paste")}
        loading={read.isPending}
        onClick={() => read.mutate()}
      >
        {t("newOrder.read")}
      </Ready>
      {read.data && (
        <p className="small" role="status">
          {t("newOrder.added", { count: read.data.found.length })}
        </p>
      )}
      {asked.map(({ text: name, units }) => (
        <fieldset key={name} className="chips chips-small">
          <legend className="small">{t("newOrder.which", { text: name })}</legend>
          {units.map((unit) => (
            <button
              key={unit.id}
              type="button"
              className="chip"
              onClick={() => {
                onFound([unit.id]);
                answer((kept) => [...kept, name]);
              }}
            >
              {unit.name}
            </button>
          ))}
        </fieldset>
      ))}
      {read.data && read.data.unknown.length > 0 && (
        <div className="note tone-amber" role="alert">
          <div>
            <b>{t("newOrder.unknown")}</b> {read.data.unknown.join("; ")}
          </div>
        </div>
      )}
    </div>
  );
}
