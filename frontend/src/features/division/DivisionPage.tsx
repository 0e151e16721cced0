import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { divisionQuery } from "@/shared/api/bodyQueries";
import { meQuery } from "@/shared/api/queries";
import type { Division, Unit } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { Refusal } from "@/shared/live/Refusal";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { Deputies } from "./Deputies";
import { type Chosen, changes, leaderOf, toPut, UNCHANGED } from "./division";
import { InCharge } from "./InCharge";
import { Past } from "./Past";
import "@/shared/i18n/start";
import { Ready } from "@/shared/ui/Ready";

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
  const nameOf = (id: string) =>
    division.leaders.find((one) => String(one.id) === id)?.full_name ?? t("start.headOfBody");
  const said = (what: Chosen) => ({
    ...Object.fromEntries(
      [
        ...division.areas.map(({ area, title }) => [`area:${area}`, title] as const),
        ...division.units.map(({ id, name }) => [`unit:${id}`, name] as const),
      ].map(([affair, name]) => [name, nameOf(leaderOf(division, what, affair))]),
    ),
    ...Object.fromEntries(
      division.deputies.map((row) => {
        const { deputises, areas } = what.deputies[row.post] ?? row;
        const some = deputises === "AREAS" ? areas : [];
        const titles = division.areas.filter(({ area }) => some.includes(area)).map(({ title }) => title);
        return [row.person.full_name, [t(`division.when.${deputises}`), ...titles].join(", ")];
      }),
    ),
  });
  return (
    <>
      <InCharge division={division} chosen={chosen} set={setChosen} />
      <Deputies division={division} chosen={chosen} set={setChosen} />
      <Refusal
        problem={saving.problem}
        theirs={UNCHANGED}
        mine={chosen}
        said={said}
        take={(next) => {
          if (next === UNCHANGED) saving.reset();
          setChosen(next);
        }}
      />
      {division.may && (
        <div className="form-buttons">
          <Ready
            unmet={!changes(chosen) && t("ready.change")}
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
          </Ready>
        </div>
      )}
      <Past division={division} />
    </>
  );
}
