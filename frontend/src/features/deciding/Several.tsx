import { Alert, Checkbox } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Awaiting, Batch } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { TimelinessBadge } from "@/shared/ui/badges";
import { Ready } from "@/shared/ui/Ready";
import { offerOf } from "@/shared/undo/offers";
import { type Decided, useRefresh } from "./useDecide";

/** Several results agreed to at once, as far as the policy lets them be; those that were refused stay, each with why. */
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
  const [ticked, tick] = useState<string[]>([]);
  const [refused, setRefused] = useState<Batch["refused"]>([]);
  const chosen = rows.filter((row) => ticked.includes(row.id));
  const agree = useAct<Batch>((answer) => {
    refresh();
    setRefused(answer.refused);
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
  if (!rows.length) return <p className="dim">{t("deciding.none")}</p>;
  const all = chosen.length === rows.length;
  return (
    <div className="decide-several">
      <p className="dim small">{t("deciding.chooseHelp")}</p>
      <ul className="list">
        <li className="item">
          <Checkbox
            size="md"
            label={t("deciding.chooseAll")}
            checked={all}
            indeterminate={chosen.length > 0 && !all}
            onChange={() => tick(all ? [] : rows.map((row) => row.id))}
          />
        </li>
        {rows.map((row) => (
          <li key={row.id} className="item">
            <Checkbox
              size="md"
              className="grow"
              checked={ticked.includes(row.id)}
              onChange={(event) =>
                tick(event.currentTarget.checked ? [...ticked, row.id] : ticked.filter((id) => id !== row.id))
              }
              label={row.title}
              description={[row.unit?.short_name, row.asked].filter(Boolean).join(" · ")}
              error={refused.find((one) => one.id === row.id)?.detail}
            />
            {row.timeliness && row.due_on && (
              <TimelinessBadge value={row.timeliness} kind="DATE" state={row.state} />
            )}
          </li>
        ))}
      </ul>
      {agree.problem && (
        <Alert color="son" role="alert">
          {agree.problem.passing ? t("deciding.waiting") : agree.problem.message}
        </Alert>
      )}
      {refused.length > 0 && (
        <p className="reason small" role="alert">
          {t("deciding.refused", { count: refused.length })}
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
    </div>
  );
}
