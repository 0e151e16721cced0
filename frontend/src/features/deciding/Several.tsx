import { Alert, Checkbox } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Awaiting, Batch } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { why } from "@/shared/live/said";
import { TimelinessBadge } from "@/shared/ui/badges";
import { Ready } from "@/shared/ui/Ready";
import { offerOf } from "@/shared/undo/offers";
import { type Decided, useRefresh } from "./useDecide";

/** Several results agreed to at once, as far as the policy lets them be; those that were refused stay, each with why, and those
 * that were ticked and wait no longer are named. */
export function Several({
  rows,
  onDone,
  onOver,
}: {
  rows: Awaiting[];
  onDone: (decided: Decided) => void;
  onOver: () => void;
}) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const [ticked, tick] = useState<Awaiting[]>([]);
  const [refused, setRefused] = useState<(Awaiting & { said: string })[]>([]);
  const among = (some: { id: string }[], row: Awaiting) => some.find((one) => one.id === row.id);
  const chosen = rows.filter((row) => among(ticked, row));
  const stays = refused.filter((row) => among(rows, row));
  const agree = useAct<Batch>((answer) => {
    refresh();
    const said = new Map(answer.refused.map((one) => [one.id, why(one, t)]));
    setRefused(ticked.flatMap((row) => ({ ...row, said: said.get(row.id) ?? "" })).filter((row) => row.said));
    tick([]);
    if (answer.done.length)
      onDone({
        names: answer.done.map((id) => `task:${id}`),
        title: t("deciding.doneSeveral", { count: answer.done.length }),
        undo: offerOf(answer),
        at: performance.now(),
      });
    if (!answer.refused.length) onOver();
  });
  // What one agreed to oneself goes as well, before the answer says so.
  const gone: (Awaiting & { said?: string })[] = agree.isPending
    ? []
    : [...refused.filter((row) => !among(ticked, row)), ...ticked].filter((row) => !among(rows, row));
  const all = chosen.length === rows.length;
  return (
    <div className="decide-several">
      {gone.length > 0 && (
        <div className="note tone-amber" role="status">
          <div>
            <b>{t("deciding.goneSome", { count: gone.length })}</b> {t("deciding.goneHelp")}
            <ul>
              {gone.map((row) => (
                <li key={row.id}>
                  {row.title}
                  {row.said && <p className="small">{row.said}</p>}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {rows.length ? (
        <>
          <p className="dim small">{t("deciding.chooseHelp")}</p>
          <ul className="list">
            <li className="item">
              <Checkbox
                size="md"
                label={t("deciding.chooseAll")}
                checked={all}
                indeterminate={chosen.length > 0 && !all}
                onChange={() => tick(all ? [] : rows)}
              />
            </li>
            {rows.map((row) => (
              <li key={row.id} className="item">
                <Checkbox
                  size="md"
                  className="grow"
                  checked={Boolean(among(ticked, row))}
                  onChange={(event) =>
                    tick(
                      event.currentTarget.checked
                        ? [...ticked, row]
                        : ticked.filter((one) => one.id !== row.id),
                    )
                  }
                  label={row.title}
                  description={[row.unit?.short_name, row.asked].filter(Boolean).join(" · ")}
                  error={stays.find((one) => one.id === row.id)?.said}
                />
                {row.timeliness && row.due_on && (
                  <TimelinessBadge value={row.timeliness} kind="DATE" state={row.state} />
                )}
              </li>
            ))}
          </ul>
          {agree.problem && (
            <Alert color="son" role="alert">
              {agree.problem.passing ? t("deciding.waiting") : why(agree.problem, t)}
            </Alert>
          )}
          {stays.length > 0 && (
            <p className="reason small" role="alert">
              {t("deciding.refused", { count: stays.length })}
            </p>
          )}
          <Ready
            size="lg"
            unmet={!chosen.length && t("ready.choose")}
            loading={agree.isPending}
            onClick={() =>
              agree.mutate({
                path: "tasks/transitions/approve",
                body: { items: chosen.map(({ id, together }) => ({ id, if_match: together })) },
              })
            }
          >
            {chosen.length ? t("deciding.agreeSeveral", { count: chosen.length }) : t("deciding.chooseFirst")}
          </Ready>
        </>
      ) : (
        <p className="dim">{t("deciding.none")}</p>
      )}
    </div>
  );
}
