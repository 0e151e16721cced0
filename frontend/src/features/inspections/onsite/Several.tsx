import { Button } from "@mantine/core";
import { IconArrowsSplit } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { showTime } from "@/shared/ui/dates";
import { answerInWords } from "./items";
import { useSite } from "./site";
import { CHOICE, choiceOf, type ItemState } from "./visit";

/** A line that several answered: what each said; where they differ the head of the team says which counts. */
export function Several({ state }: { state: ItemState }) {
  const { t } = useTranslation();
  const { keeping, may } = useSite();
  const all = [...(state.mine ? [state.mine] : []), ...state.others];
  if (all.length < 2) return null;
  const words = { YES: t("onsite.yes"), NO: t("onsite.no"), NA: t("onsite.notApplicable") };
  if (!state.conflict)
    return (
      <p className="dim small">
        {t("onsite.saidByAll", { names: all.map((one) => one.author.full_name).join(", ") })}
      </p>
    );
  return (
    <section className="several-said" aria-label={t("onsite.differ")}>
      <p className="several-head">
        <IconArrowsSplit size={18} stroke={2} aria-hidden />
        {t("onsite.differ")}
      </p>
      <ul>
        {all.map((one) => (
          <li key={one.id}>
            <p>
              <b>{one.author.full_name}</b> <time className="dim small">{showTime(one.at)}</time>
            </p>
            <p className="break">{answerInWords(state.item, one.value, words)}</p>
            {one.note && <p className="dim small break">{one.note}</p>}
            {may.choose && (
              <Button
                variant="default"
                onClick={() => keeping.write(CHOICE, state.item.id, choiceOf(state, one.id))}
              >
                {t("onsite.takeThis")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!may.choose && <p className="small">{t("onsite.headChooses")}</p>}
    </section>
  );
}
