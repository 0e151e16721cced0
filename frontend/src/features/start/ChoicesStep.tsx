import { Button, NativeSelect } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { bodyChoicesQuery } from "@/shared/api/bodyQueries";
import type { BodyChoices, Unit } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { Refusal } from "@/shared/live/Refusal";
import { Panel } from "@/shared/ui/Page";
import { Failed, Loading } from "@/shared/ui/states";
import { useKept } from "@/shared/useKept";
import { Clears } from "./Clears";
import { type Chosen, toPut, UNCHANGED } from "./choices";
import { DatesPanel } from "./DatesPanel";
import { Deciding } from "./Deciding";
import { inWords } from "./inWords";
import { Kinds } from "./Kinds";
import { LeadersTable } from "./LeadersTable";
import { LimitsPanel } from "./LimitsPanel";
import { Presets } from "./Presets";
import { Keeping, Usual } from "./Usual";
import { useRefresh } from "./useRefresh";

/** Standing office, leaders in charge, depth of approval: saved at once. */
export function ChoicesStep({ body, next }: { body: Unit; next: () => void }) {
  const choices = useQuery(bodyChoicesQuery(body.id));
  if (choices.isPending) return <Loading rows={4} height={120} />;
  if (choices.error) return <Failed error={choices.error} retry={() => void choices.refetch()} />;
  return <Form body={body} choices={choices.data} next={next} />;
}

function Form({ body, choices, next }: { body: Unit; choices: BodyChoices; next: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refresh = useRefresh();
  const [chosen, setChosen] = useKept<Chosen>(`start-choices:${body.id}`, UNCHANGED);
  const [tried, setTried] = useState(false);
  const wanted = toPut(choices, chosen);
  const saving = useAct<BodyChoices>((answer) => {
    setChosen(UNCHANGED);
    queries.setQueryData(bodyChoicesQuery(body.id).queryKey, answer);
    void refresh("directory", "readiness", "plans").then(next);
  });
  const problem = (field: string) =>
    saving.problem?.errors.find((one) => one.field.split(".")[0] === field)?.message;
  const choosing = { choices, chosen, set: setChosen, problem };
  const said = (what: Chosen) => inWords(choices, what, t);
  const save = () => {
    setTried(true);
    if (wanted.standing_office)
      saving.mutate({
        path: `bodies/${body.id}/settings`,
        body: wanted,
        method: "PUT",
        ifMatch: choices.if_match,
      });
  };
  return (
    <>
      <Panel title={t("start.office")} aside={t("start.officeHelp")}>
        <NativeSelect
          className="start-office"
          aria-label={t("start.office")}
          value={String(wanted.standing_office || "")}
          error={tried && !wanted.standing_office ? t("start.needOffice") : undefined}
          onChange={(event) => setChosen({ ...chosen, office: event.currentTarget.value })}
          data={[
            { value: "", label: t("start.chooseUnit") },
            ...choices.units.map((unit) => ({ value: String(unit.id), label: unit.name })),
          ]}
        />
      </Panel>
      <LeadersTable {...choosing} />
      <Presets {...choosing} />
      <Clears {...choosing} />
      <Usual {...choosing} />
      <DatesPanel {...choosing} />
      <LimitsPanel {...choosing} />
      <Kinds {...choosing} />
      <Deciding {...choosing} />
      <Keeping {...choosing} />
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
      <div className="start-foot">
        <Button onClick={save} loading={saving.isPending}>
          {t("start.saveChoices")}
        </Button>
        {choices.standing_office && (
          <Button variant="default" onClick={next}>
            {t("start.next")}
          </Button>
        )}
      </div>
    </>
  );
}
