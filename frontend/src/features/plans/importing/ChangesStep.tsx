import { Button, Checkbox } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fileDifferenceQuery } from "@/shared/api/planQueries";
import type { Difference, Plan } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { Ready } from "@/shared/ui/Ready";
import { Empty, Failed } from "@/shared/ui/states";
import { Working } from "@/shared/ui/Working";
import { DifferenceTable } from "../changes/DifferenceTable";
import type { ImportSearch } from "./ImportPage";

/** A changed file held against the draft: what differs, line by line, to be taken or left. */
export function ChangesStep(props: { plan: Plan; search: ImportSearch; go: (next: ImportSearch) => void }) {
  const { t } = useTranslation();
  const { plan, search, go } = props;
  const found = useQuery(fileDifferenceQuery(plan.id, search.upload ?? "", Boolean(search.hidden)));
  if (found.isPending) return <Working words={t("importing.comparing")} most={10} upload={search.upload} />;
  if (found.error) return <Failed error={found.error} retry={() => void found.refetch()} />;
  if (!found.data.rows.length && !found.data.targets)
    return (
      <Empty
        title={t("versions.same")}
        help={t("versions.sameHelp")}
        action={
          <Button variant="subtle" onClick={() => go({ step: 4 })}>
            {t("versions.replaceAll")}
          </Button>
        }
      />
    );
  return <Choosing {...props} difference={found.data} />;
}

function Choosing({
  plan,
  search,
  go,
  difference,
}: {
  plan: Plan;
  search: ImportSearch;
  go: (next: ImportSearch) => void;
  difference: Difference;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set(difference.rows.map((row) => row.key)));
  const [targets, setTargets] = useState(difference.targets);
  const total = difference.rows.length + (difference.targets ? 1 : 0);
  const count = taken.size + (targets ? 1 : 0);
  const take = useAct<Plan>((made) => {
    queries.setQueryData(["plan", made.id], made);
    for (const queryKey of [["plan"], ["work"], ["readiness"]]) void queries.invalidateQueries({ queryKey });
    notifications.show({ message: t("versions.taken", { count }), autoClose: 6000 });
    void navigate({ to: "/plans/$planId", params: { planId: made.id }, search: {} });
  });
  return (
    <div className="stack">
      {take.problem && (
        <div className="note tone-red" role="alert">
          <div>
            <b>{t("versions.takeFailed")}</b>
            <p>{take.problem.message}</p>
          </div>
        </div>
      )}
      {difference.targets && (
        <Checkbox
          label={t("versions.targets")}
          checked={targets}
          onChange={(event) => setTargets(event.currentTarget.checked)}
        />
      )}
      {difference.rows.length > 0 && (
        <DifferenceTable difference={difference} choice={{ taken, set: (keys) => setTaken(new Set(keys)) }} />
      )}
      {take.isPending && (
        <Working words={t("importing.taking", { count })} most={20} upload={search.upload} last="KEEPING" />
      )}
      <div className="sticky-bar">
        <p className="grow small dim" role="status">
          {t("versions.chosen", { count, total })}
        </p>
        <Button variant="subtle" onClick={() => go({ step: 4 })}>
          {t("versions.replaceAll")}
        </Button>
        <Ready
          unmet={!count && t("ready.choose")}
          loading={take.isPending}
          onClick={() =>
            take.mutate({
              path: `plans/${plan.id}/changes`,
              body: {
                upload: search.upload,
                accepted: [...taken],
                targets,
                take_hidden: Boolean(search.hidden),
              },
              ifMatch: `"v${plan.version}"`,
            })
          }
        >
          {t("versions.takeCount", { count })}
        </Ready>
      </div>
    </div>
  );
}
