import { Button, Checkbox, Modal } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Inspection } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useBasis } from "@/shared/api/useBasis";
import { checklistsQuery, type Visit } from "@/shared/api/visitQueries";
import { Refusal } from "@/shared/live/Refusal";

/** Which issued versions the team takes along; until the visit is opened. */
export function ChecklistChoice({ inspection, visit }: { inspection: Inspection; visit: Visit }) {
  const { t } = useTranslation();
  const [choosing, choose] = useState(false);
  return (
    <>
      <Button variant="default" className="self-start" onClick={() => choose(true)}>
        {t("siteVisit.choose")}
      </Button>
      <Modal
        opened={choosing}
        onClose={() => choose(false)}
        title={t("siteVisit.chooseTitle")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <Form inspection={inspection} visit={visit} onDone={() => choose(false)} />
      </Modal>
    </>
  );
}

function Form({ inspection, visit, onDone }: { inspection: Inspection; visit: Visit; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const lists = useQuery(checklistsQuery);
  const [chosen, setChosen] = useState(() => visit.checklists.map((one) => one.id));
  const rows = lists.data?.items ?? [];
  const whose = (checklist: string) =>
    rows.find((row) => row.id === checklist)?.body?.short_name ?? t("checklists.model");
  // An earlier version that was chosen stands beside the newest, until it is unticked.
  const offered = new Map(visit.checklists.map((one) => [one.id, one]));
  for (const row of rows)
    if (row.current && !row.retired_at)
      offered.set(row.current.id, { ...row.current, checklist: row.id, items: [] });
  const save = useAct<Visit>((answer) => {
    queries.setQueryData(["inspection", inspection.id, "visit"], answer);
    void queries.invalidateQueries({ queryKey: ["inspection", inspection.id], exact: true });
    onDone();
  });
  const [seen, see] = useBasis(visit.version, save.problem);
  const said = (ids: string[]) => ({
    [t("siteVisit.chooseTitle")]: ids.map((id) => offered.get(id)?.title ?? "").join("; "),
  });
  const there = visit.checklists.map((one) => one.id);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({
          method: "PUT",
          path: `inspections/${inspection.id}/checklists`,
          body: { items: chosen },
          ifMatch: `"v${seen}"`,
        });
      }}
    >
      <p className="dim small">{t("siteVisit.chooseHelp")}</p>
      <Refusal
        problem={save.problem}
        theirs={there}
        mine={chosen}
        said={said}
        take={(next) => {
          see(visit.version);
          setChosen(next);
        }}
      />
      {[...offered.values()].map((one) => (
        <Checkbox
          key={one.id}
          label={one.title}
          description={`${whose(one.checklist)} · ${t("checklists.version", { number: one.number })}`}
          checked={chosen.includes(one.id)}
          onChange={(event) =>
            setChosen(
              event.currentTarget.checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id),
            )
          }
        />
      ))}
      <p className="small">
        <Link to="/checklists" className="link">
          {t("checklists.title")}
        </Link>
      </p>
      <div className="form-buttons">
        <Button variant="default" onClick={onDone}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t("siteVisit.saveChoice")}
        </Button>
      </div>
    </form>
  );
}
