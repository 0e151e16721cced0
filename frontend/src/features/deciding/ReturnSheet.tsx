import { Button, Drawer, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DecisionCard, Transition } from "@/shared/api/types";
import { why } from "@/shared/live/said";
import { forgetDraft, keepDraft, keptDraft } from "@/shared/transitions/drafts";
import { Unkept } from "@/shared/ui/Unkept";
import { useFocusBack } from "@/shared/ui/useFocusBack";
import type { useDecide } from "./useDecide";

/** Why it goes back: the body's own reasons by one tap each, and words of one's own, kept as they are typed. */
export function ReturnSheet({
  card,
  transition,
  decide,
  onClose,
}: {
  card: DecisionCard;
  transition: Transition;
  decide: ReturnType<typeof useDecide>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const place = `${card.id}:${transition.name}`;
  const [need] = transition.needs;
  const name = need?.name ?? "reason";
  const [text, setText] = useState(keptDraft(place)[name] ?? "");
  const [chosen, choose] = useState<string[]>([]);
  const reason = [...chosen, text.trim()].filter(Boolean).join("\n");
  const { problem } = decide;
  useFocusBack();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!reason) return;
    keepDraft(place, { [name]: reason });
    decide.act.mutate(
      { path: transition.href, body: { [name]: reason }, ifMatch: transition.if_match },
      { onSuccess: () => forgetDraft(place) },
    );
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="auto"
      title={transition.label.replace(/…$/, "")}
      closeButtonProps={{ "aria-label": t("app.close") }}
      attributes={{ header: { role: "presentation" } }}
    >
      <form className="stack" onSubmit={send}>
        <fieldset className="decide-reasons">
          <legend className="visually-hidden">{t("deciding.reasons")}</legend>
          {need?.presets.map((one, order) => (
            <button
              key={one}
              type="button"
              data-autofocus={order === 0 || undefined}
              className={chosen.includes(one) ? "chip chip-on" : "chip"}
              aria-pressed={chosen.includes(one)}
              onClick={() =>
                choose(chosen.includes(one) ? chosen.filter((kept) => kept !== one) : [...chosen, one])
              }
            >
              {one}
            </button>
          ))}
        </fieldset>
        <Textarea
          label={t("deciding.ownWords")}
          data-autofocus={!need?.presets.length || undefined}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={need?.max_length ?? undefined}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            keepDraft(place, { [name]: event.currentTarget.value });
          }}
        />
        <Unkept />
        {problem && (
          <p className="note tone-red" role="alert">
            {problem.passing ? t("deciding.waiting") : why(problem, t)}
          </p>
        )}
        <Button type="submit" size="lg" disabled={!reason} loading={decide.busy}>
          {t(problem?.passing ? "deciding.again" : "deciding.refuse")}
        </Button>
      </form>
    </Drawer>
  );
}
