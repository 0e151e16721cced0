import { Alert, Button, Checkbox } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "@/shared/api/client";
import type { Checklists, Visit } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";

/** Which checklists the visit takes along; they stand once it was opened. */
export function ChecklistChoice({ inspection }: { inspection: string }) {
  const { t } = useTranslation();
  const [choosing, choose] = useState(false);
  const visit = useQuery({
    queryKey: ["inspection", inspection, "visit"],
    queryFn: () => get<Visit>(`inspections/${inspection}/visit`),
  }).data;
  if (!visit) return null;
  if (choosing) return <Choosing visit={visit} onDone={() => choose(false)} />;
  return (
    <div className="stack-tight">
      {visit.checklists.length ? (
        <ul className="plain-list">
          {visit.checklists.map((list) => (
            <li key={list.id}>
              {list.title}{" "}
              <span className="dim small">
                {t("onsite.version", { n: list.number, count: list.items.length })}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="dim small">{t("onsite.noChecklist")}</p>
      )}
      {visit.may.checklists && (
        <button type="button" className="text-button self-start" onClick={() => choose(true)}>
          {t("onsite.chooseChecklists")}…
        </button>
      )}
    </div>
  );
}

function Choosing({ visit, onDone }: { visit: Visit; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const lists = useQuery({ queryKey: ["checklists"], queryFn: () => get<Checklists>("checklists") }).data;
  const [chosen, setChosen] = useState(() => visit.checklists.map((list) => list.id));
  const save = useAct<Visit>((answer) => {
    queries.setQueryData(["inspection", visit.id, "visit"], answer);
    void queries.invalidateQueries({ queryKey: ["inspection", visit.id] });
    onDone();
  });
  if (!lists) return null;
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({
          method: "PUT",
          path: `inspections/${visit.id}/checklists`,
          body: { items: chosen },
          ifMatch: `"v${visit.version}"`,
        });
      }}
    >
      {save.problem && (
        <Alert color="son" role="alert">
          {save.problem.message}
        </Alert>
      )}
      <Checkbox.Group label={t("onsite.chooseChecklists")} value={chosen} onChange={setChosen}>
        <div className="stack-tight">
          {lists.items.map(
            ({ current }) =>
              current && (
                <Checkbox
                  key={current.id}
                  value={current.id}
                  label={current.title}
                  description={t("onsite.version", { n: current.number, count: current.items })}
                />
              ),
          )}
        </div>
      </Checkbox.Group>
      <div className="acts">
        <Button type="submit" loading={save.isPending}>
          {t("onsite.saveChecklists")}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t("app.cancel")}
        </Button>
      </div>
    </form>
  );
}
