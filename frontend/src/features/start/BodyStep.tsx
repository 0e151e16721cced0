import { Alert, Button, Select } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { bodiesQuery } from "@/shared/api/bodyQueries";
import type { BodyOffer, Start, Unit } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { Panel } from "@/shared/ui/Page";
import { Failed, Loading } from "@/shared/ui/states";
import type { Step } from "./steps";

const PROVINCES = 34;

/** The bodies one administers, and, for who sets the system up, all others to choose from. */
export function BodyStep({ start, go }: { start: Start; go: (step: Step, body?: number) => void }) {
  const { t } = useTranslation();
  return (
    <>
      {start.bodies.length > 0 && (
        <Panel title={t("start.mine")}>
          <ul className="start-mine">
            {start.bodies.map((body: Unit) => (
              <li key={body.id}>
                <span className="grow">
                  <span className="strong">{body.name}</span>{" "}
                  <span className="dim small">{t("start.code", { code: body.code })}</span>
                </span>
                <Button variant="default" size="xs" onClick={() => go(2, body.id)}>
                  {t("start.continue")}
                </Button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {start.may_open && <Choose go={go} />}
    </>
  );
}

function Choose({ go }: { go: (step: Step, body?: number) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [province, setProvince] = useState<string | null>(null);
  const [commune, setCommune] = useState<string | null>(null);
  const provinces = useQuery(bodiesQuery(undefined));
  const communes = useQuery({ ...bodiesQuery(province ?? ""), enabled: province !== null });
  const loading = useAct<unknown>(() => void queries.invalidateQueries({ queryKey: ["bodies"] }));
  const opening = useAct<Start>((page) => {
    for (const queryKey of [["me"], ["start"], ["bodies"]]) void queries.invalidateQueries({ queryKey });
    go(2, page.body?.id);
  });
  if (provinces.isPending) return <Loading rows={2} height={72} />;
  if (provinces.error) return <Failed error={provinces.error} retry={() => void provinces.refetch()} />;
  const offered: BodyOffer[] = [...provinces.data.items, ...(communes.data?.items ?? [])];
  const chosen = offered.find((body) => String(body.id) === (commune ?? province));
  const problem = opening.problem ?? loading.problem;
  return (
    <Panel title={t("start.choose")}>
      {provinces.data.items.length < PROVINCES && (
        <div className="note tone-amber start-official">
          <p className="grow">{t("start.official")}</p>
          <Button
            variant="default"
            size="xs"
            loading={loading.isPending}
            onClick={() => loading.mutate({ path: "bodies", body: {} })}
          >
            {t("start.loadOfficial")}
          </Button>
        </div>
      )}
      {problem && (
        <Alert color="son" role="alert">
          {problem.message}
        </Alert>
      )}
      <div className="start-choice">
        <Select
          label={t("start.province")}
          placeholder={t("start.typeName")}
          searchable
          clearable
          nothingFoundMessage={t("start.nothingFound")}
          value={province}
          onChange={(value) => {
            setProvince(value);
            setCommune(null);
          }}
          data={options(provinces.data.items)}
        />
        <Select
          label={t("start.commune")}
          description={t("start.communeHelp")}
          placeholder={t("start.typeName")}
          searchable
          clearable
          disabled={!province || communes.isPending}
          nothingFoundMessage={t("start.nothingFound")}
          value={commune}
          onChange={setCommune}
          data={options(communes.data?.items ?? [])}
        />
      </div>
      {chosen && (
        <div className="start-chosen">
          <p className="grow">
            <span className="strong">{chosen.name}</span>{" "}
            <span className="dim small">{t("start.code", { code: chosen.code })}</span>
            {chosen.opened && <span className="dim small"> · {t("start.opened")}</span>}
          </p>
          <Button
            loading={opening.isPending}
            onClick={() => opening.mutate({ path: `bodies/${chosen.id}/opening`, body: {} })}
          >
            {t("start.open")}
          </Button>
        </div>
      )}
    </Panel>
  );
}

const options = (bodies: BodyOffer[]) =>
  bodies.map((body) => ({ value: String(body.id), label: body.short_name.replace(/^UBND /, "") }));
