import { Alert, Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { divisionQuery } from "@/shared/api/bodyQueries";
import { meQuery } from "@/shared/api/queries";
import type { Division, Unit } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { Deputies } from "./Deputies";
import { type Chosen, changes, toPut, UNCHANGED } from "./division";
import { InCharge } from "./InCharge";
import { Past } from "./Past";

/** Which leader has which affairs, and when deputies act for their heads: read by all of the body, set by who may. */
export function DivisionPage() {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  return (
    <div className="page page-narrow stack">
      <Crumbs title={t("division.title")}>
        <b>{t("division.title")}</b>
      </Crumbs>
      <div>
        <h1>{t("division.title")}</h1>
        <p className="dim">{t("division.lead")}</p>
      </div>
      {me.isPending && <Loading rows={4} height={80} />}
      {me.error && <Failed error={me.error} retry={() => void me.refetch()} />}
      {me.data && (me.data.body ? <Of body={me.data.body} /> : <Empty title={t("division.noBody")} />)}
    </div>
  );
}

function Of({ body }: { body: Unit }) {
  const division = useQuery(divisionQuery(body.id));
  if (division.isPending) return <Loading rows={4} height={80} />;
  if (division.error) return <Failed error={division.error} retry={() => void division.refetch()} />;
  return <Form body={body} division={division.data} />;
}

function Form({ body, division }: { body: Unit; division: Division }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Chosen>(UNCHANGED);
  const query = divisionQuery(body.id);
  const saving = useAct<Division>((answer) => {
    setChosen(UNCHANGED);
    queries.setQueryData(query.queryKey, answer);
    for (const key of ["directory", "readiness", "work"]) void queries.invalidateQueries({ queryKey: [key] });
    notifications.show({ message: t("division.saved") });
  });
  return (
    <>
      <InCharge division={division} chosen={chosen} set={setChosen} />
      <Deputies division={division} chosen={chosen} set={setChosen} />
      {saving.problem && (
        <Alert color="son" role="alert">
          <p>{saving.problem.message}</p>
          {saving.problem.stale && (
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                saving.reset();
                void queries.invalidateQueries({ queryKey: query.queryKey });
              }}
            >
              {t("start.seeNew")}
            </Button>
          )}
        </Alert>
      )}
      {division.may && (
        <div className="form-buttons">
          <Button
            disabled={!changes(chosen)}
            loading={saving.isPending}
            onClick={() =>
              saving.mutate({
                path: `bodies/${body.id}/division`,
                body: toPut(division, chosen),
                method: "PUT",
                ifMatch: division.if_match,
              })
            }
          >
            {t("division.save")}
          </Button>
        </div>
      )}
      <Past division={division} />
    </>
  );
}
